import { Icon, Outline } from '../../shared/icons.tsx';
import { useReference } from '../shell/use-reference.ts';

/** Icon of a kind of address; one that the hub does not know gets that of a message. */
export function IdentityIcon({ kind, size = 18 }: { readonly kind: string; readonly size?: number }) {
  const known = useReference()?.addresses.find((one) => one.kind === kind);
  return known ? <Outline path={known.icon} size={size} /> : <Icon name="message" size={size} />;
}
