import { z } from 'zod';
import { locale, named } from './common.ts';

const day = z.iso.date();
const code = z.string().min(1).max(60);

const teamFields = {
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  /** Codes of categories and communes it takes; empty: all. */
  categories: z.array(code).max(200),
  units: z.array(code).max(400),
};

/** Somebody of the agency and how much they have. */
const personView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['officer', 'lead']),
  team: z.uuid().nullable(),
  capacity: z.number().int(),
  openCases: z.number().int(),
  langs: z.array(locale),
  awayFrom: day.nullable(),
  awayUntil: day.nullable(),
  isAway: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

/** An agency from within. */
export const agencyPeople = z.object({
  /** Changes with everything that can be set here; sent back on saving. */
  version: z.string(),
  agency: named,
  /** Today in the province. */
  today: day,
  teams: z.array(z.object(teamFields)),
  people: z.array(personView),
});
export type AgencyPeopleView = z.infer<typeof agencyPeople>;

export const agencyPeopleQuery = z.strictObject({
  /** Needed by those who belong to no agency. */
  agency: code.optional(),
});

/** The whole of teams and people as they shall be; teams that are missing are taken away. */
export const agencyPeopleRequest = z.strictObject({
  version: z.string().min(1).max(100),
  agency: code.optional(),
  teams: z.array(z.strictObject(teamFields)).max(50),
  people: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(60),
        team: z.uuid().nullable(),
        capacity: z.number().int().min(0).max(1000),
        langs: z.array(locale).min(1).max(2),
        awayFrom: day.nullable(),
        awayUntil: day.nullable(),
      }),
    )
    .max(2000),
});
export type AgencyPeopleRequest = z.infer<typeof agencyPeopleRequest>;
