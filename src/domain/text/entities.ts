import { readTaxCode } from '../contact/tax-code.ts';
import { parseTicketCode } from '../ticket/code.ts';
import type { EntityKind } from './entity-kinds.ts';
import type { Span } from './fold.ts';
import { findEmails, findIdentityNumbers, findPhones, maskPersonal } from './personal-data.ts';

/** A thing named in a text; offsets are those of the shown text. */
export type Entity = Span & {
  readonly kind: EntityKind;
  /** What it is called elsewhere: national telephone number, canonical tax code or ticket code; otherwise as written. */
  readonly value: string;
};

// One quantifier per pattern may run long, and none stands beside another that takes the same letters: all are linear.
const taxCode = /(?<![\p{L}\d-])\d{10}(?:[ ]?-[ ]?\d{3})?(?![\p{L}\d]|-\d)/gu;
const ticket = /(?<![\p{L}\d-])[A-Z]{2}[ -]?\d{2}[ -]?[2-9A-HJKMNP-Z]{6}(?![\p{L}\d])/giu;
// Decree 61/2018 and Circular 01/2018/TT-VPCP: 000.12.34.H05-251120-0001.
const dossier = /(?<![\p{L}\d.])\d{3}(?:\.\d{2,3}){1,4}\.[HG]\d{2}-\d{6}-\d{4,6}(?![\p{L}\d])/giu;
const dossierShort = /(?<![\p{L}\d.])[HG]\d{2}(?:\.\d{1,3}){1,4}-\d{6}-\d{4,6}(?![\p{L}\d])/giu;
// 99A-123.45, 98B1 12345, 29LD-123.45, and the four digits of old ones.
const plate =
  /(?<![\p{L}\d.,/-])(?:1[124-9]|[2-9]\d)[ -]?(?:LD|DA|MK|MĐ|NG|NN|QT|[A-HK-NPSTUVXYZ]\d?)[ .-]?(?:\d{3}\.\d{2}|\d{4,5})(?![\p{L}\d]|[.,]\d)/giu;
// 12/2026/NĐ-CP, 345/QĐ-UBND, and "công văn số 12".
const document =
  /(?<![\p{L}\d/])\d{1,5}\/(?:(?:19|20)\d{2}\/)?(?:NĐ|QĐ|TT|TTLT|CT|CV|KH|BC|TB|NQ|HD|VB|PL|QH|UBND|BB|GP|GCN|TTr|CĐ|ND|QD|NQLT)\d{0,2}(?:-[\p{Lu}\d]{1,12}){0,4}(?![\p{L}\d])/gu;
const namedDocument =
  /(?<=(?:công văn|cong van|quyết định|quyet dinh|nghị định|nghi dinh|thông tư|thong tu|văn bản|van ban) (?:số|so):? ?)\d{1,5}(?:\/[\p{L}\d]{1,12}){0,3}(?:-[\p{L}\d]{1,12}){0,3}(?![\p{L}\d])/giu;
// The number after the word for an account; "stk 0123 456 789", "số tài khoản: 19038…".
const account =
  /(?<=(?<![\p{L}\d])(?:stk|tk|số tk|so tk|tài khoản|tai khoan|số thẻ|so the)(?: |:|\.|là|la|số|so|của tôi|cua toi|ngân hàng|ngan hang|vietcombank|vcb|agribank|bidv|vietinbank|mb ?bank|mb|techcombank|tcb|acb|sacombank|vpbank|tpbank){0,6})(?<!\d)\d(?:[ .-]?\d){7,18}(?![\p{L}\d]|[.,-]\d)/giu;
// "24/7" says how long, not when.
const date =
  /(?<![\p{L}\d/.,-])(?!24\/7(?!\d))(?:(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:20|19)?\d{2}|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2]))(?![\p{L}\d/]|[.,-]\d)/gu;
const spokenDate =
  /(?<![\p{L}\d])(?:ngày|ngay|mùng|mung|mồng) (?:0?[1-9]|[12]\d|3[01]) (?:tháng|thang) (?:0?[1-9]|1[0-2])(?: (?:năm|nam) (?:19|20)\d{2})?(?![\p{L}\d])/giu;
// "số nhà 12", "ngõ 34/2", "tổ 5", "thôn Đông", "lô A2 KCN Quế Võ": parts in a row, with commas between, are one address.
const capitals = String.raw`\p{Lu}[\p{L}\d]{0,8}(?: \p{Lu}[\p{L}\d]{0,8}| \d{1,2}(?![\p{L}\d])){0,3}`;
const numbered = String.raw`(?:[Ss]ố nhà|[Ss]o nha|SN|[Nn]gõ|[Nn]go|[Nn]gách|[Nn]gach|[Hh]ẻm|[Hh]em|[Kk]iệt|[Tt]ổ|[Tt]o|[Ll]ô|[Ll]o) (?:\p{Lu}{1,2}[-.]?)?\d{1,4}(?:[/-]\d{1,4}){0,3}\p{Lu}?(?![\p{L}\d])`;
const named = String.raw`(?:[Tt]hôn|[Tt]hon|[Tt]ổ dân phố|[Kk]hu phố|[Đđ]ường|[Pp]hố|KCN|CCN|[Kk]hu công nghiệp) (?:số )?${capitals}`;
const lot = String.raw`[Ll]ô \p{Lu}{1,2}[-.]?\d{0,4}(?![\p{L}\d])`;
const address = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${numbered}|${named}|${lot})(?:,? (?:${numbered}|${named}|${lot})){0,5}`,
  'gu',
);

/** `value` null: it only looks so. */
type Reader = {
  readonly kind: EntityKind;
  readonly pattern: RegExp;
  readonly value: (written: string) => string | null;
};

const asWritten = (written: string): string => written;

const readers: readonly Reader[] = [
  { kind: 'dossier', pattern: dossier, value: asWritten },
  { kind: 'dossier', pattern: dossierShort, value: asWritten },
  { kind: 'ticket', pattern: ticket, value: parseTicketCode },
  { kind: 'account', pattern: account, value: asWritten },
  { kind: 'document', pattern: document, value: asWritten },
  { kind: 'document', pattern: namedDocument, value: asWritten },
  {
    kind: 'tax-code',
    pattern: taxCode,
    value: (written) => {
      const read = readTaxCode(written);
      return read.ok ? read.value : null;
    },
  },
  { kind: 'plate', pattern: plate, value: asWritten },
  { kind: 'date', pattern: spokenDate, value: asWritten },
  { kind: 'date', pattern: date, value: asWritten },
  { kind: 'address', pattern: address, value: asWritten },
];

/** Beyond this a text is a file somebody pasted; what stands there is not marked. */
const longestText = 100_000;

function findAll(text: string): Entity[] {
  const found: Entity[] = findIdentityNumbers(text).map((span) => ({
    ...span,
    kind: 'identity',
    value: text.slice(span.start, span.end),
  }));
  for (const { kind, pattern, value } of readers) {
    for (const match of text.matchAll(pattern)) {
      const read = value(match[0]);
      if (read !== null) found.push({ kind, value: read, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const { start, end, national } of findPhones(text)) found.push({ kind: 'phone', value: national, start, end });
  for (const { start, end, address: value } of findEmails(text)) found.push({ kind: 'email', value, start, end });
  return found;
}

/**
 * Telephone numbers, mail addresses, codes, plates, documents, dates and addresses of a shown text, in order. None overlap: the
 * longest wins, of equal ones what is asked for by a word before it, then what bears a check digit.
 */
export function findEntities(text: string): Entity[] {
  const order = findAll(text.slice(0, longestText));
  // Sorting is stable: among equally long ones the reader named first wins.
  order.sort((one, other) => other.end - other.start - (one.end - one.start));
  const taken = new Uint8Array(Math.min(text.length, longestText));
  const kept: Entity[] = [];
  for (const entity of order) {
    // Shorter ones that overlap a longer one touch its first or last letter, or lie within it.
    if (taken[entity.start] === 1 || taken[entity.end - 1] === 1) continue;
    taken.fill(1, entity.start, entity.end);
    kept.push(entity);
  }
  return kept.sort((one, other) => one.start - other.start);
}

const longNumber = /\d(?:[ .-]?\d){7}/u;

/** Masks identity, account and card numbers but their last three digits; keeps the length, so that offsets stay valid. Idempotent. */
export function maskNumbers(text: string): string {
  // Most texts hold no such number at all, and lists are masked row by row.
  if (!longNumber.test(text)) return text;
  return maskPersonal(text).replace(
    account,
    (written) => written.slice(0, -3).replace(/\d/gu, '*') + written.slice(-3),
  );
}

/** As `maskNumbers`, for the beginning of a longer text: a number that was cut off at the end is masked whole. */
export function maskExcerpt(text: string): string {
  return maskNumbers(text).replace(/(?<![\d*])\d[\d .-]{5,}(?=…?$)/u, (written) =>
    findPhones(written).length > 0 || readTaxCode(written).ok ? written : written.replace(/\d/gu, '*'),
  );
}
