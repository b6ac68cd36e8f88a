import { repairTelex } from './telex.ts';
import { tokenise, type TextToken } from './tokens.ts';

/** The words of a shown text as they were meant: what was typed in Telex or VNI by mistake is read as its word. */
export function wordsOf(shown: string): readonly TextToken[] {
  return repairTelex(tokenise(shown), shown);
}
