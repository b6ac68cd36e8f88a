import { Link } from '@tanstack/react-router';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { CallIcon } from './call-icon.tsx';
import { CallSection } from './call-section.tsx';
import { lengthWords } from './call-words.ts';

/** When this number called before, and with what end. */
export function EarlierCalls({ earlier }: Pick<CallDetail, 'earlier'>) {
  const { t, lang } = useWords();
  const now = useNow();
  if (earlier.length === 0) return null;
  const words = (call: CallDetail['earlier'][number]) => {
    if (call.state === 'missed') return call.direction === 'out' ? t('calls.missedOut') : t('calls.missed');
    return call.talkSeconds
      ? t('calls.ended', { length: lengthWords(call.talkSeconds * 1000, t) })
      : t('calls.endedPlain');
  };
  return (
    <CallSection title={t('calls.earlier')}>
      <ul className="earlier-calls">
        {earlier.map((call) => (
          <li key={call.id}>
            <Link to="/calls/$callId" params={{ callId: call.id }} search={{}}>
              <CallIcon {...call} hasVoicemail={false} size={16} />
              <span>{shortDate(call.startedAt, lang, now)}</span>
              <span className="muted">{words(call)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </CallSection>
  );
}
