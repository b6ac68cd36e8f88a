import type { Span } from './fold.ts';

/** A telephone number found in a text. */
export type FoundPhone = Span & {
  /** National form in force, digits only, e.g. `0912345678`; 11-digit mobiles are moved to their 10 digits of 2018. */
  readonly national: string;
  readonly kind: 'mobile' | 'landline';
};

/** An e-mail address found in a text; `address` has its domain in lower case. */
export type FoundEmail = Span & { readonly address: string };

// 11-digit mobile prefixes and what they became in September-November 2018.
const movedPrefixes: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

const mobile = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/u;
const landline = /^02\d{8,9}$/u;
const phoneLike =
  /(?:(?<![\p{L}\d])|(?<=(?<!\p{L})(?:sđt|sdt|đt|dt|tel|zalo|số|so|gọi|goi)))(?:\(?(?:\+|00)?84\)?[ .-]?\(?0?|\(?0)\d{1,4}\)?(?:[ .-]?\d{1,4}){2,5}(?![\p{L}\d])/giu;
const emailLike =
  /(?<![\p{L}\d._%+-])[\w.%+-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,4}[a-z]{2,24}(?![\p{L}\d-])/giu;

function nationalNumber(written: string): string {
  const digits = written.replace(/\D/gu, '');
  const national =
    /^(?:00)?84/u.test(digits) && !digits.startsWith('0') ? `0${digits.slice(2).replace(/^0/u, '')}` : digits;
  const local = national.startsWith('0084') ? `0${national.slice(4).replace(/^0/u, '')}` : national;
  const moved = local.length === 11 ? movedPrefixes[local.slice(0, 4)] : undefined;
  return moved === undefined ? local : moved + local.slice(4);
}

function phoneKind(national: string): FoundPhone['kind'] | null {
  if (mobile.test(national)) return 'mobile';
  return landline.test(national) ? 'landline' : null;
}

/** The longest beginning of `written` that is a number by itself, up to a blank, dot or hyphen. */
function leadingPhone(
  written: string,
): { readonly length: number; readonly national: string; readonly kind: FoundPhone['kind'] } | null {
  for (let { length } = written; length > 0; length--) {
    if (length < written.length && !/[ .-]/u.test(written[length] ?? '')) continue;
    const national = nationalNumber(written.slice(0, length));
    const kind = phoneKind(national);
    if (kind !== null) return { length, national, kind };
  }
  return null;
}

/** Vietnamese telephone numbers in the order they stand; short codes (1022, 113, 1900…) are not personal and left out. */
export function findPhones(text: string): FoundPhone[] {
  const found: FoundPhone[] = [];
  const pattern = new RegExp(phoneLike);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [written] = match;
    const read = leadingPhone(written);
    // Two numbers with a blank or hyphen between them look like one that is too long: what is left is read again.
    const behind = read?.length ?? written.search(/[ .-]/u);
    pattern.lastIndex = match.index + (behind > 0 ? behind : written.length);
    if (read === null) continue;
    found.push({ national: read.national, kind: read.kind, start: match.index, end: match.index + read.length });
  }
  return found;
}

/** E-mail addresses in the order they stand. */
export function findEmails(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const match of text.matchAll(emailLike)) {
    const at = match[0].lastIndexOf('@');
    const address = match[0].slice(0, at) + match[0].slice(at).toLowerCase();
    found.push({ address, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Source of a pattern: no currency follows, which would make the number before it a sum. */
export const noMoney = String.raw`(?! ?(?:đồng|dong|đ|vnđ|vnd|usd)(?!\p{L}))`;

// A citizen's number has 12 digits, often written in groups, which the word before it allows to be any; an old identity card has 9
// and a passport a letter and 7, and both are told by that word. Sums of money and fractions are none; what begins as such numbers do
// (a province, a century and sex) is one behind the number of a list too: “1.001090012345”.
// The star keeps what is left of a masked number from starting another.
const citizenNumber = new RegExp(
  String.raw`(?:(?<![\d*]|(?<!\d)\d{1,3}[.,])|(?<![\d*])(?=0\d\d[0-3]\d{8}))(?:\d{12}|0\d{2}([ .-])\d{3}\1\d{6}|0\d{2}([ .-])\d{3}\2\d{3}\2\d{3}|0\d{3}([ .-])\d{4}\3\d{4})(?!\d|[.,]\d{1,2}(?!\d))${noMoney}`,
  'giu',
);
const namedCitizenNumber = /(?<=(?:cccd|căn cước|can cuoc|định danh|dinh danh)[^\d*]{0,24})\d(?:[ .-]?\d){11}(?!\d)/giu;
const oldCardNumber = /(?<=(?:cmnd|cmtnd|cmt|chứng minh|chung minh)[^\d*]{0,24})\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)/giu;
const passportNumber = /(?<=(?:hộ chiếu|ho chieu|passport)[^\d*]{0,16})(?<!\p{L})[A-Z]\d{7}(?!\d)/giu;

/** Where identity numbers (CCCD of 12 digits, CMND of 9 and passports after their names) stand in a text; they may overlap. */
export function findIdentityNumbers(text: string): Span[] {
  const found: Span[] = [];
  for (const pattern of [citizenNumber, namedCitizenNumber, oldCardNumber, passportNumber]) {
    for (const match of text.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** Masks every identity number but its last three digits; keeps the length, so offsets stay valid. Idempotent. */
export function maskPersonal(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findIdentityNumbers(text)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    const kept = Math.max(begin, end - 3);
    masked += text.slice(from, begin) + text.slice(begin, kept).replace(/\d/gu, '*') + text.slice(kept, end);
    from = end;
  }
  return masked + text.slice(from);
}
