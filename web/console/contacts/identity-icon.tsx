import { ChannelIcon } from '../../shared/icons.tsx';

/** Channels whose icon stands for a kind of address. */
const channels: Readonly<Record<string, string>> = { phone: 'voice', messenger: 'facebook' };

export function IdentityIcon({ kind, size = 18 }: { readonly kind: string; readonly size?: number }) {
  return <ChannelIcon channel={channels[kind] ?? kind} size={size} />;
}
