import { z } from 'zod';
import { instant, named } from './common.ts';
import { ticketRow } from './tickets.ts';

/** Open cases, those among them that are due soon or overdue, and the answered ones of the last 30 days. */
export const buckets = z.object({
  open: z.number().int(),
  dueSoon: z.number().int(),
  overdue: z.number().int(),
  answeredInTime: z.number().int(),
  answeredLate: z.number().int(),
});
export type Buckets = z.infer<typeof buckets>;

export const dashboard = z.object({
  at: instant,
  totals: buckets,
  /** Median time from receipt to the first answer over the last 30 days, in minutes; null below 5 answers. */
  medianFirstAnswerMinutes: z.number().nullable(),
  receivedToday: z.number().int(),
  agencies: z.array(buckets.extend({ agency: named, medianFirstAnswerMinutes: z.number().nullable() })),
  /** Reports received today by hour of day, beside the mean of the same weekday over four weeks. */
  hours: z.array(z.object({ hour: z.number().int(), today: z.number().int(), usual: z.number() })),
  nextBreaches: z.array(ticketRow),
});
export type Dashboard = z.infer<typeof dashboard>;
