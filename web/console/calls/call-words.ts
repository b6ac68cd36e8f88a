import type { TFunction } from 'i18next';
import type { CallRow } from '../../../src/contract/calls.ts';

/** '45 giây', '3 phút 20 giây', '1 giờ 5 phút', '2 ngày': as exact as it is of use. */
export function lengthWords(ms: number, t: TFunction): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return t('calls.seconds', { count: seconds });
  if (minutes < 10 && seconds % 60 > 0)
    return t('calls.minutesSeconds', { minutes: String(minutes), seconds: String(seconds % 60) });
  return waitWords(ms, t);
}

/** How long somebody waits; seconds do not matter. */
export function waitWords(ms: number, t: TFunction): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return t('calls.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('calls.hours', { hours: String(hours), minutes: String(minutes % 60) });
  return t('calls.days', { count: Math.floor(hours / 24) });
}

type Someone = Pick<CallRow, 'caller' | 'contact'>;

/** The name where one is known, else the number, else that it is hidden. */
export function whoWords({ caller, contact }: Someone, t: TFunction): string {
  return contact?.name ?? caller.shown ?? t('calls.hidden');
}

/** What becomes of the call, in a few words. */
export function stateWords(call: CallRow, t: TFunction): string {
  const extensions = call.extensions.join(', ');
  switch (call.state) {
    case 'ringing':
      return extensions === '' ? t('calls.ringing') : t('calls.ringingAt', { extensions });
    case 'answered':
      if (call.isMine) return t('calls.talkingMe');
      if (call.takenBy) return t('calls.talkingWith', { name: call.takenBy.name });
      return extensions === '' ? t('calls.talking') : t('calls.talkingAt', { extensions });
    case 'ended':
      return endedWords(call, t);
    case 'missed':
      if (call.hasVoicemail) return t('calls.voicemail');
      return call.direction === 'out' ? t('calls.missedOut') : t('calls.missed');
  }
}

function endedWords({ talkSeconds, takenBy }: CallRow, t: TFunction): string {
  if (talkSeconds === null || talkSeconds === 0) return t('calls.endedPlain');
  const length = lengthWords(talkSeconds * 1000, t);
  return takenBy ? t('calls.endedWith', { name: takenBy.name, length }) : t('calls.ended', { length });
}
