import type { BalanceRow } from '../../../src/contract/intake.ts';

/** What can become of a receipt, in the order in which it is shown. */
export const balanceParts = ['created', 'appended', 'ignored', 'quarantined', 'waiting'] as const;
export type BalancePart = (typeof balanceParts)[number];

export type BalanceSums = Pick<BalanceRow, 'received' | BalancePart | 'ignoredReasons'>;

export type BalanceDay = { readonly day: string; readonly sums: BalanceSums; readonly rows: readonly BalanceRow[] };

const dayMs = 24 * 60 * 60 * 1000;

export function addSums(rows: readonly BalanceSums[]): BalanceSums {
  const reasons = new Map<string, number>();
  for (const { reason, count } of rows.flatMap((row) => row.ignoredReasons))
    reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const sum = (name: 'received' | BalancePart) => rows.reduce((total, row) => total + row[name], 0);
  return {
    received: sum('received'),
    created: sum('created'),
    appended: sum('appended'),
    ignored: sum('ignored'),
    quarantined: sum('quarantined'),
    waiting: sum('waiting'),
    ignoredReasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

/** Received minus all that became of it: 0, or receipts that nobody can account for (below 0: counted twice). */
export function missingOf(sums: BalanceSums): number {
  return sums.received - balanceParts.reduce((total, part) => total + sums[part], 0);
}

/** The first of so many days that end with `today` (YYYY-MM-DD). */
export function firstDay(today: string, days: number): string {
  return new Date(Date.parse(today) - (days - 1) * dayMs).toISOString().slice(0, 10);
}

/** Rows by day, newest first, from `from` on: the hub's answer begins in the middle of the day before. */
export function balanceDays(rows: readonly BalanceRow[], from: string): readonly BalanceDay[] {
  const days = new Map<string, BalanceRow[]>();
  for (const row of rows.filter((one) => one.day >= from)) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days]
    .map(([day, own]) => ({ day, sums: addSums(own), rows: own.sort((a, b) => b.received - a.received) }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}
