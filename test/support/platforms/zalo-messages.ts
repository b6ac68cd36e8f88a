import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Person } from './platform.ts';
import type { ZaloChats } from './zalo-chats.ts';
import type { ZaloFault } from './zalo-faults.ts';
import type { ZaloUploads } from './zalo-uploads.ts';

const chatBody = z.object({
  recipient: z.object({ user_id: z.string().optional(), anonymous_id: z.string().optional() }),
  message: z.object({
    text: z.string().optional(),
    quote_message_id: z.string().optional(),
    attachment: z
      .object({
        payload: z.object({
          token: z.string().optional(),
          elements: z.array(z.object({ attachment_id: z.string().optional() })).optional(),
        }),
      })
      .optional(),
  }),
});
const templateBody = z.object({
  phone: z.string(),
  template_id: z.string(),
  template_data: z.record(z.string(), z.string()),
  tracking_id: z.string().optional(),
});

/** A message that Zalo took: to whom, and what goes with its receipts. */
export type TakenMessage = {
  readonly id: string;
  readonly person: Person;
  readonly text: string;
  readonly trackingId: string | null;
};
/** What the hub is told, and what became of its message; null: it was refused. */
export type MessageAnswer = { readonly body: object; readonly taken: TakenMessage | null };

type Desk = {
  readonly chats: ZaloChats;
  readonly uploads: ZaloUploads;
  readonly isOn: (fault: ZaloFault) => boolean;
  readonly templateId: string;
  readonly now: () => Date;
};

export function newMessageId(): string {
  return randomBytes(10).toString('hex');
}

function refuse(error: number, message: string): MessageAnswer {
  return { body: { error, message }, taken: null };
}

/** Takes a consultation message (`/v3.0/oa/message/cs`). */
export function takeChatMessage(desk: Desk, posted: unknown): MessageAnswer {
  const parsed = chatBody.safeParse(posted);
  if (!parsed.success) return refuse(-201, 'Params is invalid');
  const { recipient, message } = parsed.data;
  const userId = recipient.user_id ?? recipient.anonymous_id ?? '';
  const chat = desk.chats.find(userId);
  if (chat === null) return refuse(-213, 'User has not followed OA');
  if (desk.isOn('night')) return refuse(-234, 'This message type cannot be sent at night');
  if (desk.isOn('window-closed') || !desk.chats.mayBeWrittenTo(userId))
    return refuse(-230, 'User has not interacted with the OA in the past 7 days');
  const { text = '', attachment, quote_message_id: quoted } = message;
  if (text.length > 2000) return refuse(-210, 'Text is over limit length');
  if (text === '' && attachment === undefined) return refuse(-201, 'Message is empty');
  if (quoted !== undefined && !desk.chats.hasMessage(quoted)) return refuse(-201, 'quote_message_id is invalid');
  const { token, elements = [] } = attachment?.payload ?? {};
  const fileIds = [token, ...elements.map((element) => element.attachment_id)].filter((id) => id !== undefined);
  const files = fileIds.map((id) => desk.uploads.find(id));
  if (files.includes(null)) return refuse(-100, 'Attachment id is expired or invalid');
  const id = newMessageId();
  const names = files.map((file) => file?.name ?? '');
  desk.chats.show(chat.person, { id, from: 'hub', text, files: names });
  const data = { message_id: id, user_id: userId, sent_time: String(desk.now().getTime()) };
  return {
    body: { error: 0, message: 'Success', data },
    taken: { id, person: chat.person, text, trackingId: null },
  };
}

/** Takes a ZNS message (`/message/template`). */
export function takeTemplateMessage(desk: Desk, posted: unknown): MessageAnswer {
  const parsed = templateBody.safeParse(posted);
  if (!parsed.success) return refuse(-132, 'Param is invalid');
  const { phone, template_id: templateId, template_data: fields, tracking_id: trackingId } = parsed.data;
  if (!/^84\d{9}$/u.test(phone)) return refuse(-108, 'Phone number is invalid');
  if (templateId !== desk.templateId) return refuse(-109, 'Template ID is invalid');
  if (desk.isOn('night')) return refuse(-133, 'This ZNS is not allowed to be sent at night');
  const person = desk.isOn('no-zalo') ? null : desk.chats.byPhone(phone);
  if (person === null) return refuse(-118, 'Zalo account is not existed');
  const id = newMessageId();
  const text = Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  desk.chats.show(person, { id, from: 'hub', text, files: [] });
  const quota = { dailyQuota: '500', remainingQuota: '499' };
  const data = { msg_id: id, sent_time: String(desk.now().getTime()), sending_mode: '1', quota };
  return { body: { error: 0, message: 'Success', data }, taken: { id, person, text, trackingId: trackingId ?? null } };
}
