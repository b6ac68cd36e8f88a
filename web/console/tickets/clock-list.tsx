import type { ClockView } from '../../../src/contract/clock.ts';
import { clockKindLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ClockChip } from '../time/clock-chip.tsx';
import { fullDate } from '../time/dates.ts';

/** Every deadline with its date; what runs first, what is done last. */
export function ClockList({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const { t, lang, pick } = useWords();
  if (clocks.length === 0) return <p className="muted small">{t('tickets.noClocks')}</p>;
  const sorted = clocks.toSorted(
    (a, b) =>
      Number(a.state === 'stopped') - Number(b.state === 'stopped') || Date.parse(a.dueAt) - Date.parse(b.dueAt),
  );
  return (
    <ul className="clocks">
      {sorted.map((clock) => (
        <li key={clock.id} data-state={clock.state}>
          <p className="clock-kind">
            {pick(clockKindLabels[clock.kind])}
            {clock.agency && <span className="muted">, {pick(clock.agency)}</span>}
          </p>
          <ClockChip clock={clock} />
          <p className="muted small">
            {clock.stoppedAt
              ? `${t('clock.stoppedAt')} ${fullDate(clock.stoppedAt, lang)}`
              : `${t('clock.due')} ${fullDate(clock.dueAt, lang)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
