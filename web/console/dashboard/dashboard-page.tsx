import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDeviceTv } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { dashboardQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { fullDate, localHour } from '../time/dates.ts';
import { AgencyBars } from './agency-bars.tsx';
import { DayChart } from './day-chart.tsx';
import { Figures } from './figures.tsx';
import { MedianFigure } from './median-figure.tsx';
import { NextBreaches } from './next-breaches.tsx';

/** The whole at a glance, live. */
export function DashboardPage() {
  const { t, lang } = useWords();
  const { data, error, refetch } = useQuery(dashboardQuery);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  return (
    <div className="dashboard">
      <header className="dashboard-head">
        <div>
          <h1>{t('dashboard.title')}</h1>
          <p className="muted">{t('dashboard.asOf', { at: fullDate(data.at, lang) })}</p>
        </div>
        <Button component={Link} to="/wall" variant="default" leftSection={<IconDeviceTv size={18} />}>
          {t('shell.wall')}
        </Button>
      </header>
      <Figures totals={data.totals} />
      <div className="dashboard-grid">
        <div className="dashboard-column">
          <DayChart data={data} hourNow={localHour(data.at)} />
          <AgencyBars agencies={data.agencies} />
        </div>
        <div className="dashboard-column">
          <MedianFigure minutes={data.medianFirstAnswerMinutes} />
          <NextBreaches rows={data.nextBreaches} />
        </div>
      </div>
    </div>
  );
}
