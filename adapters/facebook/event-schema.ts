import { z } from 'zod';

/** Ids come as words; old payloads have numbers, which are taken while they are exact. */
const id = z.union([z.string().regex(/^[\x21-\x7E]{1,300}$/u), z.int().nonnegative().transform(String)]);
const text = z.string().max(100_000);
const address = z.string().max(4000);
const party = z.object({ id });
/** Milliseconds in Messenger, seconds in the feed; `instantOf` tells them apart. */
const time = z.number().nonnegative();

/** The envelope of a batch. What is inside is looked at one by one, so that one odd event spoils no other. */
export const batch = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      id,
      time: time.optional().catch(undefined),
      messaging: z.array(z.unknown()).optional(),
      standby: z.array(z.unknown()).optional(),
      changes: z.array(z.unknown()).optional(),
    }),
  ),
});
export type Batch = z.infer<typeof batch>;

/** What one receipt holds: one event, whose it is and by which list it came. */
export const storedEvent = z.object({
  page: z.string(),
  time: time.nullable(),
  list: z.enum(['messaging', 'standby', 'changes', 'sample', 'deletion', 'deauthorise']),
  event: z.unknown(),
});
export type StoredEvent = z.infer<typeof storedEvent>;

export const attachment = z.object({
  type: z.string().max(100),
  title: text.nullish(),
  url: address.nullish(),
  name: text.nullish(),
  payload: z
    .object({
      url: address.nullish(),
      title: text.nullish(),
      name: text.nullish(),
      sticker_id: id.nullish(),
      coordinates: z.object({ lat: z.number().min(-90).max(90), long: z.number().min(-180).max(180) }).nullish(),
    })
    .nullish(),
});
export type Attachment = z.infer<typeof attachment>;

const envelope = { sender: party, recipient: party, timestamp: time.optional() };

/** Messenger events, one schema per key by which they are told apart. */
export const messagingEvents = {
  message: z.object({
    ...envelope,
    message: z.object({
      mid: id,
      text: text.nullish(),
      attachments: z.array(attachment).max(100).nullish(),
      reply_to: z.object({ mid: id.optional() }).nullish(),
      is_echo: z.boolean().optional(),
      is_deleted: z.boolean().optional(),
      is_unsupported: z.boolean().optional(),
      app_id: id.nullish(),
      metadata: z.string().max(2000).nullish(),
    }),
  }),
  postback: z.object({
    ...envelope,
    postback: z.object({ mid: id.optional(), title: text.optional(), payload: text.optional() }),
  }),
  message_edit: z.object({
    ...envelope,
    message_edit: z.object({ mid: id, text, num_edit: z.coerce.number().int().nonnegative() }),
  }),
  delivery: z.object({
    ...envelope,
    delivery: z.object({ mids: z.array(id).max(1000).optional(), watermark: time }),
  }),
  read: z.object({ ...envelope, read: z.object({ watermark: time }) }),
  reaction: z.object({
    ...envelope,
    reaction: z.object({ mid: id.optional(), action: z.string().max(50), emoji: z.string().max(50).optional() }),
  }),
  referral: z.object({ ...envelope, referral: z.unknown() }),
} as const;

/** A change of the Page's feed, or of a mention elsewhere. */
export const change = z.object({ field: z.string().max(100), value: z.unknown() });

export const feedValue = z.object({
  item: z.string().max(50).default(''),
  verb: z.string().max(50).default('add'),
  /** Missing when the person's settings hide who they are. */
  from: z.object({ id, name: text.nullish() }).nullish(),
  sender_id: id.nullish(),
  sender_name: text.nullish(),
  post_id: id.nullish(),
  comment_id: id.nullish(),
  parent_id: id.nullish(),
  message: text.nullish(),
  photo: address.nullish(),
  photos: z.array(address).max(100).nullish(),
  video: address.nullish(),
  link: address.nullish(),
  permalink_url: address.nullish(),
  created_time: time.nullish(),
  published: z.union([z.int(), z.boolean()]).nullish(),
  post: z.object({ permalink_url: address.nullish() }).nullish(),
});
export type FeedValue = z.infer<typeof feedValue>;

/** The instant of a platform time in seconds or milliseconds; null: none was given, or none that exists. */
export function instantOf(value: number | null | undefined): Date | null {
  if (value === null || value === undefined) return null;
  // Seconds stay below this until the year 5138, milliseconds have been above it since 1973.
  const at = new Date(value < 1e11 ? value * 1000 : value);
  return Number.isNaN(at.getTime()) ? null : at;
}
