import { z } from 'zod';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { sendInParts } from '../../src/lib/send-in-parts.ts';
import { recipientOf } from './address.ts';
import { callZalo, type ZaloCall } from './call-zalo.ts';
import { chatTexts } from './chat-text.ts';
import { fitFile, type FittedFile } from './fit-file.ts';
import { zaloLimits, type ZaloSettings } from './schema.ts';
import { uploadFile, type UploadedFile } from './upload.ts';

const dayMs = 86_400_000;
const taken = z.object({ message_id: z.union([z.string(), z.int().transform(String)]) });

/** One message of the platform: a text, a picture with a text under it, or a file. */
type Part = { readonly text?: string; readonly attachment?: object; readonly quote_message_id?: string };

/** Sends a consultation message (tin Tư vấn). A long text or several files become several messages. */
export async function sendChat(message: OutboundMessage, account: Account<ZaloSettings>): Promise<SendResult> {
  const { lastInboundAt } = message;
  if (lastInboundAt !== null && account.now().getTime() - lastInboundAt.getTime() > zaloLimits.windowDays * dayMs) {
    const detail = `the person last wrote more than ${zaloLimits.windowDays} days ago`;
    return { state: 'failed', errorClass: 'window_closed', detail };
  }
  const fitted = await fitFiles(message);
  if (!Array.isArray(fitted)) return fitted;
  const files: UploadedFile[] = [];
  for (const file of fitted) {
    const upload = await uploadFile(file, account);
    if (!upload.ok) return upload.result;
    files.push(upload.file);
  }
  const parts = partsOf(message, files);
  if (parts.length === 0) return { state: 'failed', errorClass: 'permanent', detail: 'there is nothing to send' };
  return sendInParts({ id: message.id, parts }, account, async (part) => {
    const call = await sendPart(part, message, account);
    if (!call.ok) return call;
    return { ok: true, id: taken.safeParse(call.data).data?.message_id ?? null };
  });
}

async function fitFiles(message: OutboundMessage): Promise<FittedFile[] | SendResult> {
  const fitted: FittedFile[] = [];
  for (const attachment of message.attachments) {
    const file = await fitFile(attachment);
    if (file === null) {
      const detail = `Zalo cannot send ${attachment.name}: only pictures, and PDF, DOC and DOCX up to 5 MB`;
      return { state: 'failed', errorClass: 'permanent', detail };
    }
    fitted.push(file);
  }
  return fitted;
}

/** The last text stands under the first picture; the first message quotes what it answers. */
function partsOf(message: OutboundMessage, files: readonly UploadedFile[]): readonly Part[] {
  const texts = [...chatTexts(message)];
  const [first, ...others] = [...files.filter((file) => file.isPicture), ...files.filter((file) => !file.isPicture)];
  const captioned = first?.isPicture === true ? texts.pop() : undefined;
  const parts: Part[] = texts.map((text) => ({ text }));
  if (first !== undefined)
    parts.push({ ...(captioned !== undefined && { text: captioned }), attachment: first.attachment });
  for (const file of others) parts.push({ attachment: file.attachment });
  const quoted = message.references.at(-1);
  const [head, ...tail] = parts;
  if (head === undefined || quoted === undefined) return parts;
  return [{ ...head, quote_message_id: quoted }, ...tail];
}

async function sendPart(part: Part, message: OutboundMessage, account: Account<ZaloSettings>): Promise<ZaloCall> {
  const call = await postPart(part, message, account);
  const { quote_message_id: quoted, ...plain } = part;
  // What is quoted may be gone, or no message of this chat; the answer matters more than its frame.
  const isRefused = !call.ok && call.result.state === 'failed' && call.result.errorClass === 'config';
  return quoted !== undefined && isRefused ? postPart(plain, message, account) : call;
}

function postPart(part: Part, message: OutboundMessage, account: Account<ZaloSettings>): Promise<ZaloCall> {
  return callZalo(account, {
    url: `${account.settings.baseUrl}/v3.0/oa/message/cs`,
    side: 'oa',
    method: 'POST',
    json: { recipient: recipientOf(message.to.address), message: part },
  });
}
