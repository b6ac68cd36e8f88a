import { expandAbbreviations, type Abbreviations } from '../../text/abbreviations.ts';
import { shownForm } from '../../text/normalise.ts';
import { tokenise, type TextToken } from '../../text/tokens.ts';

/** A word or phrase of a rule, with the ways in which it may stand in a text. */
export type RulePhrase = {
  /** Equal for phrases that stand for the same. */
  readonly key: string;
  /** As written, and with its abbreviations written out; none: it holds no word. */
  readonly forms: readonly (readonly TextToken[])[];
};

function keyOf(words: readonly TextToken[]): string {
  return words.map((word) => word.exact).join(' ');
}

/** Reads a phrase of a rule. */
export function readPhrase(text: string, abbreviations: Abbreviations): RulePhrase {
  const written = tokenise(shownForm(text));
  if (written.length === 0) return { key: '', forms: [] };
  const expanded = expandAbbreviations(written, abbreviations);
  const forms = keyOf(expanded) === keyOf(written) ? [written] : [written, expanded];
  return { key: forms.map(keyOf).join('|'), forms };
}

/** Whether a word of a text is the word of a rule: as written where that has diacritics, else by its letters. */
export function agrees(
  word: Pick<TextToken, 'exact' | 'folded'>,
  written: Pick<TextToken, 'exact' | 'folded'>,
): boolean {
  if (word.exact === word.folded) return word.folded === written.folded;
  return word.exact === written.exact;
}

function standsIn(inner: readonly TextToken[], outer: readonly TextToken[]): boolean {
  for (let from = 0; from + inner.length <= outer.length; from += 1) {
    const isHere = inner.every((word, index) => {
      const other = outer[from + index];
      return other !== undefined && agrees(word, other);
    });
    if (isHere) return true;
  }
  return false;
}

/** Whether every text that holds `phrase` holds `part` as well. */
export function covers(phrase: RulePhrase, part: RulePhrase): boolean {
  if (phrase.key === part.key) return true;
  return phrase.forms.every((form) => part.forms.some((inner) => standsIn(inner, form)));
}
