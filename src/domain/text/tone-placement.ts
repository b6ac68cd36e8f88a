const toneMarks = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;

function withTone(letter: string, tone: string): string {
  return (letter + tone).normalize('NFC');
}

const toneOf = new Map<string, readonly [plain: string, tone: string]>();
for (const plain of 'aeiouyAEIOUY') {
  for (const tone of toneMarks) toneOf.set(withTone(plain, tone), [plain, tone]);
}

const toned = [...toneOf.keys()];
const tonedIn = (letters: string): string =>
  toned.filter((one) => letters.includes(toneOf.get(one)?.[0] ?? '-')).join('');

const tonedSecond = tonedIn('aeyAEY');
const tonedFirst = tonedIn('ouOU');
const tonedU = tonedIn('uU');
const tonedI = tonedIn('iI');

// Open syllables in oa, oe, uy: the tone goes to the first vowel (hòa, khỏe, thủy), unless the u belongs to "qu".
const openSyllable = new RegExp(
  `(?<![\\p{L}\\p{M}])((?![qQ][uU])[\\p{L}]{0,3}?)([oO](?=[${tonedSecond}])|[uU])([${tonedSecond}])(?![\\p{L}\\p{M}])`,
  'gu',
);
// Closed syllables (hoàn, huỳnh): the tone goes to the second vowel.
const closedSyllable = new RegExp(`([${tonedFirst}])([aeyAEY])(?=[cghmnptCGHMNPT])`, 'gu');
// "qu" and "gi" are initials: their vowel letter never carries the tone when another vowel follows (quý, già).
const initialQu = new RegExp(`([qQ])([${tonedU}])([aeiyAEIY])`, 'gu');
const initialGi = new RegExp(`([gG])([${tonedI}])([aouAOU])`, 'gu');

function moveForward(first: string, second: string): string {
  const [plain, tone] = toneOf.get(first) ?? [first, ''];
  return plain + withTone(second, tone);
}

function moveBack(first: string, second: string): string {
  const [plain, tone] = toneOf.get(second) ?? [second, ''];
  return withTone(first, tone) + plain;
}

function isOpenPair(first: string, second: string): boolean {
  const plain = (toneOf.get(second)?.[0] ?? second).toLowerCase();
  return first.toLowerCase() === 'o' ? plain !== 'y' : plain === 'y';
}

// Most words of an SMS, and a third of those in good Vietnamese, have no tone to move.
const beyondAscii = /\P{ASCII}/u;

/**
 * Puts the tone where the older school puts it (hoà → hòa, thuỷ → thủy), so that two spellings of one word are
 * equal. Takes NFC text; keeps quý, giữ and closed syllables (hoàn, huỳnh), and never changes the length.
 */
export function canonicalTones(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text
    .replace(initialQu, (_, q: string, u: string, vowel: string) => q + moveForward(u, vowel))
    .replace(initialGi, (_, g: string, i: string, vowel: string) => g + moveForward(i, vowel))
    .replace(closedSyllable, (_, first: string, second: string) => moveForward(first, second))
    .replace(openSyllable, (whole: string, onset: string, first: string, second: string) =>
      isOpenPair(first, second) ? onset + moveBack(first, second) : whole,
    );
}
