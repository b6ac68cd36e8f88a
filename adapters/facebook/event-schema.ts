import { z } from 'zod';

/** Ids come as words; old payloads have numbers, which are taken while they are exact. */
const id = z.union([z.string().regex(/^[\x21-\x7E]{1,300}$/u), z.int().nonnegative().transform(String)]);
const text = z.string().max(100_000);
const address = z.string().max(4000);
const party = z.object({ id });
/** Milliseconds in Messenger, seconds in the feed; `instantOf` tells them apart. */
const time = z.union([
  z.number().nonnegative(),
  z
    .string()
    .regex(/^\d{1,16}$/u)
    .transform(Number),
]);
/** One of another shape counts as not told: the words beside it matter more. */
const aTime = time.nullish().catch(undefined);
const degrees = (most: number) =>
  z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number().min(-most).max(most));

/** The envelope of a batch. What is inside is looked at one by one, so that one odd event spoils no other. */
export const batch = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      id,
      time: aTime,
      messaging: z.array(z.unknown()).nullish(),
      standby: z.array(z.unknown()).nullish(),
      changes: z.array(z.unknown()).nullish(),
    }),
  ),
});
export type Batch = z.infer<typeof batch>;

/** What one receipt holds: one event, whose it is and by which list it came. */
export const storedEvent = z.object({
  page: z.string(),
  time: z.number().nonnegative().nullable(),
  list: z.enum(['messaging', 'standby', 'changes', 'sample', 'deletion', 'deauthorise']),
  event: z.unknown(),
});
export type StoredEvent = z.infer<typeof storedEvent>;

export const attachment = z.object({
  type: z.string().max(100).catch(''),
  title: text.nullish().catch(undefined),
  url: address.nullish().catch(undefined),
  name: text.nullish().catch(undefined),
  payload: z
    .object({
      url: address.nullish().catch(undefined),
      title: text.nullish().catch(undefined),
      name: text.nullish().catch(undefined),
      sticker_id: id.nullish().catch(undefined),
      coordinates: z
        .object({ lat: degrees(90), long: degrees(180) })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
export type Attachment = z.infer<typeof attachment>;

const envelope = { sender: party, recipient: party, timestamp: aTime };

/** Messenger events, one schema per key by which they are told apart. */
export const messagingEvents = {
  message: z.object({
    ...envelope,
    message: z.object({
      mid: id,
      text: text.nullish(),
      /** One that cannot be read stays in the list, so that its place is told. */
      attachments: z
        .array(attachment.catch({ type: '' }))
        .max(100)
        .nullish(),
      reply_to: z.object({ mid: id.nullish() }).nullish().catch(undefined),
      is_echo: z.boolean().nullish(),
      is_deleted: z.boolean().nullish(),
      is_unsupported: z.boolean().nullish(),
      app_id: id.nullish(),
      metadata: z.string().max(2000).nullish(),
    }),
  }),
  postback: z.object({
    ...envelope,
    postback: z.object({ mid: id.nullish(), title: text.nullish(), payload: text.nullish() }),
  }),
  message_edit: z.object({
    ...envelope,
    message_edit: z.object({ mid: id, text, num_edit: z.coerce.number().int().nonnegative() }),
  }),
  delivery: z.object({
    ...envelope,
    delivery: z.object({ mids: z.array(id).max(1000).nullish(), watermark: time }),
  }),
  read: z.object({ ...envelope, read: z.object({ watermark: time }) }),
  reaction: z.object({
    ...envelope,
    reaction: z.object({ mid: id.nullish(), action: z.string().max(50), emoji: z.string().max(50).optional() }),
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
  created_time: aTime,
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
