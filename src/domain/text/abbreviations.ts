import { tokenise, type TextToken } from './tokens.ts';

/** One reading of an abbreviation. */
export type AbbreviationReading = {
  /** What it stands for, with diacritics. */
  readonly to: string;
  /** Folded words of which one must stand within four words, for readings that depend on context; absent = always. */
  readonly near?: readonly string[];
};

/** Abbreviation as typed (lower case) to its readings; the first that fits the context wins. */
export type AbbreviationTable = Readonly<Record<string, readonly AbbreviationReading[]>>;

type CompiledReading = { readonly words: readonly TextToken[]; readonly near: ReadonlySet<string> | null };

/** Abbreviations ready for use; made once by `createAbbreviations`. */
export type Abbreviations = ReadonlyMap<string, readonly CompiledReading[]>;

/** Compiles a table of abbreviations. */
export function createAbbreviations(table: AbbreviationTable): Abbreviations {
  const compiled = new Map<string, CompiledReading[]>();
  for (const [short, readings] of Object.entries(table)) {
    compiled.set(
      short,
      readings.map(({ to, near }) => ({ words: tokenise(to), near: near === undefined ? null : new Set(near) })),
    );
  }
  return compiled;
}

const contextRadius = 4;

function fits(reading: CompiledReading, tokens: readonly TextToken[], index: number): boolean {
  if (reading.near === null) return true;
  const to = Math.min(tokens.length, index + contextRadius + 1);
  for (let other = Math.max(0, index - contextRadius); other < to; other += 1) {
    if (other !== index && reading.near.has(tokens[other]?.folded ?? '')) return true;
  }
  return false;
}

/**
 * Replaces abbreviations by the words they stand for; each word keeps the place of the abbreviation in the text, so
 * that a match on "bảo hiểm xã hội" points at the "BHXH" that was written.
 */
export function expandAbbreviations(tokens: readonly TextToken[], abbreviations: Abbreviations): TextToken[] {
  const expanded: TextToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const readings = abbreviations.get(token.exact);
    const reading = readings?.find((one) => fits(one, tokens, index));
    if (reading === undefined) {
      expanded.push(token);
      continue;
    }
    for (const [position, spelled] of reading.words.entries()) {
      expanded.push({
        ...token,
        exact: spelled.exact,
        folded: spelled.folded,
        breaksBefore: position === 0 && token.breaksBefore,
      });
    }
  }
  return expanded;
}
