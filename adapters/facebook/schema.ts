import { z } from 'zod';
import { flagSetting } from '../../src/lib/flag-setting.ts';

/** May be empty while an administrator is still setting the account up; then nothing is let in and nothing sent. */
const secret = z.string().trim().max(4000).default('');

/** One Page and the Meta app that speaks for it. */
export const facebookSettings = z.object({
  pageId: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,100}$/u),
  appId: z
    .string()
    .trim()
    .regex(/^[\w.-]{0,100}$/u)
    .default(''),
  appSecret: secret,
  /** The word of our own that Meta repeats in its handshake. */
  verifyToken: secret,
  pageAccessToken: secret,
  baseUrl: z
    .url()
    .transform((url) => url.replace(/\/+$/u, ''))
    .default('https://graph.facebook.com'),
  apiVersion: z
    .string()
    .regex(/^v\d{1,3}\.\d{1,2}$/u)
    .default('v24.0'),
  /** Meta has approved the Human Agent feature for this app: people may answer for seven days, not one. */
  humanAgent: flagSetting.default(false),
  /** `private`: a person's answer to a comment goes to its writer's Messenger, and a short line stays in public. */
  commentReplies: z.enum(['private', 'public']).default('private'),
});
export type FacebookSettings = z.infer<typeof facebookSettings>;

/** Names of the settings that are encrypted at rest. */
export const facebookSecretSettings = ['appSecret', 'verifyToken', 'pageAccessToken'] as const;

const mebibyte = 2 ** 20;
const hourMs = 3_600_000;

/** Limits of Meta (Messenger Platform, as of 2026) and of this adapter. */
export const facebookLimits = {
  /** A batch has at most 1000 updates; more bytes than this are no batch. */
  bodyBytes: 10 * mebibyte,
  /** Characters of one Messenger message; longer texts become several. */
  messageText: 2000,
  /** Characters of an answer, before it is taken apart. */
  text: 10_000,
  files: 10,
  fileBytes: 25 * mebibyte,
  /** RESPONSE is allowed this long after the person last wrote. */
  responseMs: 24 * hourMs,
  /** HUMAN_AGENT, and a private reply to a comment. */
  weekMs: 7 * 24 * hourMs,
} as const;

/** What the Page must be subscribed to; the check of the subscription restores what is missing. */
export const subscribedFields = [
  'messages',
  'messaging_postbacks',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'message_reactions',
  'message_edits',
  'messaging_referrals',
  'standby',
  'feed',
  'mention',
] as const;
