import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../src/platform/sql.ts';
import type { Client } from './clients.ts';
import type { Doors } from './doors.ts';
import { wordsOf } from './journal.ts';

const lookMs = 40;
/** A hub that needs longer has not recovered. */
const patienceMs = 60_000;

const findMark = {
  name: 'chaos-find-mark',
  text: `SELECT 1 FROM "message" WHERE "message"."created_at" > $2::timestamptz - interval '1 minute' AND position($1 IN "message"."text") > 0 LIMIT 1`,
};

async function isTicket(sql: Sql, mark: string, since: Date): Promise<boolean> {
  // While the database is away there is no ticket to be found.
  const rows = await sql.query(findMark, [wordsOf(mark), since]).catch(() => []);
  return rows.length > 0;
}

/** A sender for each door. */
export type Probes = { readonly [Name in keyof Doors]: Client };

/**
 * Time from a fault until a fresh message at each of the doors was acknowledged and a ticket holds it. Null when that took too
 * long.
 */
export async function measureRecovery(input: {
  readonly sql: Sql;
  readonly probes: Probes;
  readonly since: number;
}): Promise<number | null> {
  const until = AbortSignal.timeout(patienceMs);
  const watch = async (door: keyof Doors) => {
    const probe = input.probes[door];
    if (!(await probe.send(door, { until }))) return null;
    while (!(await isTicket(input.sql, probe.lastMark(), new Date(input.since)))) {
      if (until.aborted) return null;
      await delay(lookMs);
    }
    return Date.now() - input.since;
  };
  const times = await Promise.all([watch('json'), watch('form'), watch('mail')]);
  return times.reduce((longest, time) => (longest === null || time === null ? null : Math.max(longest, time)), 0);
}
