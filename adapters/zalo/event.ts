import { z } from 'zod';
import { readJson } from '../../src/lib/read-json.ts';

/** Ids come as words; a number that JSON cannot hold exactly is no id. */
const id = z.union([z.string(), z.int().nonnegative().transform(String)]).pipe(z.string().trim().min(1).max(300));
/** A field of another shape than expected counts as absent: what is needed is asked for by name later. */
const anId = id.optional().catch(undefined);
const words = z.string().max(100_000).optional().catch(undefined);
const party = z.object({ id: anId, admin_id: anId }).optional().catch(undefined);

const attachment = z.object({
  type: z.string().max(100).catch(''),
  payload: z
    .object({
      url: words,
      thumbnail: words,
      title: words,
      name: words,
      description: words,
      id: anId,
      coordinates: z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() }).optional().catch(undefined),
    })
    .catch({}),
});
export type ZaloAttachment = z.infer<typeof attachment>;

const mostAttachments = 100;

/** One alone counts as a list, and what is no list at all or stands beyond the most as one that cannot be read: it is told. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [value];
  return value.length > mostAttachments ? [...value.slice(0, mostAttachments), null] : value;
}

const message = z.object({
  msg_id: anId,
  msg_ids: z.array(id).max(1000).optional().catch(undefined),
  text: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  quote_msg_id: anId,
  conversation_id: anId,
  tracking_id: anId,
  /** One that cannot be read stays in the list, so that its place is told. */
  attachments: z.preprocess(listOf, z.array(attachment.catch({ type: '', payload: {} }))),
});

const info = z.object({ name: words, phone: anId });

/** An event of a webhook: only the fields that are used. */
const zaloEvent = z.object({
  event_name: z.string().max(100).catch(''),
  /** Milliseconds, as the body writes them: they are signed that way. */
  timestamp: z.union([z.string().regex(/^\d{1,16}$/u), z.int().nonnegative().transform(String)]),
  app_id: anId,
  oa_id: anId,
  user_id: anId,
  tracking_id: anId,
  sender: party,
  recipient: party,
  follower: party,
  message: message.optional().catch(undefined),
  info: info.optional().catch(undefined),
});
export type ZaloEvent = z.infer<typeof zaloEvent>;

/** The JSON object in a body; null: none. */
export function jsonObject(body: Buffer): Readonly<Record<string, unknown>> | null {
  const value = readJson(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** The event in a body. Null: no JSON object with a time. */
export function readEvent(body: Buffer): ZaloEvent | null {
  const parsed = zaloEvent.safeParse(jsonObject(body));
  return parsed.success ? parsed.data : null;
}

/** What an event is about, by its name; `other` is recorded and ignored. */
export type EventClass = 'message' | 'echo' | 'received' | 'seen' | 'person' | 'other';

const personEvents = new Set(['follow', 'unfollow', 'user_click_chatnow', 'user_submit_info', 'user_withdraw']);

export function classOf(eventName: string): EventClass {
  // Group chats are no conversation with the account; their names begin like those of persons.
  if (/^(?:user|oa)_send_group_/u.test(eventName)) return 'other';
  if (eventName.startsWith('oa_send_consent')) return 'other';
  if (/^(?:user|anonymous)_send_/u.test(eventName)) return 'message';
  if (eventName.startsWith('oa_send_')) return 'echo';
  if (eventName === 'user_received_message') return 'received';
  if (eventName === 'user_seen_message') return 'seen';
  return personEvents.has(eventName) ? 'person' : 'other';
}

/** The Official Account that an event names; null: it names none. */
export function accountOf(event: ZaloEvent): string | null {
  if (event.oa_id !== undefined) return event.oa_id;
  const kind = classOf(event.event_name);
  if (kind === 'message' || event.event_name === 'user_submit_info') return event.recipient?.id ?? null;
  if (kind === 'echo' || kind === 'received' || kind === 'seen') return event.sender?.id ?? null;
  return null;
}
