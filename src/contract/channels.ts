import { z } from 'zod';
import { bilingual, instant, outline } from './common.ts';

const channelHealths = ['ok', 'silent', 'resting', 'error', 'paused'] as const;

/** One account of a channel, as the channels page shows it. */
export const channelView = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  active: z.boolean(),
  health: z.enum(channelHealths),
  /** What is wrong and what to do; null when all is well. */
  problem: bilingual.nullable(),
  webhookUrl: z.string(),
  /** False: the hub reads this channel by itself, and no address has to be pasted anywhere. */
  usesWebhook: z.boolean(),
  lastInAt: instant.nullable(),
  /** When somebody last wrote, reports of delivery and the like left out; null: not in the last 24 hours. */
  lastMessageAt: instant.nullable(),
  lastOutAt: instant.nullable(),
  lastErrorAt: instant.nullable(),
  restsUntil: instant.nullable(),
  token: z.object({ obtainedAt: instant.nullable(), expiresAt: instant.nullable() }).nullable(),
  lastTest: z.object({ at: instant, ok: z.boolean(), detail: z.string() }).nullable(),
  /** Of the last 24 hours. */
  day: z.object({
    received: z.number().int(),
    sent: z.number().int(),
    failed: z.number().int(),
    waiting: z.number().int(),
  }),
  canSend: z.boolean(),
  canTest: z.boolean(),
  canConnect: z.boolean(),
});
export type ChannelView = z.infer<typeof channelView>;

export const channelList = z.object({ at: instant, items: z.array(channelView) });

/** One setting of a channel kind, for the form. */
export const settingField = z.object({
  name: z.string(),
  label: bilingual,
  hint: bilingual.nullable(),
  type: z.enum(['text', 'number', 'boolean', 'choice']),
  choices: z.array(z.object({ value: z.string(), label: bilingual })),
  /** Stands behind a fold: hardly anybody needs it. */
  isAdvanced: z.boolean(),
  /** Takes several lines. */
  isLong: z.boolean(),
  required: z.boolean(),
  secret: z.boolean(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
});
export type SettingField = z.infer<typeof settingField>;

export const channelKindView = z.object({
  kind: z.string(),
  name: bilingual,
  icon: outline,
  settings: z.array(settingField),
  /** How an account is connected, in order. */
  steps: z.array(bilingual),
  /** Kinds of addresses to which a trial message can be sent, with what to type for one. */
  tries: z.array(z.object({ kind: z.string(), example: bilingual })),
});
export type ChannelKindView = z.infer<typeof channelKindView>;

const settingValue = z.union([z.string().max(4000), z.number(), z.boolean()]);

export const channelDetail = channelView.extend({
  settings: z.record(z.string(), settingValue),
  /** Names of the secrets that are set; their values never leave the server. */
  secretsSet: z.array(z.string()),
});
export type ChannelDetail = z.infer<typeof channelDetail>;

export const channelId = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens'),
});

/** Settings left out are kept, null removes one; so a form need never hold a secret. */
export const channelSaved = z.strictObject({
  kind: z.string().max(20),
  name: z.string().trim().min(1).max(80),
  settings: z.record(z.string().max(60), settingValue.nullable()),
});

export const channelTestRequest = z.strictObject({
  /** Where a trial message goes; left out: only the settings are checked. */
  to: z.strictObject({ kind: z.string().max(20), address: z.string().trim().min(1).max(200) }).optional(),
});
export const channelTestResult = z.object({ ok: z.boolean(), detail: z.string(), at: instant });

export const connectStarted = z.object({ url: z.string() });
export const connectFinish = z.strictObject({ query: z.record(z.string().max(60), z.string().max(4000)) });

export const previewRequest = z.strictObject({
  /** Account whose channel shows the text. */
  account: z.string().max(40),
  text: z.string().max(20_000),
});
export const preview = z.object({
  channel: z.string(),
  parts: z.array(z.string()),
  count: z.number().int(),
  encoding: z.enum(['GSM-7', 'UCS-2']).nullable(),
  problems: z.array(bilingual),
});
export type PreviewView = z.infer<typeof preview>;
