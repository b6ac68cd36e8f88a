import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconArrowLeft, IconLink, IconPencilPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { fullDate } from '../time/dates.ts';
import { CallIcon } from './call-icon.tsx';
import { lengthWords, stateWords, whoWords } from './call-words.ts';
import { useSeconds } from './use-seconds.ts';

type CallHeaderProps = {
  readonly call: CallDetail;
  /** Null: it is being written already. */
  readonly onReport: (() => void) | null;
  readonly onAttach: (() => void) | null;
};

/** Who calls, in the largest words of the page, and how the call stands. */
export function CallHeader({ call, onReport, onAttach }: CallHeaderProps) {
  const { t, lang } = useWords();
  const talks = call.state === 'answered';
  const now = useSeconds(talks);
  const open = call.card?.open.length ?? 0;
  const number = call.contact?.name ? call.caller.shown : null;
  return (
    <header className="detail-head call-head">
      <ActionIcon component={Link} to="/calls" search className="back-button" size="lg" aria-label={t('calls.toList')}>
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className="call-who">
        <h1 id="call-title">{whoWords(call, t)}</h1>
        {number && <p className="call-number">{number}</p>}
        <p className="call-facts">
          <CallIcon {...call} />
          <strong>{stateWords(call, t)}</strong>
          {talks && (
            <span className="call-timer">{lengthWords(now - Date.parse(call.answeredAt ?? call.startedAt), t)}</span>
          )}
          <span className="muted">
            {[call.direction === 'out' && t('calls.outgoing'), fullDate(call.startedAt, lang)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {open > 0 && <Tag tone="amber">{t('calls.popOpenTickets', { count: open })}</Tag>}
        </p>
      </div>
      <div className="call-tasks">
        {onReport && (
          <Button
            variant={call.callBack ? 'default' : 'filled'}
            leftSection={<IconPencilPlus size={18} />}
            rightSection={<Kbd aria-hidden="true">N</Kbd>}
            onClick={onReport}
            disabled={call.nextPart === null}
          >
            {call.tickets.length === 0 ? t('calls.report') : t('calls.reportFurther')}
          </Button>
        )}
        {onAttach && (
          <Button variant="default" leftSection={<IconLink size={18} />} onClick={onAttach}>
            {t('calls.attach')}
          </Button>
        )}
      </div>
    </header>
  );
}
