import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { SecondOpinionView } from '../../../src/contract/second-opinion.ts';
import { secondOpinionQuery } from '../api/second-opinion.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { fullDate, timeOnly } from '../time/dates.ts';
import { OpinionForm } from './opinion-form.tsx';
import { OpinionTest } from './opinion-test.tsx';

/** Whether and whom the hub asks where neither rule nor classifier is sure; administrators alone. */
export function SecondOpinionPage() {
  const { t } = useWords();
  const { data: view, error, refetch } = useQuery(secondOpinionQuery);
  return (
    <div className="dashboard opinion">
      <header className="dashboard-head">
        <div>
          <h1>{t('opinion.title')}</h1>
          <p className="muted">{t('opinion.lead')}</p>
        </div>
      </header>
      <section className="opinion-warning" aria-labelledby="opinion-warning">
        <IconAlertTriangle size={22} aria-hidden="true" />
        <div>
          <h2 id="opinion-warning">{t('opinion.warningTitle')}</h2>
          <ul>
            <li>{t('opinion.warningLeaves')}</li>
            <li>{t('opinion.warningMasked')}</li>
            <li>{t('opinion.warningNames')}</li>
            <li>{t('opinion.warningNever')}</li>
          </ul>
        </div>
      </section>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!view && !error && <PageLoading />}
      {view && (
        <div className="opinion-grid">
          <OpinionForm view={view} />
          <div>
            <Today view={view} />
            <OpinionTest isReady={view.baseUrl !== '' && view.model !== ''} />
          </div>
        </div>
      )}
    </div>
  );
}

/** What came of asking today, and what stands in the way. */
function Today({ view }: { readonly view: SecondOpinionView }) {
  const { t, lang } = useWords();
  const { today, dailyCap, restsUntil, lastProblem } = view;
  return (
    <section className="opinion-today" aria-labelledby="opinion-today">
      <h2 id="opinion-today">{t('opinion.today')}</h2>
      <p>{t('opinion.asked', { asked: String(today.asked), cap: String(dailyCap) })}</p>
      <dl className="opinion-counts">
        {(['same', 'other', 'none', 'failed'] as const).map((what) => (
          <div key={what}>
            <dt>{t(`opinion.count_${what}`)}</dt>
            <dd>{today[what]}</dd>
          </div>
        ))}
      </dl>
      {restsUntil && <p className="opinion-rest">{t('opinion.rests', { time: timeOnly(restsUntil, lang) })}</p>}
      {lastProblem && (
        <p className="muted small">
          {t('opinion.lastProblem', {
            at: fullDate(lastProblem.at, lang),
            problem: t(`opinion.problem_${lastProblem.problem}`),
          })}
        </p>
      )}
    </section>
  );
}
