import { IconMicrophone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CallRow } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { Tag } from '../shell/tag.tsx';
import { timeOnly } from '../time/dates.ts';
import { CallIcon } from './call-icon.tsx';
import { lengthWords, stateWords, whoWords } from './call-words.ts';
import { useSeconds } from './use-seconds.ts';

type CallRowProps = { readonly call: CallRow; readonly selected: boolean; readonly q: string | undefined };

/** Who and since when; the number, what became of it and which tickets. */
export function CallRowView({ call, selected, q }: CallRowProps) {
  const { t, lang } = useWords();
  const talks = call.state === 'answered';
  const now = useSeconds(talks);
  const number = call.contact?.name ? call.caller.shown : null;
  const codes = call.tickets.map((ticket) => ticket.code);
  return (
    <li>
      <Link
        to="/calls/$callId"
        params={{ callId: call.id }}
        search={q ? { q } : {}}
        className="call-row"
        data-state={call.state}
        data-mine={call.isMine && (call.state === 'ringing' || talks)}
        ref={selected ? bringIntoView : undefined}
      >
        <span className="row-line">
          <CallIcon {...call} />
          <span className="row-sender" data-plain={call.caller.number === null}>
            {whoWords(call, t)}
          </span>
          {call.state === 'ringing' && call.isMine && <Tag tone="accent">{t('calls.mine')}</Tag>}
          <span className="row-end">
            {talks ? (
              lengthWords(now - Date.parse(call.answeredAt ?? call.startedAt), t)
            ) : (
              <time dateTime={call.startedAt}>{timeOnly(call.startedAt, lang)}</time>
            )}
          </span>
        </span>
        <span className="row-line muted small call-row-second">
          <span className="row-subject">{[number, stateWords(call, t), ...codes].filter(Boolean).join(' · ')}</span>
          {call.recording.state === 'here' && (
            <span className="row-channel" title={t('calls.recording')}>
              <IconMicrophone size={15} aria-label={t('calls.recording')} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
