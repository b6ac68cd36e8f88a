import type { Balance, BalanceRow, IntakeAlarm } from '../../contract/intake.ts';
import { isBacklog, isSilent, quarantineGrows } from '../../domain/intake/alarms.ts';
import type { Database } from '../../platform/sql.ts';
import type { AccountService } from '../channels/account-service.ts';
import { countBalance, readIntakeState, type BalanceCount, type IntakeState } from './balance-views.ts';

type AccountNames = ReadonlyMap<string, { readonly id: string; readonly kind: string; readonly name: string }>;

const dayMs = 24 * 60 * 60 * 1000;
/** Việt Nam has no summer time. */
const zoneMs = 7 * 60 * 60 * 1000;

/** Midnight in the province before an instant, so that every day shown is a whole one. */
function startOfDay(at: number): Date {
  return new Date(Math.floor((at + zoneMs) / dayMs) * dayMs - zoneMs);
}

function rowsOf(counts: readonly BalanceCount[], accounts: AccountNames): BalanceRow[] {
  const rows = new Map<string, BalanceRow>();
  for (const one of counts) {
    const key = `${one.day} ${one.accountId}`;
    const row = rows.get(key) ?? {
      day: one.day,
      account: accounts.get(one.accountId) ?? { id: one.accountId, kind: 'web', name: one.accountId },
      received: 0,
      created: 0,
      appended: 0,
      ignored: 0,
      quarantined: 0,
      waiting: 0,
      ignoredReasons: [],
    };
    const part = one.state === 'done' ? (one.outcome ?? 'created') : one.state;
    const reasons =
      one.state === 'ignored'
        ? [...row.ignoredReasons, { reason: one.reason ?? 'unknown', count: one.count }]
        : row.ignoredReasons;
    rows.set(key, {
      ...row,
      received: row.received + one.count,
      [part]: row[part] + one.count,
      ignoredReasons: reasons,
    });
  }
  return [...rows.values()];
}

function alarmsOf(state: IntakeState, accounts: AccountNames, now: Date): IntakeAlarm[] {
  const alarms: IntakeAlarm[] = [];
  for (const account of state.accounts) {
    const name = accounts.get(account.id)?.name ?? account.id;
    const week = state.rhythm.get(account.id);
    if (week && account.lastIn && isSilent(week, account.lastIn.getTime(), now.getTime())) {
      alarms.push({
        kind: 'silence',
        account: account.id,
        since: account.lastIn.toISOString(),
        message: {
          vi: `Kênh ${name} im lặng khác thường. Kiểm tra kết nối của kênh.`,
          en: `Channel ${name} is unusually silent. Check its connection.`,
        },
      });
    }
    if (account.lastError) {
      alarms.push({
        kind: 'channel_error',
        account: account.id,
        since: account.lastErrorAt?.toISOString() ?? null,
        message: {
          vi: `Kênh ${name} báo lỗi: ${account.lastError}`,
          en: `Channel ${name} reports: ${account.lastError}`,
        },
      });
    }
  }
  if (quarantineGrows(state.quarantinedToday, state.quarantinedBefore)) {
    alarms.push({
      kind: 'quarantine',
      account: null,
      since: null,
      message: {
        vi: `${state.quarantinedToday} bản tin bị cách ly trong một ngày. Xem trang cách ly.`,
        en: `${state.quarantinedToday} receipts went into quarantine within a day. See the quarantine page.`,
      },
    });
  }
  if (isBacklog(state.oldestWaiting?.getTime() ?? null, now.getTime())) {
    alarms.push({
      kind: 'backlog',
      account: null,
      since: state.oldestWaiting?.toISOString() ?? null,
      message: {
        vi: 'Có bản tin chờ xử lý quá lâu. Kiểm tra tiến trình worker.',
        en: 'Something has waited too long to be processed. Check the worker processes.',
      },
    });
  }
  return alarms;
}

/** Received = new + appended + ignored + quarantined + waiting, for each channel and day, and what is out of the ordinary. */
export function createBalanceService(deps: {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'list'>;
  readonly now: () => Date;
}) {
  return {
    /** Ids of accounts that are silent against their weekly rhythm. */
    async silentAccounts(): Promise<ReadonlySet<string>> {
      const now = deps.now();
      const { accounts, rhythm } = await readIntakeState(deps.database, now);
      const silent = accounts.filter(({ id, lastIn }) => {
        const week = rhythm.get(id);
        return week && lastIn && isSilent(week, lastIn.getTime(), now.getTime());
      });
      return new Set(silent.map((account) => account.id));
    },

    async read(days: number): Promise<Balance> {
      const now = deps.now();
      const accounts: AccountNames = new Map(
        (await deps.accounts.list()).map(({ id, kind, name }) => [id, { id, kind, name }]),
      );
      const [counts, state] = await Promise.all([
        countBalance(deps.database, startOfDay(now.getTime() - (days - 1) * dayMs)),
        readIntakeState(deps.database, now),
      ]);
      return { at: now.toISOString(), rows: rowsOf(counts, accounts), alarms: alarmsOf(state, accounts, now) };
    },
  };
}

export type BalanceService = ReturnType<typeof createBalanceService>;
