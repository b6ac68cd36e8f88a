import {
  IconBarrierBlock,
  IconCircleCheck,
  IconHourglassHigh,
  IconPlugConnectedX,
  IconVolumeOff,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { IntakeAlarm } from '../../../src/contract/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { fullDate } from '../time/dates.ts';

const icons = {
  silence: IconVolumeOff,
  quarantine: IconBarrierBlock,
  backlog: IconHourglassHigh,
  channel_error: IconPlugConnectedX,
} as const;

/** Receipts that wait or a door that fails are being lost time; the others may have a harmless cause. */
const tones = { silence: 'amber', quarantine: 'amber', backlog: 'red', channel_error: 'red' } as const;

/** What must be looked at now, and what to do about it. */
export function AlarmList({ alarms }: { readonly alarms: readonly IntakeAlarm[] }) {
  const { t } = useWords();
  return (
    <section className="alarms" aria-label={t('intake.alarms')} aria-live="polite">
      {alarms.length === 0 && (
        <p className="alarms-none">
          <IconCircleCheck size={18} aria-hidden="true" /> {t('intake.noAlarms')}
        </p>
      )}
      <ul>
        {alarms.map((alarm) => (
          <Alarm key={`${alarm.kind} ${alarm.account}`} alarm={alarm} />
        ))}
      </ul>
    </section>
  );
}

function Alarm({ alarm: { kind, since, message } }: { readonly alarm: IntakeAlarm }) {
  const { t, lang, pick } = useWords();
  const me = useMe();
  const Icon = icons[kind];
  return (
    <li className="notice" data-tone={tones[kind]}>
      <Icon size={20} aria-hidden="true" />
      <div>
        <strong>{t(`intake.alarm_${kind}`)}</strong>
        <p>{pick(message)}</p>
        <p>
          {t(`intake.todo_${kind}`)}
          {kind === 'quarantine' && me.permissions.includes('quarantine:read') && (
            <>
              {' '}
              <Link to="/quarantine">{t('intake.openQuarantine')}</Link>
            </>
          )}
        </p>
        {since !== null && <p className="muted">{t('intake.since', { at: fullDate(since, lang) })}</p>}
      </div>
    </li>
  );
}
