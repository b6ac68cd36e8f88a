import type { IncidentDetail } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

/** What happened to an incident, the latest first; its beginning is the first report. */
export function IncidentTimeline({ incident }: { readonly incident: IncidentDetail }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  return (
    <section aria-labelledby="incident-timeline">
      <h2 id="incident-timeline">{t('incidents.timeline')}</h2>
      <ol className="incident-timeline">
        {incident.timeline.map((entry) => (
          <li key={`${entry.at} ${entry.type} ${entry.codes[0] ?? ''}`}>
            <time className="muted small" dateTime={entry.at}>
              {shortDate(entry.at, lang, now)} · {entry.by ?? t('incidents.system')}
            </time>
            <p>{pick(entry.text)}</p>
            <p className="muted small">
              {entry.codes.join(', ')}
              {entry.count > entry.codes.length &&
                ` ${t('incidents.moreCodes', { count: entry.count - entry.codes.length })}`}
            </p>
          </li>
        ))}
        <li>
          <time className="muted small" dateTime={incident.firstAt}>
            {shortDate(incident.firstAt, lang, now)}
          </time>
          <p>{t('incidents.first')}</p>
        </li>
      </ol>
    </section>
  );
}
