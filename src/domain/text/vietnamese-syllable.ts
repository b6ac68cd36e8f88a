/** Rhymes of Vietnamese without tone, by their first letter. What is not here is written in no syllable. */
const rhymes: ReadonlySet<string> = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ' +
    'ê êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu ' +
    'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uênh uêu ' +
    'uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uyên uyêt uyn uynh uyp uyt uyu ' +
    'ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y ych yêm yên yêng yêt yêu ynh yt'
  ).split(' '),
);

const syllable = /^(ngh|ng|nh|gi|gh|qu|ch|kh|ph|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy].*)$/u;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A syllable that ends in a stop bears the tone sắc or nặng or, in plain writing, none. */
const stopWithWrongTone = /(?:c|p|t|ch)$/u;

/** True when a word is spelled as a Vietnamese syllable can be, whether or not anybody uses it. */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 7) return false;
  const apart = word.toLowerCase().normalize('NFD');
  const marks = apart.match(tones) ?? [];
  if (marks.length > 1) return false;
  const plain = apart.replace(tones, '').normalize('NFC');
  const mark = marks[0];
  if (mark !== undefined && stopWithWrongTone.test(plain) && mark !== '\u0301' && mark !== '\u0323') return false;
  const [, onset = '', rhyme = ''] = syllable.exec(plain) ?? [];
  if (rhymes.has(rhyme)) return true;
  // 'gì', 'giếng', 'quốc': the vowel letter of these initials can belong to the rhyme.
  return (onset === 'gi' && (rhyme === '' || rhymes.has(`i${rhyme}`))) || plain === 'gi';
}

/** How many of the words that hold a letter or sign beyond ASCII are Vietnamese syllables, and how many there are. */
export function countSyllables(text: string): { readonly valid: number; readonly total: number } {
  let valid = 0;
  let total = 0;
  for (const match of text.matchAll(/[^\s\u0021-\u0040\u005b-\u0060\u007b-\u007e]+/gu)) {
    if (!/[\u0080-\u{10ffff}]/u.test(match[0])) continue;
    total += 1;
    if (isVietnameseSyllable(match[0])) valid += 1;
  }
  return { valid, total };
}
