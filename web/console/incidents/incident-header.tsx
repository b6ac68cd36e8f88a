import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconPencil, IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { IncidentAction, IncidentDetail } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { IncidentTag } from './incident-tag.tsx';

export type IncidentTask = Exclude<IncidentAction, 'split'>;

const icons = {
  confirm: IconCheck,
  dismiss: IconX,
  rename: IconPencil,
  end: IconPlayerStop,
  reopen: IconPlayerPlay,
} as const;
const order: readonly IncidentTask[] = ['confirm', 'dismiss', 'end', 'reopen', 'rename'];

type IncidentHeaderProps = {
  readonly incident: IncidentDetail;
  readonly pending: boolean;
  readonly onTask: (task: IncidentTask) => void;
};

/** What it is called, how it stands, since when; and what this person may do. */
export function IncidentHeader({ incident, pending, onTask }: IncidentHeaderProps) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const mayRename = incident.actions.includes('rename');
  const keys = useMemo(
    () =>
      mayRename
        ? [{ keys: 'e', label: t('incidents.keyRename'), group: 'everywhere' as const, run: () => onTask('rename') }]
        : [],
    [mayRename, onTask, t],
  );
  useKeys(keys);
  const facts = [
    incident.place && pick(incident.place),
    incident.category && pick(incident.category),
    t('incidents.since', { at: shortDate(incident.firstAt, lang, now) }),
    incident.endedAt && t('incidents.until', { at: shortDate(incident.endedAt, lang, now) }),
    incident.noticed && t('incidents.noticed'),
  ].filter((fact): fact is string => typeof fact === 'string');
  return (
    <header className="detail-head">
      <ActionIcon
        component={Link}
        to="/incidents"
        search
        className="back-button"
        size="lg"
        aria-label={t('incidents.toList')}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className="incident-what">
        <IncidentTag state={incident.state} />
        <h1 id="incident-title">{incident.title}</h1>
        <p className="muted small">{facts.join(' · ')}</p>
      </div>
      <div className="incident-tasks">
        {order
          .filter((task) => incident.actions.includes(task))
          .map((task) => {
            const Icon = icons[task];
            return (
              <Button
                key={task}
                variant={task === 'confirm' ? 'filled' : 'default'}
                leftSection={<Icon size={17} />}
                disabled={pending}
                onClick={() => onTask(task)}
              >
                {t(`incidents.${task}`)}
              </Button>
            );
          })}
      </div>
    </header>
  );
}
