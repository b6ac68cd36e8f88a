import { IconBuilding, IconMoonStars, IconUrgent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DutyView } from '../../../src/contract/duty.ts';
import { dutyQuery } from '../api/duty.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { fullDate } from '../time/dates.ts';
import { DutyForm } from './duty-form.tsx';

/** Who sorts reports outside working time; read at the centre, written by administrators. */
export function DutyPage() {
  const { t } = useWords();
  const writes = useMe().permissions.includes('duty:write');
  const { data: view, error, refetch } = useQuery(dutyQuery);
  return (
    <div className="dashboard duty">
      <header className="dashboard-head">
        <div>
          <h1>{t('duty.title')}</h1>
          <p className="muted">{writes ? t('duty.lead') : t('duty.readOnly')}</p>
        </div>
      </header>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!view && !error && <PageLoading />}
      {view && (
        <>
          <DutyNow now={view.now} />
          <DutyForm view={view} writes={writes} />
        </>
      )}
    </div>
  );
}

/** Which desk sorts reports at this moment. */
function DutyNow({ now }: { readonly now: DutyView['now'] }) {
  const { t, lang } = useWords();
  const { desk, people, since } = now;
  const isUnmanned = desk === 'duty' && people.length === 0;
  const Icon = isUnmanned ? IconUrgent : desk === 'duty' ? IconMoonStars : IconBuilding;
  return (
    <section className="duty-now" data-unmanned={isUnmanned} aria-labelledby="duty-now">
      <Icon size={22} aria-hidden="true" />
      <div>
        <h2 id="duty-now">{t(isUnmanned ? 'duty.nowNobody' : `duty.now_${desk}`)}</h2>
        {people.length > 0 && <p>{people.map(({ name }) => name).join(', ')}</p>}
        <p className="muted small">
          {since
            ? t('duty.since', { at: fullDate(since, lang) })
            : t(`duty.hint_${desk === 'duty' ? 'working' : desk}`)}
        </p>
      </div>
    </section>
  );
}
