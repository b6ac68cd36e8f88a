import { z } from 'zod';

// Only what we use; Telegram adds fields every few weeks and the types of telegraf are behind.

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
});
export type TelegramUser = z.infer<typeof user>;

const chat = z.object({ id: z.int(), type: z.string() });

const entity = z.object({ type: z.string(), offset: z.int(), length: z.int(), url: z.string().optional() });
export type TelegramEntity = z.infer<typeof entity>;

const file = z.object({
  file_id: z.string().regex(/^[\w-]{1,500}$/u),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});
export type TelegramFile = z.infer<typeof file>;

const photoSize = file.extend({ width: z.number(), height: z.number() });

const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  live_period: z.number().optional(),
});

/** A message in a chat; loose, because a message that tells of something (a pin, a timer) is known by its keys alone. */
export const telegramMessage = z.looseObject({
  message_id: z.int(),
  from: user.optional(),
  chat,
  date: z.int(),
  edit_date: z.int().optional(),
  media_group_id: z.string().max(100).optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional(),
  photo: z.array(photoSize).optional(),
  document: file.optional(),
  animation: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  voice: file.optional(),
  sticker: z.object({ emoji: z.string().optional() }).optional(),
  dice: z.object({ emoji: z.string() }).optional(),
  location: location.optional(),
  venue: z.object({ title: z.string(), address: z.string() }).optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
      user_id: z.int().optional(),
    })
    .optional(),
  poll: z.object({ question: z.string(), options: z.array(z.object({ text: z.string() })) }).optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional(),
  /** An answer to what stands in another chat, with what is quoted of it. */
  external_reply: z.unknown().optional(),
  quote: z.object({ text: z.string() }).optional().catch(undefined),
});
export type TelegramMessage = z.infer<typeof telegramMessage>;

/** The bot's own standing in a chat changed; in a private chat: the person blocked it or took the block back. */
export const telegramMembership = z.object({
  chat,
  from: user,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});

/** The frame of everything Telegram sends: a running number and one more key that says what it is. */
export const telegramUpdate = z.looseObject({ update_id: z.int().nonnegative() });
