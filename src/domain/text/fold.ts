/** A folded text with the way back to the text it was made from. */
export type FoldedText = {
  /** Lower case, no diacritics, `đ` as `d`, white space squeezed to single blanks. */
  readonly folded: string;
  /** For each code unit of `folded`, the offset in the source where its character starts. */
  readonly starts: readonly number[];
  /** For each code unit of `folded`, the offset in the source just past its character. */
  readonly ends: readonly number[];
};

/** A half-open range of offsets (UTF-16 code units) in the shown text. */
export type Span = { readonly start: number; readonly end: number };

const blank = /\s/u;
const marks = /\p{M}+/gu;

function foldOutsideAscii(character: string): string {
  return character.toLowerCase().normalize('NFD').replace(marks, '').replaceAll('đ', 'd');
}

// The letters of Vietnamese are a closed set; whatever lies outside is folded when met.
const vietnamese = new Map<string, string>();
for (const letter of 'aăâeêioôơuưyđ') {
  for (const tone of ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']) {
    const lower = (letter + tone).normalize('NFC');
    vietnamese.set(lower, foldOutsideAscii(lower));
    vietnamese.set(lower.toUpperCase(), foldOutsideAscii(lower));
  }
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : character;
  return vietnamese.get(character) ?? foldOutsideAscii(character);
}

/** Folds one word that holds no white space; cheaper than `foldVi`. */
export function foldWord(word: string): string {
  let folded = '';
  for (const character of word) folded += foldCharacter(character);
  return folded;
}

/** Lower case without diacritics, `đ` as `d`, white space squeezed and trimmed: the form for search and matching. */
export function foldVi(text: string): string {
  return foldWord(text).replace(/\s+/gu, ' ').trim();
}

/**
 * Folds and remembers where each character came from, so that what is matched in the folded text can be
 * highlighted in the original.
 */
export function foldWithMap(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  let pendingBlank: number | null = null;
  for (const character of text) {
    const end = offset + character.length;
    if (blank.test(character)) {
      pendingBlank ??= offset;
    } else {
      const piece = foldCharacter(character);
      if (pendingBlank !== null && folded !== '' && piece !== '') {
        folded += ' ';
        starts.push(pendingBlank);
        ends.push(offset);
      }
      if (piece !== '') pendingBlank = null;
      for (let unit = 0; unit < piece.length; unit += 1) {
        starts.push(offset);
        ends.push(end);
      }
      folded += piece;
    }
    offset = end;
  }
  return { folded, starts, ends };
}

/** The range of the source text that a range of the folded text came from; null when the range is empty or outside. */
export function spanInSource(text: FoldedText, start: number, end: number): Span | null {
  const from = text.starts[start];
  const to = text.ends[end - 1];
  return from === undefined || to === undefined || end <= start ? null : { start: from, end: to };
}
