import { z } from 'zod';
import { emptyRoster, type Roster } from '../../domain/duty/roster.ts';
import { readSetting, writeSetting } from '../../platform/settings.ts';
import type { Sql } from '../../platform/sql.ts';

const key = 'duty.roster';

/** Two administrators save one after the other. */
const lock = { name: 'duty-roster-lock', text: `SELECT pg_advisory_xact_lock(1022, 56)` };
const staff = {
  name: 'duty-staff',
  text: `SELECT "user"."id" AS "id", "user"."name" AS "name", "staff"."role" AS "role",
      ("staff"."away_from" <= $1::date AND ("staff"."away_until" IS NULL OR "staff"."away_until" >= $1::date)) IS TRUE AS "isAway"
    FROM "staff" JOIN "user" ON "user"."id" = "staff"."user_id"
    WHERE "staff"."active" AND "staff"."role" IN ('operator', 'supervisor') ORDER BY "user"."name", "user"."id"`,
};

const people = z.array(z.string());
const kept = z.object({
  handover: z.string(),
  week: z.object({ '0': people, '1': people, '2': people, '3': people, '4': people, '5': people, '6': people }),
  days: z.record(z.string(), people),
  escalateMinutes: z.number(),
  version: z.string(),
});

export type KeptRoster = { readonly roster: Roster; readonly version: string };

/** Somebody who may be on duty. */
export type DutyPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: 'operator' | 'supervisor';
  readonly isAway: boolean;
};

export async function readRoster(sql: Sql): Promise<KeptRoster> {
  const value = await readSetting(sql, key);
  if (value === undefined) return { roster: emptyRoster, version: '' };
  const { version, ...roster } = kept.parse(value);
  return { roster, version };
}

export async function lockRoster(tx: Sql): Promise<void> {
  await tx.query(lock);
}

export async function writeRoster(tx: Sql, { roster, version }: KeptRoster): Promise<void> {
  await writeSetting(tx, key, { ...roster, version });
}

/** People of the centre who sort reports; `day` is the day on which they may be away. */
export function dutyStaff(sql: Sql, day: string): Promise<DutyPerson[]> {
  return sql.query<DutyPerson>(staff, [day]);
}
