import { foldWord } from './fold.ts';
import { guessLanguage } from './language.ts';
import { canonicalTones } from './tone-placement.ts';
import type { TextToken } from './tokens.ts';
import { isVietnameseSyllable } from './vietnamese-syllable.ts';

/** How surely a word is what typing without the keyboard program leaves: a `weak` one may be a brand, a `foreign` one is a word. */
type Repair = { readonly word: string; readonly grade: 'sure' | 'weak' | 'foreign' };

/** From so many sure slips on, the whole text was typed so, and "cow" is "cơ". */
const typedThroughout = 4;
// These stay what they are even there.
const neverRead: ReadonlySet<string> = new Set([
  'tax',
  'box',
  'gas',
  'fax',
  'bus',
  'sex',
  'is',
  'us',
  'its',
  'max',
  'test',
]);

// Words of English, trade and computers that read as Telex of some syllable ("tax" → "tã", "room" → "rôm").
const foreign: ReadonlySet<string> = new Set(
  (
    'air ans ar as ats ax bans bar bats beep beer bees bins bits boats boo boom booms boost boot boots bots bow ' +
    'box buns bus cans caps car cats chair char chats cheer cool coop cow cows cuts dams deep deer dens dests doc ' +
    'door dos dots dow down ee er ex fee fees gaps gas gis guns gym hair hams has hats her here hex his hits hoop ' +
    'hops host hours how huts if ins is it its keen keep keeps kits laps las lax lee lens les lets lips loop ' +
    'loops los lots low lows lux maps mar mas mats max meet meets mix moo moon moons mops more mow nets noon nor ' +
    'nos now nuts of ons oo or os own owns ox raj ras rats rex roof room rooms root roots row rows runs see seem ' +
    'seems seen seer sees sens sets sex sir sits six sons soo soon suns taps tar tax tee teen teens tens test ' +
    'tips tons too tool tools toon tops tow town towns tree trees trims turns uns ups ur us van vans trans this thus chaos chef days dawn docs def ref res gif goes guys does dir sans songs suwon var vow vows ' +
    'wows'
  ).split(/\s+/u),
);

// Valid by their letters, yet no word but these few is written so: "khoong" is "không".
const longO = /oo(?:ng|c)$/u;
const longOWords: ReadonlySet<string> = new Set([
  'xoong',
  'boong',
  'goong',
  'loong',
  'moong',
  'xooc',
  'mooc',
  'sooc',
  'rooc',
]);

// Spellings that no syllable has though each part exists: k before a, c before e, g before e.
const misspelled = /^(?:k[aăâoôơuư]|c[eêiy]|n?g[eê]|ngi|n?gh[aăâoôơuư]|p[^h])/u;

const toneOf: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
};

const onset = /^(?:ngh|ng|nh|gh|ch|kh|ph|th|tr|qu|gi(?=[aăâeêoôơuư])|[bcdđghklmnprstvx])?/u;
const vowels = /[aăâeêioôơuưy]+/u;

/** Puts the tone where it is written; null when the letters are no syllable. */
function withTone(plain: string, tone: string): string | null {
  if (misspelled.test(plain)) return null;
  const start = onset.exec(plain)?.[0].length ?? 0;
  const found = vowels.exec(plain.slice(start));
  if (found?.index !== 0) return null;
  const [nucleus] = found;
  const isOpen = start + nucleus.length === plain.length;
  const marked = Math.max(...[...'ăâêôơư'].map((letter) => nucleus.lastIndexOf(letter)));
  // "ươ" bears its tone on the second letter, the others on their marked one.
  const at = marked >= 0 ? marked : isOpen && nucleus.length > 1 ? nucleus.length - 2 : nucleus.length - 1;
  const cut = start + at + 1;
  const word = canonicalTones((plain.slice(0, cut) + tone + plain.slice(cut)).normalize('NFC'));
  return isVietnameseSyllable(word) ? word : null;
}

/** "uow", "uwow" and "uwo" before another letter all mean "ươ"; at the end it is "uơ": "thuowr" is "thuở". */
function joinHorns(word: string): string {
  return word.replace(/(?:uơ|ưo)(?=[a-z])/u, 'ươ').replace(/ươ$/u, 'uơ');
}

const telexSign = /^dd|aa|ee|oo|[aou]w|[aeiouy][a-z]*[sfrxjw]/u;

function readTelex(written: string): Repair | null {
  if (neverRead.has(written)) return null;
  const first = written.search(/[aeiouy]/u);
  const tones = [...written.slice(first).matchAll(/[sfrxj]/gu)];
  if (first < 0 || tones.length > 1) return null;
  const [tone] = tones;
  const shaped = written
    .replace(/^dd/u, 'đ')
    .replace('aa', 'â')
    .replace('ee', 'ê')
    .replace('oo', 'ô')
    .replaceAll('aw', 'ă')
    .replaceAll('ow', 'ơ')
    .replaceAll('uw', 'ư')
    // The hook typed last: "nuocw", "duongw".
    .replace(/^(.*?)(uo|[aou])([a-z]{1,2})w(?=[sfrxj]?$)/u, (_, head: string, vowel: string, coda: string) => {
      const hooked = vowel === 'uo' ? 'ươ' : vowel === 'a' ? 'ă' : vowel === 'o' ? 'ơ' : 'ư';
      return head + hooked + coda;
    });
  const hasShape = shaped !== written;
  // Without another sign a tone letter stands last: "most" and "born" are no slips.
  if (tone !== undefined && !hasShape && first + tone.index < written.length - 1) return null;
  const head = shaped.search(vowels);
  const plain = shaped.slice(0, head) + shaped.slice(head).replace(/[sfrxj]/u, '');
  if (/[wfjz]/u.test(plain)) return null;
  const word = withTone(joinHorns(plain), tone === undefined ? '' : (toneOf[tone[0]] ?? ''));
  if (word === null) return null;
  if (foreign.has(written)) return { word, grade: 'foreign' };
  return { word, grade: hasShape && (tone !== undefined || /^dd|w/u.test(written)) ? 'sure' : 'weak' };
}

const shapeOf: Readonly<Record<string, string>> = { a6: 'â', e6: 'ê', o6: 'ô', o7: 'ơ', u7: 'ư', a8: 'ă' };

// A mark inside the word, or d9 at its head: "ngo2" and "to3" are house addresses, "a6" is a lot.
const vniSign = /^d9[a-z]|[aeou][678][a-z]/u;

function readVni(written: string): Repair | null {
  if (!vniSign.test(written)) return null;
  const shaped = written.replace(/^d9/u, 'đ').replaceAll(/[ou]7|[aeo]6|a8/gu, (pair) => shapeOf[pair] ?? pair);
  const tones = [...shaped.matchAll(/[1-5]/gu)];
  const letters = shaped.replace(/[1-5]/u, '');
  if (tones.length > 1 || /\d/u.test(letters) || letters.length < 3) return null;
  const word = withTone(joinHorns(letters), toneOf[tones[0]?.[0] ?? ''] ?? '');
  return word === null ? null : { word, grade: 'sure' };
}

function isOrdinary(word: string): boolean {
  return isVietnameseSyllable(word) && (!longO.test(word) || longOWords.has(word));
}

function readResidue(token: TextToken): Repair | null {
  if (token.exact.length < 2 || token.exact.length > 9) return null;
  if (/^[a-z]+$/u.test(token.exact)) {
    const repair = !telexSign.test(token.exact) || isOrdinary(token.exact) ? null : readTelex(token.exact);
    // A name in capitals ("CAS", "Boos") is no slip of the keyboard unless that is plain to see.
    return repair?.grade !== 'sure' && token.capital ? null : repair;
  }
  return /^[a-z]+\d[a-z\d]*$/u.test(token.exact) ? readVni(token.exact) : null;
}

/**
 * Words that were typed in Telex or VNI while the keyboard program was off ("dduwowngf", "d9u7o7ng2"), as they were meant. A
 * word stays unless the result is a Vietnamese syllable, it is none itself and no common foreign word. What might be a
 * foreign word all the same ("laf") is read so only beside a sure one or another different one, what is one ("cow") only in a text
 * that was typed so throughout, and nothing in English. Tokens keep their places in the text.
 */
export function repairTelex(tokens: readonly TextToken[], shown: string): readonly TextToken[] {
  const repairs = new Map<TextToken, Repair>();
  const weak = new Set<string>();
  let sure = 0;
  for (const token of tokens) {
    const repair = readResidue(token);
    if (repair === null) continue;
    repairs.set(token, repair);
    if (repair.grade === 'sure') sure += 1;
    if (repair.grade === 'weak') weak.add(repair.word);
  }
  if (repairs.size === 0 || guessLanguage(shown) === 'en') return tokens;
  const takes = { sure: true, weak: sure > 0 || weak.size > 1, foreign: sure >= typedThroughout };
  return tokens.map((token) => {
    const repair = repairs.get(token);
    if (repair === undefined || !takes[repair.grade]) return token;
    return { ...token, exact: repair.word, folded: foldWord(repair.word) };
  });
}
