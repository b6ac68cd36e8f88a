import { z } from 'zod';

const mebibyte = 2 ** 20;

/** What the words are for to which files are put. */
export const replyPurposes = ['answer', 'question', 'note'] as const;
export type ReplyPurpose = (typeof replyPurposes)[number];

/** Of one message: what nearly every mailbox takes. */
export const replyFileLimits = { count: 5, fileBytes: 10 * mebibyte, totalBytes: 15 * mebibyte } as const;

/** Ends of names by which a choice of files is narrowed; what a file is, its content says. */
export const replyFileEnds = ['.pdf', '.doc', '.docx', '.xls', '.xlsx', '.odt', '.ods'] as const;

/** Files in their order, by id. */
export const replyFileIds = z.array(z.uuid()).max(replyFileLimits.count).default([]);

/** A file that waits with its words to be sent. */
export const replyFile = z.object({
  id: z.string(),
  purpose: z.enum(replyPurposes),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  isPicture: z.boolean(),
  url: z.string(),
});
export type ReplyFile = z.infer<typeof replyFile>;

/** The caller's own, on one ticket, oldest first. */
export const replyFileList = z.object({ items: z.array(replyFile) });

export const replyFileRequest = z.strictObject({
  purpose: z.enum(replyPurposes),
  name: z.string().max(500),
  /** The content. */
  base64: z
    .string()
    .min(1)
    .max(Math.ceil(replyFileLimits.fileBytes / 3) * 4 + 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});
