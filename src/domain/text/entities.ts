import { readTaxCode } from '../contact/tax-code.ts';
import { parseTicketCode } from '../ticket/code.ts';
import { address } from './address-pattern.ts';
import type { EntityKind } from './entity-kinds.ts';
import type { Span } from './fold.ts';
import { findEmails, findIdentityNumbers, findPhones, maskPersonal, noMoney } from './personal-data.ts';

/** A thing named in a text; offsets are those of the shown text. */
export type Entity = Span & {
  readonly kind: EntityKind;
  /** What it is called elsewhere: national telephone number, canonical tax code or ticket code; otherwise as written. */
  readonly value: string;
};

// One quantifier per pattern may run long, and none stands beside another that takes the same letters: all are linear.
const taxCode = new RegExp(
  String.raw`(?<![\p{L}\d-])\d{10}(?:(?: ?[-–] ?)?\d{3})?(?![\p{L}\d]|[-–]\d)${noMoney}`,
  'giu',
);
const ticket = /(?<![\p{L}\d-])[A-Z]{2}[ -]?\d{2}[ -]?[2-9A-HJKMNP-Z]{6}(?![\p{L}\d])/giu;
// Decree 61/2018 and Circular 01/2018/TT-VPCP: 000.12.34.H05-251120-0001.
const dossier = /(?<![\p{L}\d.])\d{3}(?:\.\d{2,3}){1,4}\.[HG]\d{2} ?[-–] ?\d{6} ?[-–] ?\d{4,6}(?![\p{L}\d])/giu;
const dossierShort = /(?<![\p{L}\d.])[HG]\d{2}(?:\.\d{1,3}){0,4} ?[-–] ?\d{6} ?[-–] ?\d{4,6}(?![\p{L}\d])/giu;
// Circular 79/2024/TT-BCA: 99A-123.45, 98B1 12345, 99AA-123.45, 29LD-123.45, 99MĐ1-123.45, R of trailers, four digits of old ones.
const plate =
  /(?<![\p{L}\d.,/-])(?:1[124-9]|[2-9]\d)(?: ?[-–] ?| )?(?:(?:LD|DA|MK|M[ĐD]\d?|NG|NN|QT|[A-HK-NPR-VXYZ]\d?)(?: ?[-–] ?|[ .])?(?:\d{3}\.\d{2}|\d{4,5})|[A-HK-NPSTUVXYZ]{2}(?: ?[-–] ?|[ .])?(?:\d{3}\.\d{2}|\d{5}))(?![\p{L}\d]|[.,]\d)/giu;
// "20 m2 1500", "30 ha 12000", "20h 2000": a measure before a number.
const measure = /^\d{2} ?(?:(?:m[23]?|km|cm|mm|ha|kg|kv|kw|g|l|t) |h \d{4}$)/u;
// 12/2026/NĐ-CP, 345/QĐ-UBND, 789/SXD-QLN, also "417/qđ-ubnd".
const document =
  /(?<![\p{L}\d/])\d{1,5}\/(?:(?:19|20)\d{2}\/)?(?:(?:NĐ|QĐ|TT|TTLT|CT|CV|KH|BC|TB|NQ|HD|VB|PL|QH|UBND|BB|GP|GPXD|GCN|GM|TTr|CĐ|ND|QD|NQLT)\d{0,2}(?:-\p{Lu}[\p{L}\d]{0,11}){0,4}|(?<=\/(?:19|20)\d{2}\/)\p{Lu}{2,10}|\p{Lu}{2,8}(?:-\p{Lu}[\p{L}\d]{1,11}){1,3}|(?:nđ|nd|qđ|qd|tt|ttlt|ct|cv|kh|tb|bc|nq|gp|hd)(?:-[\p{L}\d]{2,12}){1,3})(?![\p{L}\d])/gu;
// The Party's: 57-NQ/TW, 123-TB/TU.
const partyDocument = /(?<![\p{L}\d/])\d{1,5}-(?:NQ|TB|QĐ|CV|KH|BC|CT|HD|KL|QC|TTr|GM|BB)\/\p{Lu}{2,10}(?![\p{L}\d])/gu;
// "công văn số 12", "nghị định 168", "quyết định 417 ngày …": what may be a verb too needs more than a number behind it.
const namedDocument =
  /(?<=(?:công văn|cong van|quyết định|quyet dinh|nghị định|nghi dinh|nghị quyết|nghi quyet|chỉ thị|chi thi|thông tư|thong tu|thông báo|thong bao|kế hoạch|ke hoach|tờ trình|to trinh|biên bản|bien ban|văn bản|van ban|giấy phép(?: xây dựng| kinh doanh)?|giay phep(?: xay dung| kinh doanh)?) (?:số|so):? ?|(?:công văn|cong van|nghị định|nghi dinh|thông tư|thong tu) )\d{1,5}(?:\/[\p{L}\d]{1,12}){0,3}(?:-[\p{L}\d]{1,12}){0,3}(?![\p{L}\d])|(?<=(?:quyết định|quyet dinh|nghị quyết|nghi quyet|chỉ thị|chi thi|văn bản|van ban) )\d{1,5}(?= (?:ngày|ngay) \d| (?:của|cua) (?:UBND|Thủ|Chủ|Bộ|Sở|Chính))/giu;
// The number after the word for an account; "stk 0123 456 789", "số tài khoản: 19038…".
const account =
  /(?<=(?<![\p{L}\d])(?:stk|tk|số tk|so tk|tài khoản|tai khoan|số thẻ|so the)(?: |:|\.|là|la|số|so|của tôi|cua toi|ngân hàng|ngan hang|vietcombank|vcb|agribank|bidv|vietinbank|mb ?bank|mb|techcombank|tcb|acb|sacombank|vpbank|tpbank){0,6})(?<!\d)\d(?:[ .-]?\d){7,18}(?![\p{L}\d]|[.,-]\d)/giu;
// "24/7" says how long, not when.
const date =
  /(?<![\p{L}\d/.,-])(?!24\/7(?!\d))(?:(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:20|19)?\d{2}|(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])|(?<=(?:ngày|ngay) )(?:0?[1-9]|[12]\d|3[01])[.-](?:0?[1-9]|1[0-2]))(?![\p{L}\d/]|[.,-]\d)/giu;
const spokenDate =
  /(?<![\p{L}\d])(?:(?:ngày|ngay|mùng|mung|mồng|mong) (?:0?[1-9]|[12]\d|3[01]) (?:tháng|thang) (?:0?[1-9]|1[0-2])(?:(?: (?:năm|nam) |\/)(?:19|20)\d{2})?|(?:(?:0?[1-9]|[12]\d|3[01]) )?(?:tháng|thang) (?:0?[1-9]|1[0-2])(?: (?:năm|nam) |\/)(?:19|20)\d{2})(?![\p{L}\d])/giu;
// Two numbers and a stroke may be a share or the number of a house: "2/3 số hộ", "tăng 5/3 lần", "thửa số 12/5".
const timeBefore =
  /(?<!\p{L})(?:ngày|ngay|hôm|hom|từ|tu|đến|den|tới|toi|sáng|sang|trưa|trua|chiều|chieu|tối|đêm|dem|lễ|le|dịp|dip|vào|vao|trước|truoc|sau|on|since|from|until)[ :(]{1,2}$|\d\/\d{1,2}(?:, ?| và | va | hoặc | ?[-–] ?)$/iu;
const shareBefore =
  /(?<!\p{L})(?:tỷ lệ|tỉ lệ|ty le|ti le|số|so|thửa|thua|tăng|tang|giảm|giam|gấp|gap|khoảng|khoang|gần|gan|hơn|hon|đạt|dat|điểm|diem|mét|met|hệ số|he so)[ :]{1,2}$/iu;
const shareAfter =
  /^ (?:số|so|hộ|ho|lần|lan|diện|dien|người|nguoi|đường|duong|nhà|nha|dân|dan|tổng|tong|thửa|thua|chiều|chieu|quãng|quang|bể|be|công|cong|thành viên|phiếu|phieu|trường hợp|mặt|mat|làn|điểm|diem|đại biểu|tháng lương|of the)(?!\p{L})/iu;
const plainShare = /^(?:1\/[2-5]|2\/[35]|3\/[45]|4\/5|10\/10)$/u;

function readDate(written: string, { before, after }: Surroundings): string | null {
  if (!/^\d{1,2}\/\d{1,2}$/u.test(written) || timeBefore.test(before)) return written;
  return plainShare.test(written) || shareBefore.test(before) || shareAfter.test(after) ? null : written;
}

const taxWord = /(?:mst|mã số thuế|ma so thue|mã số doanh nghiệp|mã số dn|msdn|tax code)[^\d]{0,12}$/iu;

// One telephone number in eleven has the check digit of a tax code too; then the word before it decides.
function readTax(written: string, { before }: Surroundings): string | null {
  const read = readTaxCode(written);
  if (!read.ok) return null;
  return taxWord.test(before) || findPhones(written)[0]?.kind !== 'mobile' ? read.value : null;
}

/** The letters right before and after what was found. */
type Surroundings = { readonly before: string; readonly after: string };

/** `value` null: it only looks so. */
type Reader = {
  readonly kind: EntityKind;
  readonly pattern: RegExp;
  readonly value: (written: string, around: Surroundings) => string | null;
};

const asWritten = (written: string): string => written;

const readers: readonly Reader[] = [
  { kind: 'dossier', pattern: dossier, value: asWritten },
  { kind: 'dossier', pattern: dossierShort, value: asWritten },
  { kind: 'ticket', pattern: ticket, value: parseTicketCode },
  { kind: 'account', pattern: account, value: asWritten },
  { kind: 'document', pattern: document, value: asWritten },
  { kind: 'document', pattern: partyDocument, value: asWritten },
  { kind: 'document', pattern: namedDocument, value: asWritten },
  { kind: 'tax-code', pattern: taxCode, value: readTax },
  { kind: 'plate', pattern: plate, value: (written) => (measure.test(written) ? null : written) },
  { kind: 'date', pattern: spokenDate, value: asWritten },
  { kind: 'date', pattern: date, value: readDate },
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
      const start = match.index;
      const end = start + match[0].length;
      const read = value(match[0], {
        before: text.slice(Math.max(0, start - 32), start),
        after: text.slice(end, end + 16),
      });
      if (read !== null) found.push({ kind, value: read, start, end });
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

const longNumber = /\d(?:[ .-]?\d){6}/u;

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
