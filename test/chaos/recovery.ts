import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../src/platform/sql.ts';
import type { Client } from './clients.ts';
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

/**
 * Time from a fault until a fresh message from each of two doors, web and mail, is acknowledged and a ticket holds it. Null
 * when that took too long.
 */
export async function measureRecovery(input: {
  readonly sql: Sql;
  readonly probes: { readonly web: Client; readonly mail: Client };
  readonly since: number;
}): Promise<number | null> {
  const until = AbortSignal.timeout(patienceMs);
  const watch = async (client: Client, door: 'json' | 'mail') => {
    if (!(await client.send(door, { until }))) return null;
    while (!(await isTicket(input.sql, client.lastMark(), new Date(input.since)))) {
      if (until.aborted) return null;
      await delay(lookMs);
    }
    return Date.now() - input.since;
  };
  const times = await Promise.all([watch(input.probes.web, 'json'), watch(input.probes.mail, 'mail')]);
  return times.reduce((longest, time) => (longest === null || time === null ? null : Math.max(longest, time)), 0);
}
