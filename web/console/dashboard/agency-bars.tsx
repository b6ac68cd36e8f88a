import type { Dashboard } from '../../../src/contract/dashboard.ts';
import { useWords } from '../i18n/use-words.ts';
import { wholeNumber } from '../time/numbers.ts';
import { durationWords } from './duration.ts';

type AgencyBarsProps = { readonly agencies: Dashboard['agencies']; readonly limit?: number };
type Row = Dashboard['agencies'][number];

const parts = ['overdue', 'inTime', 'answeredLate', 'answeredInTime'] as const;
const names = {
  overdue: 'openLate',
  inTime: 'openInTime',
  answeredLate: 'answeredLate',
  answeredInTime: 'answeredInTime',
} as const;

/** Agencies as bars of the four buckets, the one with most overdue first. */
export function AgencyBars({ agencies, limit = 100 }: AgencyBarsProps) {
  const { t, lang, pick } = useWords();
  const sorted = agencies
    .toSorted((a, b) => b.overdue - a.overdue || b.answeredLate - a.answeredLate || total(b) - total(a))
    .slice(0, limit);
  const most = Math.max(1, ...sorted.map(total));
  return (
    <section className="panel" aria-labelledby="agencies-title">
      <header className="panel-head">
        <h2 id="agencies-title">{t('dashboard.agencies')}</h2>
        <span className="muted small">{t('dashboard.agenciesHint')}</span>
      </header>
      <p className="legend" aria-hidden="true">
        {parts.map((part) => (
          <span key={part} className="legend-item">
            <span className="legend-bucket" data-part={part} /> {t(`dashboard.${names[part]}`)}
          </span>
        ))}
      </p>
      {sorted.length === 0 && <p className="muted">{t('dashboard.noAgencies')}</p>}
      <ul className="bars">
        {sorted.map((row) => (
          <li key={row.agency.code}>
            <span className="bar-name">{pick(row.agency)}</span>
            <span
              className="bar"
              style={{ width: `${(total(row) / most) * 100}%` }}
              role="img"
              aria-label={words(row, t, lang)}
            >
              {parts.map((part) => {
                const value = valueOf(row, part);
                return value === 0 ? null : (
                  <span key={part} className="bar-part" data-part={part} style={{ flexGrow: value }}>
                    {value / most > 0.05 ? wholeNumber(value, lang) : ''}
                  </span>
                );
              })}
            </span>
            <span className="bar-median">
              {row.medianFirstAnswerMinutes === null ? '' : durationWords(row.medianFirstAnswerMinutes, t)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function valueOf(row: Row, part: (typeof parts)[number]): number {
  return part === 'inTime' ? Math.max(0, row.open - row.overdue) : row[part];
}

function total(row: Row): number {
  return row.open + row.answeredInTime + row.answeredLate;
}

function words(row: Row, t: ReturnType<typeof useWords>['t'], lang: ReturnType<typeof useWords>['lang']): string {
  return parts.map((part) => `${t(`dashboard.${names[part]}`)}: ${wholeNumber(valueOf(row, part), lang)}`).join(', ');
}
