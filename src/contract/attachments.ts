import { z } from 'zod';

/** Why a file that calls itself a picture is not shown as one. */
export const fileProblems = ['not_a_picture', 'picture_too_large', 'picture_unreadable'] as const;

export const attachmentView = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  /** Address of the picture that may be shown; null when it is not a picture, or is infected. */
  pictureUrl: z.string().nullable(),
  /** Address under which it can be listened to; null when it is no sound, or is infected. */
  soundUrl: z.string().nullable(),
  /** Of a picture: encoded anew, without what the camera noted. Null: infected, opened by nobody. */
  downloadUrl: z.string().nullable(),
  /** The picture as it came, for those who have the right; null otherwise. */
  originalUrl: z.string().nullable(),
  /** Stands inside the formatted text of its message. */
  inline: z.boolean(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  scan: z.enum(['unscanned', 'clean', 'infected']),
  problem: z.enum(fileProblems).nullable(),
});
export type AttachmentView = z.infer<typeof attachmentView>;
