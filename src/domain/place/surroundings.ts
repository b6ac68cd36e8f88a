import type { TextToken } from '../text/tokens.ts';

/** What stands just before a name and says what kind of name it is. */
export type Surroundings = {
  /** The type of unit named before it; `district` for huyện, thị xã, thành phố. */
  readonly prefix: 'xã' | 'phường' | 'thị trấn' | 'district' | null;
  /** Whether a word of place stands before it: "ở", "tại", "chợ", "UBND"… */
  readonly placeWord: boolean;
  /** Whether it is the name of something else: a street, a firm, a person, a hamlet. */
  readonly isBlocked: boolean;
  /** Whether every word of two is written with a capital inside a sentence. */
  readonly capital: boolean;
};

const singlePrefixes: Readonly<Record<string, Surroundings['prefix']>> = {
  xa: 'xã',
  x: 'xã',
  phuong: 'phường',
  p: 'phường',
  f: 'phường',
  tt: 'thị trấn',
  tran: 'thị trấn',
  huyen: 'district',
  h: 'district',
  tx: 'district',
  tp: 'district',
  quan: 'district',
  q: 'district',
};

const placeWords = new Set(
  `o tai khu vuc ban thuoc ve gan cho cau ubnd ubnn an te truong mn thcs thpt vien doi ga xe tu phia hoi noi dan huong den tu qua
  ngang que doan tuyen ban nghe`.split(/\s+/u),
);
const streetWords = new Set(['duong', 'pho', 'ngo', 'ngach', 'hem', 'lo', 'dai']);
const otherWords = new Set(
  `ty cty tnhh phan ong ba anh chi em co chu bac ten thon xom lang to khach sieu thi quan hang cua sach bao thuoc song nui ho chua
  den dinh kenh mai doan chung cu`.split(/\s+/u),
);
const inTwoWords: readonly (readonly [string, string, 'place' | 'blocked' | 'none'])[] = [
  ['thanh', 'pho', 'none'],
  ['thi', 'xa', 'none'],
  ['thi', 'tran', 'none'],
  ['khu', 'pho', 'blocked'],
  ['cong', 'an', 'place'],
  ['dia', 'ban', 'place'],
  ['khu', 'vuc', 'place'],
  ['lang', 'nghe', 'place'],
  ['nguoi', 'dan', 'place'],
  ['ba', 'con', 'place'],
  ['ngan', 'hang', 'blocked'],
  ['cong', 'ty', 'blocked'],
  ['co', 'phan', 'blocked'],
  ['to', 'dan', 'blocked'],
  ['y', 'te', 'place'],
  ['thuoc', 'xa', 'none'],
  ['que', 'o', 'place'],
  ['nha', 'o', 'place'],
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
};

function reads(token: TextToken, folded: string): boolean {
  if (token.folded !== folded) return false;
  return token.exact === token.folded || (exactOf[folded]?.includes(token.exact) ?? true);
}

/** Reads the two words before `from` and the capitals of the name that starts there. */
export function readSurroundings(tokens: readonly TextToken[], from: number): Surroundings {
  const before = tokens[from - 1];
  const earlier = tokens[from - 2];
  const name = tokens[from];
  const capital = name !== undefined && name.capital && (tokens[from + 1]?.capital ?? false);
  const nothing: Surroundings = { prefix: null, placeWord: false, isBlocked: false, capital };
  if (before === undefined || name === undefined || name.breaksBefore) return nothing;

  const pair = inTwoWords.find(
    ([first, second]) => earlier !== undefined && reads(earlier, first) && reads(before, second),
  );
  const isDistrict =
    pair !== undefined && (pair[1] === 'pho' || pair[1] === 'xa') && pair[2] === 'none' && pair[0] !== 'thuoc';
  if (isDistrict) return { ...nothing, prefix: 'district' };
  if (pair !== undefined && pair[2] === 'place') return { ...nothing, placeWord: true };
  if (pair !== undefined && pair[2] === 'blocked') return { ...nothing, isBlocked: true };

  const prefix = reads(before, before.folded) ? (singlePrefixes[before.folded] ?? null) : null;
  if (prefix !== null) return { ...nothing, prefix };
  if (streetWords.has(before.folded) && reads(before, before.folded)) return { ...nothing, isBlocked: true };
  if (otherWords.has(before.folded) && reads(before, before.folded)) return { ...nothing, isBlocked: true };
  return { ...nothing, placeWord: placeWords.has(before.folded) && reads(before, before.folded) };
}
