/** What a mail program writes above the message it quotes, in the languages our senders use. */

const openers =
  /^(?:-{2,}\s*)?(?:on|vào|ngày|lúc|trong|hôm|at|le|am|il|el|em|op|den|dnia|w dniu|в|on the|в\s|在|於|于)(?=[\s\d,])/iu;

const verbs =
  '(?:đã viết|có viết|viết|đã ghi|wrote|writes|a écrit|schrieb|escribió|escreveu|ha scritto|schreef|het volgende geschreven|skrev|napisał(?:\\(a\\)|a)?|писал\\(а\\)|написал|написав|пише|пишет|写道|寫道|书写|さんは書きました|のメール)';

const endsWithVerb = new RegExp(`${verbs}\\s*(?:[:：]|-{2,})\\s*-*$`, 'iu');
const verbThenDate = new RegExp(`>\\s*${verbs}\\s.{0,80}[:：]$`, 'iu');
/** 'Am 03.02.2016 schrieb Max <max@x.de>:' has its verb in the middle. */
const dateThenVerb = new RegExp(`\\d.{0,120}\\s${verbs}\\s.{1,200}[:：]$`, 'iu');
const firstPerson = new RegExp(`(?:^|\\s)(?:tôi|mình|em|cháu|chúng tôi|chúng em|i|we)\\s+${verbs}\\s*[:：]$`, 'iu');
const hasAddress = /[^\s<>@]{1,80}@[^\s<>@]{2,120}/u;
const hasTime = /\d{1,2}[:.hg]\d{2}/u;
const hasDigit = /\d/u;
const hasDigitOrAddress = /[\d@]/u;
const datedSender =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)[^<>]{0,120}(?:<[^<>]{3,160}>\s*[:：]?|gmt[+-]\d{2}:?\d{2}[^<>]{0,80})$/iu;

/** True when the line, unwrapped by the caller, says that somebody wrote what follows. */
export function isAttribution(line: string): boolean {
  if (line.length > 500) return false;
  const text = line.replace(/^[\s*_]+|[\s*_]+$/gu, '');
  if (/^\d/u.test(text) && datedSender.test(text)) return true;
  if (!endsLikeAttribution(text) || !hasDigitOrAddress.test(text)) return false;
  if (verbThenDate.test(text) && hasDigit.test(text)) return true;
  if (openers.test(text) && dateThenVerb.test(text) && hasAddress.test(text)) return true;
  if (!endsWithVerb.test(text) || firstPerson.test(text)) return false;
  if (hasAddress.test(text)) return true;
  return openers.test(text) && hasDigit.test(text) && (hasTime.test(text) || /\d{4}/u.test(text));
}

function endsLikeAttribution(text: string): boolean {
  return text.endsWith(':') || text.endsWith('：') || text.endsWith('-');
}

/** Cheap test of a first line, so that unwrapping is tried only where it can succeed. */
export function mayOpenAttribution(line: string): boolean {
  const start = line.trimStart();
  return (
    openers.test(start) ||
    start.includes('<') ||
    /^\d{4}[-/年]/u.test(start) ||
    (endsLikeAttribution(start.trimEnd()) && endsWithVerb.test(start.trimEnd().slice(-80)))
  );
}

const dividers =
  /^[\s>*_]*[-_=]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by.{0,80})|reply message|thư gốc|thông điệp gốc|tin nhắn gốc|email gốc|thư (?:đã )?(?:được )?chuyển tiếp|tin nhắn (?:đã )?(?:được )?chuyển tiếp|thông điệp chuyển tiếp|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message d’origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|mensagem original|oorspronkelijk bericht|originalmeddelelse|исходное сообщение|原始邮件|原始郵件|转发邮件|轉寄郵件|转发的邮件|元のメッセージ|転送メッセージ)\s*[-_=]{2,}[\s*_]*$/iu;
const forwardOpening =
  /^[\s>*_]*(?:begin forwarded message|bắt đầu (?:thư|tin nhắn) (?:đã )?(?:được )?chuyển tiếp|anfang der weitergeleiteten nachricht|début du message réexpédié|inicio del mensaje reenviado)\s*[:：][\s*_]*$/iu;

/** True for a line such as '-----Original Message-----': all below it is quoted. */
export function isDivider(line: string): boolean {
  if (line.length > 200) return false;
  const text = line.trim();
  if (/^[-_=*>]/u.test(text)) return /\p{L}/u.test(text) && (dividers.test(text) || forwardOpening.test(text));
  return (text.endsWith(':') || text.endsWith('：')) && forwardOpening.test(text);
}

type HeaderKind = 'from' | 'date' | 'to' | 'subject' | 'other';

const labels: ReadonlyMap<string, HeaderKind> = new Map(
  (
    [
      ['from', 'từ|người gửi|from|von|de|da|van|från|fra|od|от|发件人|寄件者|寄件人|差出人'],
      [
        'date',
        'đã gửi|gửi lúc|gửi|đã gửi lúc|ngày|ngày gửi|thời gian|sent|date|gesendet|datum|envoyé|fecha|enviado|data|inviato|verzonden|skickat|дата|发送时间|日期|傳送日期|送信日時|日時|日付',
      ],
      ['to', 'tới|đến|người nhận|to|an|à|para|a|aan|till|til|do|кому|收件人|收件者|宛先|to recipients'],
      [
        'subject',
        'chủ đề|tiêu đề|v/v|subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|主题|主旨|主題|件名',
      ],
      [
        'other',
        'cc|đồng gửi|đồng kính gửi|bcc|reply-to|trả lời|risposta|kopie|抄送|副本|importance|attachments|đính kèm|tệp đính kèm',
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split('|').map((word): [string, HeaderKind] => [word, kind])),
);

function labelOf(line: string): HeaderKind | null {
  const colon = line.slice(0, 40).search(/[:：]/u);
  if (colon < 1) return null;
  const word = line
    .slice(0, colon)
    .replace(/[\s*_>]+/gu, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFC');
  return labels.get(word) ?? null;
}

/** How far below its first line the labels of a header block may stand: Outlook wraps long lists of recipients. */
const blockReach = 12;

/**
 * True when the lines from `start` are the header block of a quoted mail: sender first, then at least a subject and a
 * date or a recipient. A single 'Từ:' or 'Đến:' is how people describe a stretch of road.
 */
export function startsHeaderBlock(lines: readonly string[], start: number): boolean {
  const first = lines[start];
  if (first === undefined || labelOf(first) !== 'from') return false;
  const seen = new Set<HeaderKind>();
  const end = Math.min(lines.length, start + blockReach);
  for (let index = start + 1; index < end; index += 1) {
    const kind = labelOf(lines[index] ?? '');
    if (kind === 'from') break;
    if (kind !== null) seen.add(kind);
  }
  return seen.has('subject') && (seen.has('date') || seen.has('to'));
}
