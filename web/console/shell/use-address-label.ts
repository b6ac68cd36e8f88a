import { useWords } from '../i18n/use-words.ts';
import { useReference } from './use-reference.ts';

/** What a kind of address is called; one that the hub no longer knows goes by its own name. */
export function useAddressLabel(): (kind: string) => string {
  const { pick } = useWords();
  const reference = useReference();
  return (kind) => {
    const known = reference?.addresses.find((one) => one.kind === kind);
    return known ? pick(known.label) : kind;
  };
}
