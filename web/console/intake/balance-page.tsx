import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Balance } from '../../../src/contract/intake.ts';
import { balanceQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { dayOf, fullDate } from '../time/dates.ts';
import { wholeNumber } from '../time/numbers.ts';
import { AlarmList } from './alarm-list.tsx';
import { balanceSentence } from './balance-sentence.ts';
import { addSums, balanceDays, firstDay, missingOf } from './balance-sums.ts';
import { BalanceTable } from './balance-table.tsx';

const ranges = [7, 14, 31] as const;
type Range = (typeof ranges)[number];
const usual = 14;

/** Everything that came in and what became of it: the proof that nothing was lost. */
export function BalancePage() {
  const { t, lang } = useWords();
  const { days = usual } = useSearch({ from: '/staff/framed/balance' });
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData } = useQuery(balanceQuery(days));
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const setRange = (range: Range | undefined) =>
    void navigate({
      to: '/balance',
      search: range === undefined || range === usual ? {} : { days: range },
      replace: true,
    });
  return (
    <div className="dashboard balance" aria-busy={isPlaceholderData}>
      <header className="dashboard-head">
        <div>
          <h1>{t('intake.balance')}</h1>
          <p className="muted">{t('intake.asOf', { at: fullDate(data.at, lang) })}</p>
        </div>
        <SegmentedControl
          aria-label={t('intake.range')}
          value={String(days)}
          onChange={(value) => setRange(ranges.find((range) => String(range) === value))}
          data={ranges.map((range) => ({ value: String(range), label: t('intake.lastDays', { count: range }) }))}
        />
      </header>
      <AlarmList alarms={data.alarms} />
      <Sums data={data} days={days} />
    </div>
  );
}

function Sums({ data, days }: { readonly data: Balance; readonly days: Range }) {
  const { t, lang } = useWords();
  const today = dayOf(data.at);
  const table = balanceDays(data.rows, firstDay(today, days));
  const total = addSums(table.map((day) => day.sums));
  const missing = table.flatMap((day) => day.rows).filter((row) => missingOf(row) !== 0);
  if (table.length === 0) {
    return (
      <StateMessage icon={<IconInbox />} title={t('intake.emptyTitle', { count: days })} hint={t('intake.emptyHint')} />
    );
  }
  return (
    <>
      <p className="balance-today">{balanceSentence(table.find((day) => day.day === today)?.sums ?? null, t, lang)}</p>
      {missing.length === 0 ? (
        <p className="muted balance-adds">
          {t('intake.adds', { days: String(days), received: wholeNumber(total.received, lang) })}
        </p>
      ) : (
        <Notice
          tone="red"
          title={t('intake.missing', { count: missing.reduce((sum, row) => sum + Math.abs(missingOf(row)), 0) })}
        >
          <p>{t('intake.missingHint')}</p>
        </Notice>
      )}
      <BalanceTable days={table} total={total} today={today} range={days} />
    </>
  );
}
