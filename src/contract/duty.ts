import { z } from 'zod';
import { instant } from './common.ts';

const person = z.object({ id: z.string(), name: z.string() });
const people = z.array(z.string().min(1).max(60)).max(20);
const day = z.iso.date();
const handover = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);
const escalateMinutes = z.number().int().min(1).max(240);

/** Who is on duty outside working time, and how it stands now. */
export const dutyView = z.object({
  /** Changes with every save; sent back on saving. */
  version: z.string(),
  /** When one duty day gives way to the next. */
  handover,
  /** After so long an urgent report that nobody took up rings at supervisors too. */
  escalateMinutes,
  /** User ids by day of the week, Sunday first. */
  week: z.array(people).length(7),
  /** Days that differ, in order. */
  days: z.array(z.object({ day, people })),
  /** Whom one may name. */
  staff: z.array(person.extend({ role: z.enum(['operator', 'supervisor']), isAway: z.boolean() })),
  /** Today in the province. */
  today: day,
  now: z.object({
    /** `undivided`: nobody was ever named, so everything waits at one desk. */
    desk: z.enum(['working', 'duty', 'undivided']),
    people: z.array(person),
    since: instant.nullable(),
  }),
});
export type DutyView = z.infer<typeof dutyView>;

export const dutySaved = z.strictObject({
  version: z.string().max(60),
  handover,
  escalateMinutes,
  week: z.array(people).length(7),
  days: z.array(z.strictObject({ day, people })).max(400),
});
export type DutySaved = z.infer<typeof dutySaved>;

/** Who took an urgent report up. */
export const dutyTaken = z.object({ by: z.string(), at: instant });
export type DutyTaken = z.infer<typeof dutyTaken>;
