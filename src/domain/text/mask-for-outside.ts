import { findEntities } from './entities.ts';
import type { EntityKind } from './entity-kinds.ts';
import { foldVi, foldWithMap, spanInSource, type Span } from './fold.ts';
import { shownForm } from './normalise.ts';

/** What stands in the place of what was taken out; an address keeps its words and loses its numbers. */
const standIns: Readonly<Record<Exclude<EntityKind, 'address'>, string>> = {
  phone: '[điện thoại]',
  email: '[thư điện tử]',
  'tax-code': '[mã số thuế]',
  ticket: '[mã phản ánh]',
  dossier: '[số hồ sơ]',
  plate: '[biển số]',
  document: '[số văn bản]',
  identity: '[số giấy tờ]',
  account: '[số tài khoản]',
  date: '[ngày]',
};
const nameMark = '[tên]';
const numberMark = '[số]';

const link = /(?:https?:\/\/|www\.)\S{1,2000}/giu;
const houseNumber =
  /(?<![\p{L}\d])\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?){0,3}(?=,? {0,2}(?:\p{Lu}|đường|duong|phố|pho|ngõ|ngo|ngách|ngach|hẻm|hem|kiệt|kiet|thôn|thon|xóm|xom|tổ|khu))/gu;
const afterHouse =
  /(?<=(?<!\p{L})(?:số nhà|so nha|nhà số|nha so|căn hộ|can ho|phòng|lô|ngõ|ngách|hẻm) {0,2})[\d][\d/.-]{0,12}[A-Za-z]?/giu;
// Whatever number is left and long enough to be somebody's, however it was written.
const longNumber = /\p{Nd}(?:[ .,-]{0,2}\p{Nd}){5,40}/gu;
const digitWord = 'không|khong|một|mot|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bay|tám|tam|chín|chin';
const spokenNumber = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${digitWord})[ ,.-]{1,3}){6,20}(?:${digitWord})(?!\p{L})`,
  'giu',
);

const familyNames =
  'Nguyễn|Nguyen|Trần|Tran|Lê|Le|Phạm|Pham|Hoàng|Hoang|Huỳnh|Huynh|Phan|Vũ|Vu|Võ|Vo|Đặng|Dang|Bùi|Bui|Đỗ|Do|Hồ|Ho|Ngô|Ngo|Dương|Duong|Lý|Ly|Đào|Dao|Đoàn|Doan|Trịnh|Trinh|Đinh|Dinh|Lâm|Lam|Mai|Tô|To|Trương|Truong|Lưu|Luu|Hà|Ha|Cao|Chu|Tạ|Ta|Thân|Than|Giáp|Giap|Nghiêm|Nghiem';
const capitalised = String.raw`\p{Lu}[\p{L}']{0,15}`;
const fullName = new RegExp(
  String.raw`(?<!\p{L})(?:${familyNames}|${familyNames.toLocaleUpperCase('vi')})(?: {1,2}${capitalised}){1,4}(?!\p{L})`,
  'gu',
);
// "ông Hùng", "chị Lan Anh"; offices are called so too, and stay.
const titled = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:[ÔôOo]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Cc]háu|[Tt]hầy|Mr\.?|Mrs\.?|Ms\.?) )(?!(?:Chủ|Giám|Trưởng|Phó|Bí|Cán|Công|Sở|Ủy|UBND)(?!\p{L}))${capitalised}(?: {1,2}${capitalised}){0,4}`,
  'gu',
);
// "tôi tên là nguyễn văn a", "toi la tran thi b": after such words a name may be written small.
const introduced = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:tên(?: tôi| em| mình| cháu)?(?: là)?|ten(?: toi| em| minh| chau)?(?: la)?|họ (?:và )?tên|ho (?:va )?ten|(?:tôi|em|mình|cháu) là|(?:toi|em|minh|chau) la|my name is)[: ]{1,3})(?:${familyNames})(?: {1,2}[\p{L}']{1,15}){1,3}`,
  'giu',
);

const longestRead = 8000;

/** Replaces spans, which do not overlap, from the end. */
function replaceSpans(text: string, spans: readonly (Span & { readonly by: string })[]): string {
  let changed = text;
  for (const { start, end, by } of spans.toSorted((one, other) => other.start - one.start))
    changed = changed.slice(0, start) + by + changed.slice(end);
  return changed;
}

function withoutEntities(text: string): string {
  return replaceSpans(
    text,
    findEntities(text).map(({ kind, start, end }) => ({
      start,
      end,
      by: kind === 'address' ? text.slice(start, end).replace(/[\d][\d/.-]*\p{Lu}?/gu, '…') : standIns[kind],
    })),
  );
}

/** Every place where a known name stands, with or without diacritics. */
function withoutName(text: string, name: string): string {
  const folded = foldVi(name);
  if (folded.length < 3) return text;
  const whole = foldWithMap(text);
  const spans: (Span & { by: string })[] = [];
  for (let at = whole.folded.indexOf(folded); at >= 0; at = whole.folded.indexOf(folded, at + folded.length)) {
    const isWord = !/[a-z0-9]/u.test(`${whole.folded[at - 1] ?? ' '}${whole.folded[at + folded.length] ?? ' '}`);
    const span = isWord ? spanInSource(whole, at, at + folded.length) : null;
    if (span) spans.push({ ...span, by: nameMark });
  }
  return replaceSpans(text, spans);
}

/** A name and the shorter ways of it: "Nguyễn Thị Lan Anh", "Lan Anh". */
function waysOf(name: string): string[] {
  const words = name.split(/\s+/u).filter(Boolean);
  return words.length > 2 ? [name, words.slice(-2).join(' ')] : [name];
}

/**
 * A text that may leave the house: without telephone and identity numbers, addresses of houses and mailboxes, plates, accounts,
 * codes, dates, links, long numbers, and names as far as they can be told (those given, and what looks like one). What is
 * doubtful is taken out. At most `longest` characters.
 */
export function maskForOutside(
  text: string,
  { names, longest }: { readonly names: readonly string[]; readonly longest: number },
): string {
  const whole = shownForm(text);
  // A number that the cut would leave half is left out whole.
  const read = whole.length > longestRead ? whole.slice(0, longestRead).replace(/[\d\p{L}@./-]+$/u, '') : whole;
  // House numbers first: what follows them tells them, and may be a name.
  let masked = withoutEntities(read.replace(link, '[đường dẫn]')).replace(afterHouse, '…').replace(houseNumber, '…');
  for (const name of names.flatMap(waysOf)) masked = withoutName(masked, name);
  masked = masked
    .replace(introduced, nameMark)
    .replace(fullName, nameMark)
    .replace(titled, nameMark)
    .replace(spokenNumber, numberMark)
    .replace(longNumber, numberMark);
  return masked.length > longest ? masked.slice(0, longest) : masked;
}
