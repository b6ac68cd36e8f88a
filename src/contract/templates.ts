import { z } from 'zod';
import { instant, locale } from './common.ts';

const words = z.object({ subject: z.string().nullable(), body: z.string() });

const templateId = {
  /** Kind of message: `ack`, `answer` … */
  key: z.string().max(40),
  /** `*` for all channels, `chat` and `sms` for those of a family, else one kind of channel. */
  channel: z.string().max(20),
  lang: locale,
};

export const messageTemplate = z.object({
  ...templateId,
  ...words.shape,
  /** The text that came with the hub; null: this one was added here. */
  shipped: words.nullable(),
  /** Who wrote it last (null: an account that is gone); null: it stands as it came with the hub. */
  changed: z.object({ at: instant, by: z.string().nullable() }).nullable(),
});
export type MessageTemplate = z.infer<typeof messageTemplate>;

export const templateKindView = z.object({
  key: z.string(),
  /** What may stand in `{{…}}`. */
  variables: z.array(z.string()),
  /** What must stand there. */
  needs: z.array(z.string()),
  /** Letters of this kind have a subject. */
  hasSubject: z.boolean(),
});
export type TemplateKindView = z.infer<typeof templateKindView>;

export const templateChannelView = z.object({
  channel: z.string(),
  family: z.enum(['letter', 'chat', 'sms']),
  /** Longest text of a template, in characters. */
  maxText: z.number().int(),
});
export type TemplateChannelView = z.infer<typeof templateChannelView>;

export const templateList = z.object({
  kinds: z.array(templateKindView),
  channels: z.array(templateChannelView),
  items: z.array(messageTemplate),
});
export type TemplateList = z.infer<typeof templateList>;

const written = { subject: z.string().max(200).nullable(), body: z.string().max(20_000) };

export const templateSaved = z.strictObject({
  ...templateId,
  ...written,
  /** The text as it was when the change was begun; null: there was none. */
  before: z.strictObject(written).nullable(),
});
export type TemplateSaved = z.infer<typeof templateSaved>;

export const templateReset = z.strictObject(templateId);
export type TemplateReset = z.infer<typeof templateReset>;
