import { z } from 'zod';
import type { Account, OutboundAttachment, OutboundMessage, SendResult } from '../../src/channels/port.ts';
import { callGraph, resultOf, type GraphFailure } from './graph.ts';
import { partsSent, rememberParts, type Progress } from './memory.ts';
import { replyWindow } from './reply-window.ts';
import { facebookLimits, type FacebookSettings } from './schema.ts';
import { splitText } from './split-text.ts';

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

const nothingSent: Progress = { sent: 0, ids: [] };

/** Nothing was asked of the platform, because what is known of earlier tries cannot be read. */
export const storeAway: SendResult = {
  state: 'failed',
  errorClass: 'retry',
  detail: 'Hub chưa đọc được kho riêng của kênh, sẽ gửi lại.',
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
  const contents = [...splitText(message.text, facebookLimits.messageText), ...message.attachments];
  if (contents.length === 0) return { state: 'failed', errorClass: 'permanent', detail: 'Tin nhắn trống.' };
  const before = contents.length === 1 ? nothingSent : await partsSent(account, message.id).catch(() => null);
  if (before === null) return storeAway;
  const ids = [...before.ids];
  for (const [index, content] of contents.entries()) {
    if (index < before.sent) continue;
    const recipient = { id: message.to.address };
    const sent = await postMessage({ recipient, messaging, content, metadata: message.id }, account);
    if (!sent.ok) return broken(sent.failure, { message, account, progress: { sent: index, ids } });
    if (sent.id !== null) ids.push(sent.id);
  }
  // What stays noted of a message that is out is never asked for again.
  if (before.sent > 0) await rememberParts(account, message.id, nothingSent).catch(() => undefined);
  return sentAs(ids);
}

/** The message by the ids of its parts: delivered and read is what the last part is. */
function sentAs(ids: readonly string[]): SendResult {
  const earlier = ids.slice(0, -1);
  return { state: 'sent', providerId: ids.at(-1) ?? null, ...(earlier.length > 0 && { alsoProviderIds: earlier }) };
}

/** A sequence that broke off goes on where it stopped when it is tried again, so that nobody reads its beginning twice. */
async function broken(
  failure: GraphFailure,
  {
    message,
    account,
    progress,
  }: {
    readonly message: OutboundMessage;
    readonly account: Account<FacebookSettings>;
    readonly progress: Progress;
  },
): Promise<SendResult> {
  const result = resultOf(failure);
  if (progress.sent === 0) return result;
  try {
    await rememberParts(account, message.id, progress);
  } catch {
    return { state: 'unknown', detail: `Đã gửi ${progress.sent} phần đầu; ${result.detail}` };
  }
  return { ...result, detail: `Đã gửi ${progress.sent} phần đầu; ${result.detail}` };
}
