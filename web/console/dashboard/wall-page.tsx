import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../shared/mark.tsx';
import { dashboardQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConnectionBadge } from '../shell/connection-badge.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { useReference } from '../shell/use-reference.ts';
import { fullDate, localHour } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { AgencyBars } from './agency-bars.tsx';
import { DayChart } from './day-chart.tsx';
import { Figures } from './figures.tsx';
import { MedianFigure } from './median-figure.tsx';
import { NextBreaches } from './next-breaches.tsx';

/** The dashboard for a screen on a wall: dark, large, without controls but the way back. */
export function WallPage() {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const province = useReference()?.province;
  const { data, error, refetch } = useQuery(dashboardQuery);
  return (
    <main className="wall hub-dark" id="main">
      <header className="wall-head">
        <Mark size={44} />
        <h1>
          {t('shell.product')} <span>{province ? pick(province) : ''}</span>
        </h1>
        <time>{fullDate(new Date(now).toISOString(), lang)}</time>
        <ConnectionBadge compact />
        <ActionIcon component={Link} to="/dashboard" size="xl" className="wall-back" aria-label={t('shell.back')}>
          <IconArrowLeft size={24} />
        </ActionIcon>
      </header>
      {!data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />)}
      {data && (
        <>
          <Figures totals={data.totals} />
          <div className="dashboard-grid">
            <div className="dashboard-column">
              <DayChart data={data} hourNow={localHour(data.at)} />
              <AgencyBars agencies={data.agencies} limit={7} />
            </div>
            <div className="dashboard-column">
              <MedianFigure minutes={data.medianFirstAnswerMinutes} />
              <NextBreaches rows={data.nextBreaches} limit={6} />
            </div>
          </div>
        </>
      )}
    </main>
  );
}
