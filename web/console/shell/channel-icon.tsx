import { Icon, Outline } from '../../shared/icons.tsx';
import { useReference } from './use-reference.ts';

/** Icon of a kind of channel; one that the hub does not know, or not yet, gets that of a message. */
export function ChannelIcon({ channel, size = 20 }: { readonly channel: string; readonly size?: number }) {
  const known = useReference()?.channels.find((one) => one.kind === channel);
  return known ? <Outline path={known.icon} size={size} /> : <Icon name="message" size={size} />;
}
