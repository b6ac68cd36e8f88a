import type { TextToken } from '../text/tokens.ts';

/** What stands just before a name and says what kind of name it is. */
export type Surroundings = {
  /** The type of unit named before it; `district` for huyện, thị xã, thành phố. */
  readonly prefix: 'xã' | 'phường' | 'thị trấn' | 'district' | null;
  /** A word of place before it: `at` ("ở", "tại", "bên"), or one that often goes with places ("chợ", "UBND"…). */
  readonly placeWord: 'at' | 'usual' | null;
  /**
   * Whether it is the name of something else: `other` (a firm, a person) says nothing of a place; `nearby` (a street, a hamlet, a
   * pagoda) often bears the name of the commune it lies in.
   */
  readonly named: 'other' | 'nearby' | null;
  /** Whether every word of two is written with a capital. */
  readonly capital: boolean;
  /** Whether a single word is written with a capital inside a sentence, and is no part of a longer name. */
  readonly capitalAlone: boolean;
  /** Whether it is written small by somebody who writes capitals. */
  readonly isSmall: boolean;
  /** Where it stands by itself at the beginning or the end, as people put a place: "… - Tam Sơn", "(tam son)", "Đại Lai: …", "Ông Tụng, Kinh Bắc: …". */
  readonly alone: 'first' | 'last' | null;
};

const singlePrefixes: Readonly<Record<string, Surroundings['prefix']>> = {
  xa: 'xã',
  x: 'xã',
  phuong: 'phường',
  p: 'phường',
  f: 'phường',
  tt: 'thị trấn',
  tran: 'thị trấn',
  commune: 'xã',
  ward: 'phường',
  town: 'thị trấn',
  huyen: 'district',
  h: 'district',
  tx: 'district',
  tp: 'district',
  quan: 'district',
  q: 'district',
};

const suffixes: Readonly<Record<string, Surroundings['prefix']>> = { ward: 'phường', commune: 'xã', town: 'thị trấn' };
const placeSuffixes = new Set(['station', 'market']);

const placeWords = new Set(
  `khu vuc ban thuoc ve gan cho cau ubnd ubnn an te truong mn thcs thpt vien doi ga xe tu phia hoi noi dan huong den tu qua
  ngang qua que doan tuyen ban nghe cu tren day khu kho nga ngoai quanh goc kcn dinh tram from around inside outside`.split(
    /\s+/u,
  ),
);
const atWords = new Set(['o', 'tai', 'ben', 'in', 'at', 'near']);
const nearbyWords = new Set(
  'duong pho ngo ngach hem lo dai thon xom lang song nui ho chua den kenh muong dap chung cu thi san'.split(/\s+/u),
);
const otherWords = new Set('ty cty tnhh phan ong ba anh chi em co chu bac ten hang sach mai'.split(/\s+/u));
// Notes of a call begin with who called and where from: "Ông Tụng, Kinh Bắc: …", "Chị Quyên (Việt Hùng), …".
const titles = new Set(['ong', 'ba', 'anh', 'chi', 'co', 'cu', 'bac', 'chu', 'em', 'chau']);
const longestCaller = 4;
// What may follow a name that closes a message.
const closingWords = new Set(['nhe', 'nha', 'a', 'ah']);
// `none`: the second of the words decides, as it would alone; `nothing`: neither says anything of a place.
const inTwoWords: readonly (readonly [string, string, 'place' | 'nearby' | 'other' | 'nothing' | 'none'])[] = [
  ['thanh', 'pho', 'none'],
  ['thi', 'xa', 'none'],
  ['thi', 'tran', 'none'],
  ['khu', 'pho', 'nearby'],
  ['dan', 'pho', 'nearby'],
  ['do', 'thi', 'place'],
  ['sieu', 'thi', 'nearby'],
  ['mam', 'non', 'place'],
  ['mot', 'cua', 'place'],
  ['nga', 'ba', 'place'],
  ['nga', '3', 'place'],
  ['nga', '4', 'place'],
  ['pho', 'co', 'nearby'],
  ['dan', 'cu', 'place'],
  ['chi', 'em', 'place'],
  ['anh', 'chi', 'place'],
  ['nha', 'hang', 'nearby'],
  ['cua', 'hang', 'nearby'],
  ['cong', 'an', 'place'],
  ['dia', 'ban', 'place'],
  ['khu', 'vuc', 'place'],
  ['lang', 'nghe', 'place'],
  ['nguoi', 'dan', 'place'],
  ['ba', 'con', 'place'],
  ['ngan', 'hang', 'other'],
  ['cong', 'ty', 'other'],
  ['co', 'phan', 'other'],
  ['to', 'dan', 'nearby'],
  ['y', 'te', 'place'],
  ['thuoc', 'xa', 'none'],
  ['que', 'o', 'place'],
  ['nha', 'o', 'place'],
  ['phan', 'anh', 'nothing'],
  ['tieu', 'hoc', 'place'],
  ['truong', 'c1', 'place'],
  ['truong', 'c2', 'place'],
  ['truong', 'c3', 'place'],
  ['cong', 'nghiep', 'place'],
  ['cum', 'cn', 'place'],
  ['thuong', 'mai', 'place'],
  ['buu', 'cuc', 'place'],
  ['buu', 'dien', 'place'],
  ['chi', 'nhanh', 'place'],
  ['dien', 'luc', 'place'],
  ['tru', 'so', 'place'],
  ['cho', 'dem', 'place'],
  ['via', 'he', 'place'],
  ['ham', 'chui', 'place'],
  ['center', 'of', 'place'],
  ['cau', 'vuot', 'place'],
  ['nga', 'tu', 'place'],
];

// Words that, unlike their folded look-alikes, only count with their own diacritics when the text has any.
const exactOf: Readonly<Record<string, readonly string[]>> = {
  co: ['cô'],
  to: ['tổ'],
  ba: ['bà'],
  cho: ['chợ'],
  em: ['em'],
  ho: ['hồ'],
  an: ['an'],
  ong: ['ông'],
  den: ['đến', 'đền'],
  mai: ['mai'],
  pho: ['phố'],
  ngo: ['ngõ'],
  lo: ['lộ'],
  dai: ['đại'],
  xa: ['xã'],
  tran: ['trấn'],
  quan: ['quận', 'quán'],
  tai: ['tại'],
  o: ['ở'],
  bac: ['bác'],
  chi: ['chị'],
  chu: ['chú', 'chủ'],
  hang: ['hàng', 'hãng'],
  phan: ['phần', 'phản'],
  ten: ['tên'],
  sach: ['sách'],
  san: ['sân'],
  song: ['sông'],
  nui: ['núi'],
  chua: ['chùa'],
  lang: ['làng'],
  dap: ['đập'],
  qua: ['qua'],
  he: ['hè'],
};

function reads(token: TextToken, folded: string): boolean {
  if (token.folded !== folded) return false;
  return token.exact === token.folded || (exactOf[folded]?.includes(token.exact) ?? true);
}

function capitalsOf(
  tokens: readonly TextToken[],
  from: number,
): Pick<Surroundings, 'capital' | 'capitalAlone' | 'isSmall'> {
  const name = tokens[from];
  const before = tokens[from - 1];
  const after = tokens[from + 1];
  const isCapital = name?.capital ?? false;
  const goesOn = after !== undefined && after.capital && !after.breaksBefore;
  const isInside = before !== undefined && before.sentence === name?.sentence;
  const continues =
    before !== undefined && before.capital && !(name?.breaksBefore ?? false) && before.folded.length > 1;
  return {
    capital: isCapital && (after?.capital ?? false),
    capitalAlone: isCapital && isInside && !goesOn && !continues,
    isSmall: !isCapital && tokens.some(({ capital }) => capital),
  };
}

/** A dash between spaces parts as a comma does. */
function isParted(before: TextToken | undefined, after: TextToken | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  return after.breaksBefore || after.start - before.end >= 3;
}

function standsAlone(tokens: readonly TextToken[], from: number, to: number): Surroundings['alone'] {
  if (!isParted(tokens[from - 1], tokens[from])) return null;
  const isClosed = isParted(tokens[to - 1], tokens[to]);
  const followsCaller = from > 0 && from <= longestCaller && titles.has(tokens[0]?.folded ?? '');
  if (isClosed && (from === 0 || followsCaller)) return 'first';
  const closes = closingWords.has(tokens[to]?.folded ?? '') ? to + 1 : to;
  return closes === tokens.length ? 'last' : null;
}

function placeWordOf(folded: string): Surroundings['placeWord'] {
  if (atWords.has(folded)) return 'at';
  return placeWords.has(folded) ? 'usual' : null;
}

/** Reads the two words before a name, the one after it, and its capitals. */
export function readSurroundings(tokens: readonly TextToken[], from: number, to: number): Surroundings {
  const before = tokens[from - 1];
  const earlier = tokens[from - 2];
  const name = tokens[from];
  const nothing: Surroundings = {
    prefix: null,
    placeWord: null,
    named: null,
    ...capitalsOf(tokens, from),
    alone: standsAlone(tokens, from, to),
  };
  // English names the type after the name.
  const after = tokens[to];
  const suffix = after === undefined || after.breaksBefore ? null : (suffixes[after.exact] ?? null);
  if (suffix !== null) return { ...nothing, prefix: suffix };
  if (after !== undefined && !after.breaksBefore && placeSuffixes.has(after.exact))
    return { ...nothing, placeWord: 'usual' };
  if (before === undefined || name === undefined || name.breaksBefore) return nothing;

  const pair = inTwoWords.find(
    ([first, second]) => earlier !== undefined && reads(earlier, first) && reads(before, second),
  );
  const [, second, kind] = pair ?? [];
  const isDistrict = (second === 'pho' || second === 'xa') && kind === 'none' && pair?.[0] !== 'thuoc';
  if (isDistrict) return { ...nothing, prefix: 'district' };
  if (kind === 'nothing') return nothing;
  if (kind === 'place') return { ...nothing, placeWord: 'usual' };
  if (kind === 'nearby' || kind === 'other') return { ...nothing, named: kind };

  const prefix = reads(before, before.folded) ? (singlePrefixes[before.folded] ?? null) : null;
  if (prefix !== null) return { ...nothing, prefix };
  if (!reads(before, before.folded)) return nothing;
  // "dc mai dinh - …" opens with the address; further on the same letters are "được".
  if (from === 1 && before.exact === 'dc') return { ...nothing, placeWord: 'at' };
  if (nearbyWords.has(before.folded)) return { ...nothing, named: 'nearby' };
  if (otherWords.has(before.folded)) return { ...nothing, named: 'other' };
  return { ...nothing, placeWord: placeWordOf(before.folded) };
}
