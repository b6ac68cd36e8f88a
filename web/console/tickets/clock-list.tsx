import type { ClockView } from '../../../src/contract/clock.ts';
import { clockKindLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ClockChip } from '../time/clock-chip.tsx';
import { fullDate } from '../time/dates.ts';

/** Deadlines that run with their dates, the nearest first; those that are done are folded below. */
export function ClockList({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const { t } = useWords();
  const sorted = clocks.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const open = sorted.filter((clock) => clock.state !== 'stopped');
  const done = sorted.filter((clock) => clock.state === 'stopped');
  return (
    <>
      {open.length === 0 && <p className="muted small">{t('tickets.noClocks')}</p>}
      <ul className="clocks">
        {open.map((clock) => (
          <ClockItem key={clock.id} clock={clock} />
        ))}
      </ul>
      {done.length > 0 && (
        <details className="clocks-done">
          <summary>{t('tickets.doneClocks', { count: done.length })}</summary>
          <ul className="clocks">
            {done.map((clock) => (
              <ClockItem key={clock.id} clock={clock} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ClockItem({ clock }: { readonly clock: ClockView }) {
  const { t, lang, pick } = useWords();
  return (
    <li data-state={clock.state}>
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
  );
}
