import { foldVi } from '../text/fold.ts';
import { findPhrases, type PhraseIndex } from '../text/phrase-index.ts';
import type { TextToken } from '../text/tokens.ts';
import type { Gazetteer, PlaceName } from './gazetteer.ts';

const prefix = /^(?:kcn|ccn|khu cn|khu cong nghiep|cum cong nghiep)\s+/u;

/** The name by which zones are compared: "KCN Quế Võ", "Khu công nghiệp Quế Võ" and "Quế Võ" are one. */
export function zoneKey(name: string): string {
  return foldVi(name).replace(prefix, '');
}

/** Keys of the industrial zones that a text names; where one name holds another ("Quế Võ 2"), the longer one. */
export function zonesIn(tokens: readonly TextToken[], { names }: Pick<Gazetteer, 'names'>): ReadonlySet<string> {
  const zones = findPhrases(names, tokens).filter(({ value }) => value.kind === 'zone');
  const longest = zones.filter(
    (one) =>
      !zones.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from),
  );
  return new Set(longest.map(({ value }) => zoneKey(value.name)));
}

function collect(node: PhraseIndex<PlaceName>['root'], keys: Set<string>): void {
  for (const { values } of node.spellings)
    for (const value of values) if (value.kind === 'zone') keys.add(zoneKey(value.name));
  for (const next of node.next.values()) collect(next, keys);
}

/** Keys of all industrial zones of the gazetteer. */
export function zoneKeys({ names }: Pick<Gazetteer, 'names'>): ReadonlySet<string> {
  const keys = new Set<string>();
  collect(names.root, keys);
  return keys;
}
