import {
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPhoneRinging,
  IconPhoneX,
  IconRecordMail,
} from '@tabler/icons-react';
import type { CallRow } from '../../../src/contract/calls.ts';

const icons = {
  ringing: IconPhoneRinging,
  answered: IconPhoneCall,
  ended: IconPhoneIncoming,
  out: IconPhoneOutgoing,
  missed: IconPhoneX,
  voicemail: IconRecordMail,
} as const;

type CallIconProps = Pick<CallRow, 'state' | 'direction' | 'hasVoicemail'> & { readonly size?: number };

/** The state of a call as a picture; its words stand beside it. */
export function CallIcon({ state, direction, hasVoicemail, size = 18 }: CallIconProps) {
  const tone = hasVoicemail ? 'voicemail' : state;
  const Icon = icons[tone === 'ended' && direction === 'out' ? 'out' : tone];
  return (
    <span className="call-icon" data-tone={tone} aria-hidden="true">
      <Icon size={size} stroke={1.75} />
    </span>
  );
}
