import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TryResult } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

type Routed = TryResult['changes'][number]['now'];

/** Ticket by ticket: where it goes now, and where it would go. */
export function TryChanges({ result }: { readonly result: TryResult }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const { changes, changed } = result;
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="try-changes">
      <h3 id="try-changes" className="rules-subtitle">
        {t('rules.changedTickets')}
      </h3>
      {changed > changes.length && <p className="small muted">{t('rules.firstHundred')}</p>}
      <table className="try-table">
        <thead>
          <tr>
            <th scope="col">{t('rules.ticket')}</th>
            <th scope="col">{t('rules.now')}</th>
            <th scope="col">
              <span className="try-arrow-space">{t('rules.then')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.id}>
              <th scope="row">
                <Link to="/t/$ticketId" params={{ ticketId: change.id }}>
                  {change.code}
                </Link>{' '}
                <time className="muted small" dateTime={change.createdAt} title={fullDate(change.createdAt, lang)}>
                  {shortDate(change.createdAt, lang, now)}
                </time>
                <span className="try-subject">{change.subject || t('tickets.noSubject')}</span>
                {change.actual && (
                  <span className="muted small">{t('rules.actual', { agency: pick(change.actual) })}</span>
                )}
              </th>
              <td data-label={t('rules.now')}>
                <RoutedWords routed={change.now} />
              </td>
              <td data-label={t('rules.then')}>
                <IconArrowRight className="try-arrow" size={16} aria-hidden="true" />
                <RoutedWords routed={change.then} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RoutedWords({ routed }: { readonly routed: Routed }) {
  const { t, pick } = useWords();
  const { lead, category, coordinating, priority, policy, tags, officer, rule, needsHuman } = routed;
  const more = [
    category && pick(category),
    coordinating.length > 0 && `+ ${coordinating.map(pick).join(', ')}`,
    priority === 'urgent' && t('rules.urgent'),
    policy && t('rules.do_policy', { policy: pick(policy) }),
    officer,
    tags.length > 0 && tags.map((tag) => `#${tag}`).join(' '),
    needsHuman && t('rules.human'),
  ].filter(Boolean);
  return (
    <div className="try-routed">
      <strong>{pick(lead)}</strong>
      {more.length > 0 && <span className="small">{more.join(' · ')}</span>}
      <span className="muted small">{rule ? t('rules.byRule', { name: rule.name }) : t('rules.byReading')}</span>
    </div>
  );
}
