import { z } from 'zod';
import { instant, named } from './common.ts';

const clockKinds = ['acknowledge', 'triage', 'accept', 'first_answer', 'resolve'] as const;

/** A deadline as staff see it. The ring shows `usedShare`; between answers the console advances it by the calendar. */
export const clockView = z.object({
  id: z.string(),
  kind: z.enum(clockKinds),
  scope: z.enum(['ticket', 'assignment']),
  agency: named.nullable(),
  state: z.enum(['running', 'paused', 'stopped']),
  startedAt: instant,
  dueAt: instant,
  pausedAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  breachedAt: instant.nullable(),
  /** Share of the time that is used, 0 to 1 and above when late. */
  usedShare: z.number(),
  amount: z.number(),
  unit: z.string(),
});
export type ClockView = z.infer<typeof clockView>;
