import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawInput, StoredReceipt, Verdict } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import { ownHeaders } from '../../src/lib/own-headers.ts';
import { fileProblems } from './file-rules.ts';
import { readBody } from './read-body.ts';
import { webLimits } from './schema.ts';

/** Receipts of the chat beside those of the form. */
export const chatKind = 'chat';

const chatMessage = z.object({
  /** Made by the page; sent twice, it is one message. */
  id: z.string().toLowerCase().pipe(z.guid()),
  text: z.string().trim().max(webLimits.maxChat).default(''),
  name: z.string().trim().max(120).optional(),
  lang: z.enum(['vi', 'en']).optional(),
});

const refused = {
  ok: false,
  status: 400,
  code: 'chat.invalid',
  message: {
    vi: 'Tin nhắn trống, quá dài hoặc không đọc được. Hãy viết lại và gửi lần nữa.',
    en: 'The message is empty, too long or cannot be read. Please write it again.',
  },
} as const satisfies Verdict;

/** The conversation that the hub's own chat page names; null for what came another way. */
export function conversationOf(headers: RawInput['headers']): string | null {
  const conversation = headers[ownHeaders.chat] ?? '';
  return /^[0-9a-f]{32,64}$/u.test(conversation) ? conversation : null;
}

/** Unique over all conversations, and telling nobody which one: the conversation's id opens it. */
function receiptId(conversation: string, id: string): string {
  return `${createHash('sha256').update(conversation).digest('hex').slice(0, 16)}:${id}`;
}

/** One message of the chat, as the hub's own page hands it over (JSON). Never throws. */
export async function verifyChat(input: RawInput, conversation: string): Promise<Verdict> {
  if (input.body.length > webLimits.jsonBodyBytes) return { ...refused, status: 413, code: 'chat.too_large' };
  const posted = await readBody(input.body, input.headers['content-type'] ?? '');
  if (typeof posted === 'string') return refused;
  const parsed = chatMessage.safeParse(Object.fromEntries(posted.fields));
  if (!parsed.success || (parsed.data.text === '' && posted.files.length === 0)) return refused;
  const { problems, isTooLarge } = fileProblems(posted);
  if (problems.length > 0) return { ...refused, status: isTooLarge ? 413 : 400, code: 'chat.files', fields: problems };
  const receipt = { kind: chatKind, externalId: receiptId(conversation, parsed.data.id), body: input.body };
  return { ok: true, receipts: [receipt] };
}

/** A stored message of the chat. The secret of the conversation is what shows who writes: no other address is claimed. */
export async function normaliseChat(receipt: StoredReceipt): Promise<Normalised> {
  const conversation = conversationOf(receipt.headers);
  const posted = await readBody(receipt.body, receipt.headers['content-type'] ?? '');
  const parsed = typeof posted === 'string' ? null : chatMessage.safeParse(Object.fromEntries(posted.fields));
  if (conversation === null || typeof posted === 'string' || !parsed?.success)
    return { type: 'unreadable', reason: 'chat message' };
  const message = plainMessage({
    externalId: receipt.externalId,
    from: { address: conversation, kind: 'web', name: parsed.data.name || null, verified: true },
    text: parsed.data.text,
    lang: parsed.data.lang ?? null,
    conversation,
    attachments: posted.files,
  });
  return { type: 'message', message };
}
