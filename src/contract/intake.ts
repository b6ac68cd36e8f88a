import { z } from 'zod';
import { bilingual, instant } from './common.ts';

const count = z.number().int();

/** What became of everything that one channel account received on one day: the parts always add up to `received`. */
export const balanceRow = z.object({
  /** Day in the province's zone, YYYY-MM-DD. */
  day: z.string(),
  account: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
  received: count,
  created: count,
  appended: count,
  ignored: count,
  quarantined: count,
  waiting: count,
  ignoredReasons: z.array(z.object({ reason: z.string(), count })),
});
export type BalanceRow = z.infer<typeof balanceRow>;

/** Something that somebody must look at now. */
export const intakeAlarm = z.object({
  kind: z.enum(['silence', 'quarantine', 'backlog', 'channel_error']),
  account: z.string().nullable(),
  since: instant.nullable(),
  message: bilingual,
});
export type IntakeAlarm = z.infer<typeof intakeAlarm>;

export const balanceQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(92).default(14) });
export const balance = z.object({ at: instant, rows: z.array(balanceRow), alarms: z.array(intakeAlarm) });
export type Balance = z.infer<typeof balance>;

/** A receipt that could not become a ticket by itself. */
export const quarantinedReceipt = z.object({
  id: z.string(),
  account: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
  receivedAt: instant,
  reason: z.string(),
  detail: z.string().nullable(),
  size: count,
  attempts: count,
});
export type QuarantinedReceipt = z.infer<typeof quarantinedReceipt>;

export const quarantineQuery = z.strictObject({
  after: z.string().max(30).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const quarantinePage = z.object({ items: z.array(quarantinedReceipt), next: z.string().nullable() });

/** The raw input as text that can be read: bytes decoded as well as can be, cut at 50,000 characters. */
export const quarantinedText = quarantinedReceipt.extend({
  headers: z.record(z.string(), z.string()),
  text: z.string(),
  isCut: z.boolean(),
});

export const dismissRequest = z.strictObject({ reason: z.string().trim().min(5).max(500) });
export const byHandRequest = z.strictObject({
  text: z.string().trim().min(10).max(20_000),
  subject: z.string().trim().max(200).optional(),
  senderName: z.string().trim().max(120).optional(),
  email: z.email().max(200).optional(),
});
export type ByHandRequest = z.infer<typeof byHandRequest>;
export const quarantineOutcome = z.object({ ok: z.literal(true), ticket: z.string().nullable() });
