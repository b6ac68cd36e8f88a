import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { dayWords } from '../time/dates.ts';
import { BalanceLine } from './balance-line.tsx';
import { balanceParts, firstDay, type BalanceDay, type BalanceSums } from './balance-sums.ts';

type BalanceTableProps = {
  readonly days: readonly BalanceDay[];
  readonly total: BalanceSums;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly range: number;
};

/**
 * Each line reads as a sum. On a phone the lines are drawn as blocks, which would take the table from screen readers:
 * hence the roles that tables otherwise have by themselves.
 */
export function BalanceTable({ days, total, today, range }: BalanceTableProps) {
  const { t, lang } = useWords();
  const yesterday = firstDay(today, 2);
  const near = (day: string) => (day === today ? t('intake.today') : day === yesterday ? t('intake.yesterday') : null);
  return (
    <table className="balance-table" role="table" aria-label={t('intake.table')}>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('intake.dayAndChannel')}
          </th>
          <th scope="col" role="columnheader">
            {t('intake.received')}
          </th>
          {balanceParts.map((part) => (
            <th key={part} scope="col" role="columnheader">
              {t(`intake.${part}`)}
            </th>
          ))}
          <th scope="col" role="columnheader">
            {t('intake.check')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <BalanceLine kind="total" label={t('intake.total', { count: range })} sums={total} />
      </tbody>
      {days.map(({ day, sums, rows }) => (
        <tbody key={day} role="rowgroup">
          <BalanceLine
            kind="day"
            label={
              <>
                {near(day) && <strong>{near(day)}</strong>} {dayWords(day, lang)}
              </>
            }
            sums={sums}
          />
          {rows.map((row) => (
            <BalanceLine
              key={row.account.id}
              kind="channel"
              label={
                <>
                  <ChannelIcon channel={row.account.kind} size={16} /> {row.account.name}
                </>
              }
              sums={row}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
