import type { ChannelKind } from './kinds.ts';

/** Channels on which people read the same kind of text: letters, chat messages, short messages. */
export const channelFamilies = ['letter', 'chat', 'sms', 'voice'] as const;
export type ChannelFamily = (typeof channelFamilies)[number];

const families: Readonly<Record<ChannelKind, ChannelFamily>> = {
  web: 'chat',
  email: 'letter',
  zalo: 'chat',
  facebook: 'chat',
  telegram: 'chat',
  twilio: 'sms',
  'sms-http': 'sms',
  smpp: 'sms',
  voice: 'voice',
};

/** The family of a channel kind; a kind that this version does not know writes letters. */
export function familyOf(kind: string): ChannelFamily {
  return Object.entries(families).find(([known]) => known === kind)?.[1] ?? 'letter';
}
