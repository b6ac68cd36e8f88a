import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMap2, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { IncidentAlert } from '../../../src/contract/incidents.ts';
import { incidentAlertsQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { PointsSketch } from '../map/points-sketch.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useReference } from '../shell/use-reference.ts';
import { DoneLine } from './done-line.tsx';
import { useIncidentActions } from './use-incident-actions.ts';

type Done = { readonly id: string; readonly what: 'confirm' | 'dismiss' };

/** Bursts of like reports that the hub noticed, above whatever is on the page, until somebody says what they are. */
export function IncidentAlerts() {
  const { t } = useWords();
  const { data } = useQuery(incidentAlertsQuery);
  const { change } = useIncidentActions();
  const [done, setDone] = useState<Done | null>(null);
  const [first] = data?.items ?? [];
  if (!first && !done) return null;
  const decide = (id: string, what: Done['what']) =>
    change.mutate({ id, step: what }, { onSuccess: () => setDone({ id, what }) });
  return (
    <div className="incident-alerts">
      {done && !first && (
        <DoneLine
          words={t(`incidents.done_${done.what}`)}
          pending={change.isPending}
          onUndo={
            done.what === 'dismiss'
              ? () => change.mutate({ id: done.id, step: 'reopen' }, { onSuccess: () => setDone(null) })
              : null
          }
        />
      )}
      {first && (
        <AlertBar
          key={first.id}
          alert={first}
          pending={change.isPending}
          onConfirm={() => decide(first.id, 'confirm')}
          onDismiss={() => decide(first.id, 'dismiss')}
        />
      )}
      {change.error && <ErrorNotice error={change.error} />}
    </div>
  );
}

type AlertBarProps = {
  readonly alert: IncidentAlert;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onDismiss: () => void;
};

function AlertBar({ alert, pending, onConfirm, onDismiss }: AlertBarProps) {
  const { t } = useWords();
  const reference = useReference();
  const [map, setMap] = useState(false);
  const span =
    alert.minutes < 100
      ? t('incidents.spanMinutes', { count: Math.max(1, alert.minutes) })
      : t('incidents.spanHours', { count: Math.round(alert.minutes / 60) });
  return (
    <section className="incident-alert" role="alert" aria-label={t('incidents.alert')}>
      <div className="incident-alert-line">
        <IconAlertTriangle size={20} aria-hidden="true" />
        <p className="incident-alert-words">
          <strong>{t('incidents.alert')}</strong>{' '}
          {t('incidents.alertWhat', { title: alert.title, count: alert.tickets, span })}
        </p>
        <div className="incident-alert-tasks">
          {alert.points.length > 0 && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconMap2 size={16} />}
              aria-expanded={map}
              onClick={() => setMap(!map)}
            >
              {map ? t('incidents.hideMap') : t('incidents.showMap')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            component={Link}
            to={`/incidents/${alert.id}`}
            aria-label={t('incidents.lookAt', { title: alert.title })}
          >
            {t('incidents.look')}
          </Button>
          <Button size="xs" leftSection={<IconCheck size={16} />} disabled={pending} onClick={onConfirm}>
            {t('incidents.confirm')}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconX size={16} />} disabled={pending} onClick={onDismiss}>
            {t('incidents.dismiss')}
          </Button>
        </div>
      </div>
      {map && reference && (
        <PointsSketch
          points={alert.points}
          communes={reference.communes}
          label={t('incidents.mapLabel', { count: alert.points.length })}
        />
      )}
    </section>
  );
}
