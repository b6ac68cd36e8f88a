import { describe, expect, it } from 'vitest';
import type { BalanceRow } from '../../../src/contract/intake.ts';
import { addSums, balanceDays, firstDay, missingOf } from './balance-sums.ts';

function row(overrides: Partial<BalanceRow>): BalanceRow {
  return {
    day: '2026-11-22',
    account: { id: 'web', kind: 'web', name: 'Cổng phản ánh' },
    received: 0,
    created: 0,
    appended: 0,
    ignored: 0,
    quarantined: 0,
    waiting: 0,
    ignoredReasons: [],
    ...overrides,
  };
}

describe('the sums of the balance', () => {
  it('add the parts and the reasons of several channels', () => {
    const sums = addSums([
      row({ received: 3, created: 1, ignored: 2, ignoredReasons: [{ reason: 'honeypot', count: 2 }] }),
      row({
        received: 4,
        appended: 1,
        ignored: 3,
        ignoredReasons: [
          { reason: 'honeypot', count: 2 },
          { reason: 'empty', count: 1 },
        ],
      }),
    ]);

    expect(sums).toEqual({
      received: 7,
      created: 1,
      appended: 1,
      ignored: 5,
      quarantined: 0,
      waiting: 0,
      ignoredReasons: [
        { reason: 'honeypot', count: 4 },
        { reason: 'empty', count: 1 },
      ],
    });
    expect(missingOf(sums)).toBe(0);
  });

  it('say how many receipts are unaccounted for', () => {
    expect(missingOf(row({ received: 5, created: 3 }))).toBe(2);
    expect(missingOf(row({ received: 5, created: 6 }))).toBe(-1);
  });

  it('stand by day, newest first, busiest channel first, without the day that the range cuts', () => {
    const mail = { id: 'mail', kind: 'email', name: 'Hộp thư' };
    const rows = [
      row({ received: 1 }),
      row({ received: 2, account: mail }),
      row({ day: '2026-11-21', received: 4 }),
      row({ day: '2026-11-15', received: 9 }),
    ];

    const days = balanceDays(rows, firstDay('2026-11-22', 7));

    expect(days.map(({ day, sums }) => [day, sums.received])).toEqual([
      ['2026-11-22', 3],
      ['2026-11-21', 4],
    ]);
    expect(days[0]?.rows.map(({ account }) => account.id)).toEqual(['mail', 'web']);
  });

  it('begin so many days ago, today counted, over the end of a month too', () => {
    expect(firstDay('2026-11-22', 7)).toBe('2026-11-16');
    expect(firstDay('2026-03-02', 31)).toBe('2026-01-31');
  });
});
