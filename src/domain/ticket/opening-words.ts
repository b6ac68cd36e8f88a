import { foldWord } from '../text/fold.ts';

/** Words as people type them: with their diacritics or without any. */
function both(words: string): string {
  return words
    .split('|')
    .flatMap((word) => [word, foldWord(word)])
    .map((word) => word.replaceAll(' ', '\\s+'))
    .join('|');
}

const end = '(?![\\p{L}\\p{M}\\d])';
const speakers = both('em|tôi|tui|cháu|con|mình|chúng tôi|chúng em|chúng cháu|chúng con|gia đình tôi|gia đình em');
/** The same where capitals count: "Em" or "em". */
const atStart = speakers.replace(
  /(^|\|)(\p{L})/gu,
  (_, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`,
);
const me = `(?:${speakers})${end}`;
/** Within a clause a full stop may stand after a short form ("P. Võ Cường") or in a number. */
const short = '(?<![\\p{L}\\p{M}])(?:p|tp|q|h|x|tx|tt|kp|đ|mr|mrs|ms|dr|ths|ts|gs|bs)\\.';
const clause = `(?:${short}|\\d[.,](?=\\d)|[^.!?,:;\\n])`;
const close = '(?:[.!?,:;\\n]+|$)\\s*';

/** Who letters and chats are addressed to; a greeting of anything else may be the matter itself ("chào hàng"). */
const addressed = `(?:${both(
  'anh|chị|em|cô|chú|bác|ông|bà|bạn|các|quý|mọi người|bộ phận|cán bộ|trung tâm|tổng đài|lãnh đạo|sở|uỷ ban|ủy ban|buổi|phường|xã|tỉnh|thành phố|đường dây nóng',
)}|ubnd|admin|ad|1022|hub|sir|madam|team|there|all|everyone)${end}`;
const hello = `(?:(?:${both('dạ')})\\s+)?(?:${me}\\s+)?(?:xin\\s+)?(?:(?:${both('kính')})\\s+)?(?:${both('chào|thưa')}|alo|hello|hi|hey|good\\s+(?:morning|afternoon|evening))${end}`;
const letter = `(?:(?:${both('kính')})\\s*(?:${both('gửi|thưa|chào')})|dear)${end}`;
/** What goes on without a stop after a greeting, as in an SMS: the sender begins to speak. */
const speaks = `(?=\\s+(?:${me}\\s+(?:${both('là|tên|ở|xin|muốn|có|cần|thấy|đang|hỏi|báo|phản ánh|kiến nghị|đề nghị|nhờ|bị')})|(?:i|we|my)${end}))`;

/** In the order in which they are tried: those that end at a stop may take what comes without one. */
const greetings = [
  new RegExp(`^(?:${letter}|${hello})\\s*:?(?:\\s+${addressed})+(?:\\s+(?:ạ|a|oi|ơi))?${speaks}\\s*`, 'iu'),
  new RegExp(`^${letter}\\s*:?${clause}{0,90}${close}`, 'iu'),
  new RegExp(`^${hello}(?:\\s+${addressed}${clause}{0,60}|\\s+ạ)?${close}`, 'iu'),
];

const surnames = both(
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đào|đoàn|trịnh|mai|cao|tạ|chu|lưu|lương|trương',
);
const dwellers = both('người dân|công dân|cư dân|dân|hộ dân|bà con|cử tri|người');
const roles = `${dwellers}|${both(
  'một người dân|phụ huynh|chủ|giáo viên|sinh viên|học sinh|công nhân|nhân viên|đại diện|giám đốc|kế toán|bệnh nhân|khách hàng|thành viên|tổ trưởng|trưởng thôn|bí thư',
)}|${surnames}`;
const live = both(
  'ở|ở tại|sống ở|sống tại|đang sống ở|đang sống tại|đang ở|hiện ở|trú tại|cư trú tại|ngụ tại|thuộc|tại',
);
const self = `${me}\\s+(?:xin\\s+)?(?:(?:${both('tự giới thiệu|giới thiệu')})\\s+)?(?:${me}\\s+)?`;
const introductions = [
  new RegExp(
    `^${self}(?:(?:${both('tên là|tên|họ tên là|họ tên')})|(?:${both('là')})\\s+(?:${roles})|(?:${live}))${end}${clause}{0,110}${close}`,
    'iu',
  ),
  new RegExp(
    `^(?:${both('tên tôi là|tên em là|tên cháu là|họ và tên|họ tên')})${end}\\s*:?${clause}{1,60}${close}`,
    'iu',
  ),
  new RegExp(
    `^(?:my\\s+name(?:\\s+is|['’]s)|(?:i\\s+am|i['’]m|we\\s+are|we['’]re)\\s+(?:(?:a|an|the|currently|one\\s+of|local)\\s+)*(?:residents?|citizens?|owners?|director|manager|representatives?|teacher|students?|workers?|employees?|foreigner|expat|tourist|living|from)|(?:i|we)\\s+live)${end}${clause}{1,60}?(?:${close}|\\s+and\\s+)`,
    'iu',
  ),
  new RegExp(
    `^this\\s+is\\s+(?!(?:a|an|the|about|to|my|our|not)${end})${clause}{1,40}?\\s(?:from|of)\\s${clause}{1,40}${close}`,
    'iu',
  ),
  // "Em là Lan ạ": a name is told by its capitals alone.
  new RegExp(
    `^(?:${atStart})\\s+(?:là|la)\\s+\\p{Lu}[\\p{L}\\p{M}]*(?:\\s+\\p{Lu}[\\p{L}\\p{M}]*){0,4}(?:\\s+(?:ạ|a|đây|day))?\\s*${close}`,
    'u',
  ),
];
/** "Tôi là người dân ở phường X" that runs on into the matter: what stands before the place. */
const dweller = new RegExp(`^${self}(?:${both('là')})\\s+(?:${dwellers})\\s+(?:${live})${end}\\s*`, 'iu');

/** What the sender adds to their name: where they live, how they are reached. */
const details = new RegExp(
  `^(?:(?:${both('hiện|đang|hiện nay|hiện tại')})\\s+)*(?:${both('ở|trú tại|cư trú|thường trú|tạm trú|sống|sinh sống|ngụ|sinh năm|năm sinh|quê|địa chỉ|điện thoại|số điện thoại|căn cước|số căn cước')}|sn|sđt|sdt|đt|cccd|cmnd|đ/c)${end}\\s*:?${clause}{0,70}${close}`,
  'iu',
);
const placeNames =
  /^(?:(?:thôn|xóm|tổ|tổ dân phố|khu|khu phố|phường|xã|huyện|tỉnh|thành phố|[Tt][Pp]|[Pp])\.?\s+)[\p{Lu}\d][\p{L}\p{M}\d]*(?:\s+[\p{Lu}\d][\p{L}\p{M}\d]*)*\s*[.!?,:;\n]+\s*/u;

/** Words by which a matter begins to be told. */
const tells = new RegExp(
  `(?:(?:nay\\s+)?${me}\\s+)?(?<![\\p{L}\\p{M}])(?:${both('muốn|xin|phản ánh|kiến nghị|đề nghị|khiếu nại|tố cáo|cần|nhờ|mong|muốn hỏi')})${end}`,
  'iu',
);
const matter = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${both('bị|hỏng|mất|ngập|thấy|muốn|xin|phản ánh|kiến nghị|đề nghị|báo|khiếu nại|tố cáo|cần|chưa|không|nạn nhân|hỏi|được|gặp|nhờ|mong|phát hiện|gây|ô nhiễm|nhận|nộp|đăng ký')}|is|are|was|were|has|have|not|whose|who|because|with)${end}`,
  'iu',
);

const speaksOfSelf = /^(?:my\s+name\s+is|this\s+is|(?:i|we)\s+(?:am|are)|\S+)\s+/iu;

/** "Tôi xin phản ánh về việc …": says that something will be said. */
const announcements = [
  new RegExp(
    `^(?:nay\\s+)?(?:${me}\\s+(?:(?:xin|${both('muốn|được|cần|mong')})\\s+){0,2}|(?:(?:xin|${both('muốn|được|cần|mong')})\\s+){1,2})(?:${both('phản ánh|trình bày|thông báo|báo cáo|báo')})(?:\\s*:|(?:\\s+(?:${both('về|việc|tình trạng|vấn đề|sự việc|nội dung|vụ|là|rằng|như sau')})${end})*\\s*:?)\\s+`,
    'iu',
  ),
  new RegExp(`^(?:${both('phản ánh')})\\s+(?:${both('về việc|về|việc|tình trạng')})${end}\\s*:?\\s*`, 'iu'),
  /^(?:i|we)(?:['’]m|['’]d\s+like|\s+am|\s+are|\s+would\s+like|\s+want|\s+wish)?\s+(?:writing\s+)?(?:to\s+)?(?:report|complain\s+about|inform\s+you\s+(?:that|about|of))(?:\s+that)?\s+/iu,
];

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

function firstFit(patterns: readonly RegExp[], text: string): number {
  const fit = patterns.find((pattern) => pattern.test(text));
  return fit === undefined ? 0 : lengthOf(fit, text);
}

/** An introduction that runs on into the matter ends where that begins. */
function introductionEnd(text: string): number {
  const whole = firstFit(introductions, text);
  if (whole === 0) return 0;
  const said = text.slice(0, whole);
  if (!matter.test(said.replace(speaksOfSelf, ''))) return whole;
  const told = tells.exec(said.slice(1));
  return told ? told.index + 1 : lengthOf(dweller, text);
}

/** What an opening part of a text is, and how many of its characters it takes. */
export type Opening = { readonly length: number; readonly isIntroduction: boolean };

const furthest = 400;

/**
 * The greeting, the self-introduction or the announcement that a text begins with, Vietnamese with diacritics or without, or
 * English; null: it begins with its matter. `afterIntroduction`: the sender has just said who they are, and may go on with
 * where they live. May take the whole text.
 */
export function openingOf(text: string, afterIntroduction: boolean): Opening | null {
  const start = text.slice(0, furthest);
  const greeted = firstFit(greetings, start);
  if (greeted > 0) return { length: greeted, isIntroduction: false };
  const introduced = introductionEnd(start);
  if (introduced > 0) return { length: introduced, isIntroduction: true };
  const announced = firstFit(announcements, start);
  if (announced > 0) return { length: announced, isIntroduction: false };
  if (!afterIntroduction) return null;
  const detailed = Math.max(lengthOf(details, start), lengthOf(placeNames, start));
  const isMatter = matter.test(start.slice(0, detailed));
  return detailed > 0 && !isMatter ? { length: detailed, isIntroduction: true } : null;
}
