/** Every way a person can reach the hub. Names are stable: they stand in URLs, settings and exports. */
export const channelKinds = [
  'web',
  'email',
  'zalo',
  'facebook',
  'twilio',
  'sms-http',
  'smpp',
  'telegram',
  'voice',
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What kind of address an identity is. One person may have several. */
export type IdentityKind = 'email' | 'phone' | 'zalo' | 'messenger' | 'facebook' | 'telegram' | 'web';
