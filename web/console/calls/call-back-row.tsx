import { Link } from '@tanstack/react-router';
import type { CallBackLine } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { Tag } from '../shell/tag.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { CallIcon } from './call-icon.tsx';
import { waitWords, whoWords } from './call-words.ts';

type CallBackRowProps = { readonly line: CallBackLine; readonly selected: boolean };

/** Who waits, how long; how often they called, and who is on it. */
export function CallBackRow({ line, selected }: CallBackRowProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const { claim, againAt } = line;
  const rests = againAt !== null && Date.parse(againAt) > now;
  const number = line.contact?.name ? line.caller.shown : null;
  const facts = [
    number,
    line.hasVoicemail && t('calls.voicemail'),
    (!line.hasVoicemail || line.count > 1) && t('calls.missedTimes', { count: line.count }),
    line.tries > 0 && t('calls.tries', { count: line.tries }),
  ];
  return (
    <li>
      <Link
        to="/calls/$callId"
        params={{ callId: line.callId }}
        search={{}}
        className="call-row"
        data-rests={rests || (claim !== null && !claim.isMine && !claim.isStale)}
        ref={selected ? bringIntoView : undefined}
      >
        <span className="row-line">
          <CallIcon state="missed" direction="in" hasVoicemail={line.hasVoicemail} />
          <span className="row-sender" data-plain={line.caller.number === null}>
            {whoWords(line, t)}
          </span>
          <span className="row-end call-wait">
            {t('calls.waited', { length: waitWords(now - Date.parse(line.firstAt), t) })}
          </span>
        </span>
        <span className="row-line muted small call-row-second">
          <span className="row-subject">{facts.filter(Boolean).join(' · ')}</span>
          {claim && (
            <Tag tone={claim.isMine ? 'accent' : claim.isStale ? 'amber' : 'grey'}>
              {claim.isMine ? t('calls.claimedByMe') : t('calls.claimedBy', { name: claim.by.name })}
            </Tag>
          )}
          {!claim && rests && <Tag tone="blue">{t('calls.again', { at: shortDate(againAt, lang, now) })}</Tag>}
        </span>
      </Link>
    </li>
  );
}
