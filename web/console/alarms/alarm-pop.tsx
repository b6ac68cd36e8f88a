import { ActionIcon, Button, CloseButton } from '@mantine/core';
import { IconAlertTriangleFilled, IconArrowsExchange, IconBell, IconBellOff, IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { takeUrgent } from '../api/duty.ts';
import { setRingPreferences, useRingPreferences } from '../calls/ring-preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import type { Alarm } from './alarm.ts';
import { useAlarmSignal } from './use-alarm-signal.ts';
import { useAlarms } from './use-alarms.ts';

const icons = { urgent: IconAlertTriangleFilled, sealed: IconLock, disputed: IconArrowsExchange } as const;

/** What cannot wait, over whatever is on the page: urgent reports, sealed ones for inspectors, disputes for supervisors. */
export function AlarmPop() {
  const { t } = useWords();
  const { ringing, dismiss } = useAlarms();
  const { alarms: sounds } = useRingPreferences();
  const alarm = ringing.at(-1);
  useAlarmSignal(alarm ? `⚠ ${t(`alarms.${alarm.kind}`)}` : null, sounds);
  if (!alarm) return null;
  return (
    <AlarmCard
      key={alarm.row.id}
      alarm={alarm}
      others={ringing.length - 1}
      sounds={sounds}
      onGone={() => dismiss(alarm.row.id)}
    />
  );
}

type AlarmCardProps = {
  readonly alarm: Alarm;
  readonly others: number;
  readonly sounds: boolean;
  readonly onGone: () => void;
};

function AlarmCard({ alarm, others, sounds, onGone }: AlarmCardProps) {
  const { t, pick } = useWords();
  const { queues } = useMe();
  const navigate = useNavigate();
  const { kind, row } = alarm;
  const Icon = icons[kind];
  const isDutys = kind === 'urgent' && row.rings !== null && row.rings.people !== null;
  const open = () => {
    onGone();
    // Where it cannot be told, the page of the ticket offers it again.
    if (isDutys) void takeUrgent(row.id).catch(() => undefined);
    const queue = kind === 'urgent' ? (isDutys ? 'duty' : 'triage') : kind;
    const known = queues.includes(queue) ? queue : 'all';
    void navigate({ to: '/q/$queue/$ticketId', params: { queue: known, ticketId: row.id } });
  };
  return (
    <section className="pop alarm-pop" role="alert" aria-label={t('alarms.label')} data-kind={kind}>
      <div className="alarm-pop-head">
        <Icon size={20} aria-hidden="true" />
        <strong>{t(`alarms.${kind}`)}</strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={sounds ? t('alarms.mute') : t('alarms.unmute')}
          onClick={() => setRingPreferences({ alarms: !sounds })}
        >
          {sounds ? <IconBell size={18} /> : <IconBellOff size={18} />}
        </ActionIcon>
        <CloseButton size="sm" aria-label={t('alarms.dismiss')} onClick={onGone} />
      </div>
      {/* Somebody may look over the inspector's shoulder. */}
      <p className="alarm-pop-subject">{kind === 'sealed' ? t('alarms.sealedWords') : row.subject || row.excerpt}</p>
      {kind !== 'sealed' && row.place && <p className="muted small">{pick(row.place)}</p>}
      <div className="alarm-pop-tasks">
        <Button size="sm" color="red" onClick={open}>
          {t(isDutys ? 'alarms.take' : 'alarms.open')}
        </Button>
        {others > 0 && <span className="muted small">{t('alarms.more', { count: others })}</span>}
      </div>
    </section>
  );
}
