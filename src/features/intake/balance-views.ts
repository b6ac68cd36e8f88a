import type { Sql } from '../../platform/sql.ts';

export type BalanceCount = {
  readonly day: string;
  readonly accountId: string;
  readonly state: 'waiting' | 'done' | 'ignored' | 'quarantined';
  readonly outcome: 'created' | 'appended' | null;
  readonly reason: string | null;
  readonly count: number;
};

// Every receipt stands in exactly one of these groups, so the groups of a day add up to what was received.
const counts = {
  name: 'balance-counts',
  text: `SELECT to_char("receipt"."received_at" AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "day",
      "receipt"."account_id" AS "accountId", "receipt"."state" AS "state", "receipt"."outcome" AS "outcome",
      CASE WHEN "receipt"."state" = 'ignored' THEN "receipt"."reason" END AS "reason", count(*)::int AS "count"
    FROM "receipt" WHERE "receipt"."received_at" >= $1
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1 DESC, 2`,
};
// The usual rhythm: receipts of the four weeks before, by hour of the week.
const rhythm = {
  name: 'balance-rhythm',
  text: `SELECT "receipt"."account_id" AS "accountId",
      (EXTRACT(DOW FROM "receipt"."received_at" AT TIME ZONE 'Asia/Ho_Chi_Minh') * 24
        + EXTRACT(HOUR FROM "receipt"."received_at" AT TIME ZONE 'Asia/Ho_Chi_Minh'))::int AS "hour",
      count(*)::int AS "count"
    FROM "receipt" WHERE "receipt"."received_at" >= $1::timestamptz - interval '28 days' AND "receipt"."received_at" < $1
    GROUP BY 1, 2`,
};
const state = {
  name: 'balance-state',
  text: `SELECT
      (SELECT min("receipt"."received_at") FROM "receipt" WHERE "receipt"."state" = 'waiting') AS "oldestWaiting",
      (SELECT count(*)::int FROM "receipt" WHERE "receipt"."state" = 'quarantined' AND "receipt"."received_at" >= $1::timestamptz - interval '1 day') AS "quarantinedToday",
      (SELECT count(*)::int FROM "receipt" WHERE "receipt"."state" = 'quarantined' AND "receipt"."received_at" >= $1::timestamptz - interval '15 days'
        AND "receipt"."received_at" < $1::timestamptz - interval '1 day') AS "quarantinedBefore"`,
};
const lastIn = {
  name: 'balance-last-in',
  text: `SELECT "channel_account"."id" AS "id", "channel_account"."last_error" AS "lastError", "channel_account"."last_error_at" AS "lastErrorAt",
      (SELECT max("receipt"."received_at") FROM "receipt" WHERE "receipt"."account_id" = "channel_account"."id") AS "lastIn"
    FROM "channel_account" WHERE "channel_account"."active"`,
};

export async function countBalance(sql: Sql, since: Date): Promise<BalanceCount[]> {
  return sql.query<BalanceCount>(counts, [since]);
}

export type IntakeState = {
  readonly oldestWaiting: Date | null;
  readonly quarantinedToday: number;
  readonly quarantinedBefore: number;
  readonly accounts: readonly {
    readonly id: string;
    readonly lastIn: Date | null;
    readonly lastError: string | null;
    readonly lastErrorAt: Date | null;
  }[];
  /** By account: receipts of four weeks in each of the 168 hours of the week, Sunday 0:00 first. */
  readonly rhythm: ReadonlyMap<string, readonly number[]>;
};

export async function readIntakeState(sql: Sql, now: Date): Promise<IntakeState> {
  const [[row], accounts, hours] = await Promise.all([
    sql.query<Omit<IntakeState, 'accounts' | 'rhythm'>>(state, [now]),
    sql.query<IntakeState['accounts'][number]>(lastIn),
    sql.query<{ accountId: string; hour: number; count: number }>(rhythm, [now]),
  ]);
  const byAccount = new Map<string, number[]>();
  for (const { accountId, hour, count } of hours) {
    const week = byAccount.get(accountId) ?? Array<number>(168).fill(0);
    week[hour] = count;
    byAccount.set(accountId, week);
  }
  return {
    oldestWaiting: row?.oldestWaiting ?? null,
    quarantinedToday: row?.quarantinedToday ?? 0,
    quarantinedBefore: row?.quarantinedBefore ?? 0,
    accounts,
    rhythm: byAccount,
  };
}
