import { useWords } from '../i18n/use-words.ts';
import { useReference } from './use-reference.ts';

/**
 * What a kind of channel is called on tickets. Where nothing could be sent, the hub names the kind of address instead; a
 * kind that it no longer knows goes by its own name.
 */
export function useChannelLabel(): (kind: string) => string {
  const { pick } = useWords();
  const reference = useReference();
  return (kind) => {
    const isIt = (one: { readonly kind: string }) => one.kind === kind;
    const known = reference?.channels.find(isIt) ?? reference?.addresses.find(isIt);
    return known ? pick(known.label) : kind;
  };
}
