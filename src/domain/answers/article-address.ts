import { foldVi } from '../text/fold.ts';

const longestName = 60;

/** Where the public reads an article: its number counts, the words are for people. */
export function articleAddress({ id, titleVi }: { readonly id: number; readonly titleVi: string }): string {
  const words = foldVi(titleVi).match(/[a-z0-9]+/gu) ?? [];
  let name = '';
  for (const word of words) {
    if (name.length + word.length >= longestName) break;
    name += `-${word}`;
  }
  return `/hoi-dap/${id}${name}`;
}

/** The number in the last part of such an address; null: there is none. */
export function articleNumber(part: string): number | null {
  const [, digits] = /^(\d{1,9})(?:-|$)/u.exec(part) ?? [];
  return digits === undefined ? null : Number(digits);
}
