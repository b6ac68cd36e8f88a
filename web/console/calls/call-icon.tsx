import {
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPhoneRinging,
  IconPhoneX,
  IconRecordMail,
} from '@tabler/icons-react';
import type { CallRow } from '../../../src/contract/calls.ts';

type CallIconProps = Pick<CallRow, 'state' | 'direction' | 'hasVoicemail'> & { readonly size?: number };

/** The state of a call as a picture; its words stand beside it. */
export function CallIcon({ state, direction, hasVoicemail, size = 18 }: CallIconProps) {
  const Icon = iconOf({ state, direction, hasVoicemail });
  const tone = hasVoicemail ? 'voicemail' : state;
  return (
    <span className="call-icon" data-tone={tone} aria-hidden="true">
      <Icon size={size} stroke={1.75} />
    </span>
  );
}

function iconOf({ state, direction, hasVoicemail }: CallIconProps) {
  if (hasVoicemail) return IconRecordMail;
  if (state === 'ringing') return IconPhoneRinging;
  if (state === 'answered') return IconPhoneCall;
  if (state === 'missed') return IconPhoneX;
  return direction === 'out' ? IconPhoneOutgoing : IconPhoneIncoming;
}
