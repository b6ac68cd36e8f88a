import { zoneKey } from '../../place/zones-in-text.ts';
import { shownForm } from '../../text/normalise.ts';
import { tokenise, type TextToken } from '../../text/tokens.ts';
import type { RoutingRule, RuleActions, RuleCondition } from '../rule.ts';

function setOf(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted();
}

function wordsOf(text: string): readonly TextToken[] {
  return tokenise(shownForm(text));
}

function lettersOf(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function group(kind: 'all' | 'any', keys: readonly string[]): string {
  const parts = setOf(keys);
  return parts.length === 1 ? (parts[0] ?? '') : JSON.stringify([kind, parts]);
}

function keyOfCondition(condition: RuleCondition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return group(condition.kind, condition.of.map(keyOfCondition));
    case 'not':
      return JSON.stringify(['not', keyOfCondition(condition.of)]);
    case 'words':
      return group(
        condition.match,
        condition.words.map((word) => JSON.stringify(['word', lettersOf(word)])),
      );
    case 'near':
      return JSON.stringify(['near', condition.within, setOf(condition.words.map(lettersOf))]);
    case 'category':
    case 'commune':
      return JSON.stringify([condition.kind, setOf(condition.codes)]);
    case 'zone':
      return JSON.stringify(['zone', setOf(condition.names.map(zoneKey))]);
    case 'channel':
      return JSON.stringify(['channel', setOf(condition.kinds)]);
    case 'sector':
      return JSON.stringify(['sector', setOf(condition.sectors)]);
    case 'language':
      return JSON.stringify(['language', setOf(condition.langs)]);
    case 'flag':
      return JSON.stringify(['flag', setOf(condition.flags)]);
    case 'time':
      return JSON.stringify(['time', setOf(condition.days.map(String)), condition.from, condition.until]);
    case 'sender':
    case 'working':
      return JSON.stringify([condition.kind, condition.is]);
  }
}

function keyOfActions({
  category,
  lead,
  coordinating,
  priority,
  policy,
  tags,
  officer,
  askHuman,
}: RuleActions): string {
  const lists = [setOf(coordinating ?? []), setOf((tags ?? []).map(lettersOf))];
  return JSON.stringify([category, lead, priority, policy, officer, askHuman === true, lists]);
}

/** The phrases of a condition, by their letters without diacritics. */
function phrasesOf(condition: RuleCondition, found = new Map<string, TextToken[][]>()): Map<string, TextToken[][]> {
  if (condition.kind === 'all' || condition.kind === 'any') for (const one of condition.of) phrasesOf(one, found);
  if (condition.kind === 'not') phrasesOf(condition.of, found);
  if (condition.kind !== 'words' && condition.kind !== 'near') return found;
  for (const text of condition.words) {
    const letters = lettersOf(text);
    found.set(letters, [...(found.get(letters) ?? []), [...wordsOf(text)]]);
  }
  return found;
}

/** Whether phrases of the same letters can be the same words: “thuế” and “thue”, not “bán” and “bạn”. */
function areSpelledAlike(one: readonly TextToken[], other: readonly TextToken[]): boolean {
  return one.every((word, index) => {
    const exact = other[index]?.exact;
    return word.exact === exact || word.exact === word.folded || exact === word.folded;
  });
}

/** What of a rule says whether it is a copy of another. */
export type CopyMarks = { readonly key: string; readonly phrases: ReadonlyMap<string, readonly TextToken[][]> };

export function copyMarksOf({ when, then }: RoutingRule): CopyMarks {
  return { key: `${keyOfCondition(when)} ${keyOfActions(then)}`, phrases: phrasesOf(when) };
}

function spellsAll(mine: CopyMarks['phrases'], theirs: CopyMarks['phrases']): boolean {
  return [...mine].every(([letters, spellings]) =>
    spellings.every((spelling) => (theirs.get(letters) ?? []).some((other) => areSpelledAlike(spelling, other))),
  );
}

/**
 * Whether people would call two rules copies: they do the same, and their conditions differ at most in order, in capital
 * letters, in diacritics that one leaves out, and in what is said twice. They need not hold for the same texts.
 */
export function areCopies(one: CopyMarks, other: CopyMarks): boolean {
  return one.key === other.key && spellsAll(one.phrases, other.phrases) && spellsAll(other.phrases, one.phrases);
}
