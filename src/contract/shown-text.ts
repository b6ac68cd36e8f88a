import { unwrapLines } from '../domain/text/wrapped-lines.ts';

/** What a person wrote, for the eye: lines that a mail program broke are joined; positions in the text stay what they were. */
export function shownText(written: string): string {
  return unwrapLines(written);
}
