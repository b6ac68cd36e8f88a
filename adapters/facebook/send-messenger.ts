import { z } from 'zod';
import type { OutboundAttachment, OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { markAutomatic } from '../../src/lib/automatic-mark.ts';
import { sendInParts } from '../../src/lib/send-in-parts.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { callGraph, resultOf, type GraphFailure } from './graph.ts';
import { replyWindow } from './reply-window.ts';
import { facebookLimits, type FacebookSettings } from './schema.ts';

/** Whom a message is for: a person who wrote, or whoever wrote a comment or post. */
export type Recipient = { readonly id: string } | { readonly comment_id: string } | { readonly post_id: string };

const taken = z.object({ message_id: z.string().min(1).optional() });

/** Hands one message to the Send API. Gives the platform's id of it. */
export async function postMessage(
  input: {
    readonly recipient: Recipient;
    readonly messaging: Readonly<Record<string, string>>;
    readonly content: string | OutboundAttachment;
    /** Comes back in the echo. */
    readonly metadata: string;
  },
  account: Account<FacebookSettings>,
): Promise<{ readonly ok: true; readonly id: string | null } | { readonly ok: false; readonly failure: GraphFailure }> {
  const { content, metadata, recipient, messaging } = input;
  const body = typeof content === 'string' ? { recipient, ...messaging, message: { text: content, metadata } } : null;
  const answer = await callGraph(
    {
      method: 'POST',
      path: `${encodeURIComponent(account.settings.pageId)}/messages`,
      body: body ?? formOf(input, content),
      // An upload of 25 MB takes its time.
      ...(body === null && { timeoutMs: 60_000 }),
    },
    account,
  );
  if (!answer.ok) return answer;
  const parsed = taken.safeParse(answer.json);
  return { ok: true, id: parsed.success ? (parsed.data.message_id ?? null) : null };
}

function formOf(
  { recipient, messaging, metadata }: Omit<Parameters<typeof postMessage>[0], 'content'>,
  file: string | OutboundAttachment,
): FormData {
  const form = new FormData();
  form.set('recipient', JSON.stringify(recipient));
  for (const [name, value] of Object.entries(messaging)) form.set(name, value);
  if (typeof file === 'string') return form;
  const kind = /^(image|video|audio)\//u.exec(file.type)?.[1] ?? 'file';
  form.set('message', JSON.stringify({ attachment: { type: kind, payload: {} }, metadata }));
  form.set('filedata', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return form;
}

const closed: SendResult = {
  state: 'failed',
  errorClass: 'window_closed',
  detail: 'Đã quá thời hạn Facebook cho phép trả lời kể từ tin cuối của người này.',
};

/**
 * Answers in Messenger: the text in as many messages as it needs, then the files. Outside Meta's window nothing is asked of the
 * platform, which counts refused messages against the Page.
 */
export async function sendToMessenger(
  message: OutboundMessage,
  account: Account<FacebookSettings>,
): Promise<SendResult> {
  const window = replyWindow({ ...message, now: account.now(), humanAgent: account.settings.humanAgent });
  if (window === 'closed') return closed;
  const messaging: Record<string, string> =
    window === 'response' ? { messaging_type: 'RESPONSE' } : { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
  const texts = splitText(markAutomatic(message), facebookLimits.messageText);
  const parts = [...texts, ...message.attachments];
  if (parts.length === 0) return { state: 'failed', errorClass: 'permanent', detail: 'Tin nhắn trống.' };
  const recipient = { id: message.to.address };
  return sendInParts({ id: message.id, parts }, account, async (content) => {
    const sent = await postMessage({ recipient, messaging, content, metadata: message.id }, account);
    return sent.ok ? sent : { ok: false, result: resultOf(sent.failure) };
  });
}
