import { lineAt, type MailLines } from './mail-lines.ts';

/** Marks after which a mail holds another mail, in the languages our senders use. */

const dividers =
  /^[\s>*_]*[-_=]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by.{0,80})|reply message|thư gốc|thông điệp gốc|tin nhắn gốc|email gốc|thư (?:đã )?(?:được )?chuyển tiếp|tin nhắn (?:đã )?(?:được )?chuyển tiếp|thông điệp chuyển tiếp|ursprüngliche nachricht|originalnachricht|antwort nachricht|weitergeleitete nachricht|message d['’]origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht|originalmeddelelse|oprindelig meddelelse|исходное сообщение|原始邮件|原始郵件|转发邮件|轉寄郵件|转发的邮件|回复的原邮件|元のメッセージ|転送メッセージ|원본 메시지|원본 메일)\s*[-_=]{2,}[\s*_]*$/iu;
const forwardOpening =
  /^[\s>*_]*(?:begin forwarded message|bắt đầu (?:thư|tin nhắn) (?:đã )?(?:được )?chuyển tiếp|anfang der weitergeleiteten nachricht|début du message réexpédié|inicio del mensaje reenviado|inizio messaggio inoltrato|开始转发的邮件|轉寄的郵件|転送されたメッセージ)\s*[:：][\s*_]*$/iu;

/** Cheap test that most lines fail: a divider has signs at its beginning, a header or an opening has a colon. */
export function mayStartQuotedMail(line: string): boolean {
  if ('-_=*>'.includes(line.charAt(0)) || line.charCodeAt(0) <= 0x20) return line.length >= 8;
  const reach = Math.min(60, line.length);
  for (let at = 1; at < reach; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x3a || code === 0xff1a) return true;
  }
  return false;
}

/** True for a line such as '-----Original Message-----': all below it is quoted. */
export function isDivider(line: string): boolean {
  if (line.length > 200 || line.length < 8) return false;
  const text = line.trim();
  if ('-_=*>'.includes(text.charAt(0))) {
    return !/^[-_=]+$/u.test(text) && /\p{L}/u.test(text) && (dividers.test(text) || forwardOpening.test(text));
  }
  return (text.endsWith(':') || text.endsWith('：')) && forwardOpening.test(text);
}

/** `sent` is a date under a name that mail programs use, `date` one under which people put theirs too. */
type HeaderKind = 'from' | 'sent' | 'date' | 'to' | 'subject' | 'other';

const labels: ReadonlyMap<string, HeaderKind> = new Map(
  (
    [
      [
        'from',
        'từ|người gửi|from|von|de|da|van|från|fra|od|от|expéditeur|absender|remitente|发件人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|보낸사람',
      ],
      [
        'sent',
        'đã gửi|gửi lúc|đã gửi lúc|sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|fecha|fecha de envío|enviado|enviado el|enviada em|data|inviato|verzonden|skickat|sendt|dato|дата|отправлено|发送时间|发送日期|日期|时间|傳送日期|寄件日期|送信日時|送信日|日時|日付|보낸 날짜|보낸날짜|날짜',
      ],
      ['date', 'gửi|ngày|ngày gửi|vào lúc|thời gian'],
      [
        'to',
        'tới|đến|người nhận|gửi đến|gửi tới|to|an|à|para|a|aan|till|til|do|destinataire|empfänger|destinatario|кому|收件人|收件者|宛先|to recipients|받는 사람|받는사람',
      ],
      [
        'subject',
        'chủ đề|tiêu đề|v/v|subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|тема|主题|主旨|主題|件名|제목',
      ],
      [
        'other',
        'cc|đồng gửi|đồng kính gửi|bcc|reply-to|trả lời|risposta|répondre à|antwort an|kopie|copie à|抄送|副本|importance|priority|wichtigkeit|attachments|anlagen|đính kèm|tệp đính kèm|참조',
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split('|').map((word): [string, HeaderKind] => [word, kind])),
);

/** The kind of header that a line looks like; labels stand at its beginning and are short. */
function labelOf(line: string): HeaderKind | null {
  let colon = -1;
  const reach = Math.min(40, line.length);
  for (let at = 0; at < reach && colon < 0; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x3a || code === 0xff1a) colon = at;
  }
  if (colon < 1) return null;
  const plain = labels.get(line.slice(0, colon).toLowerCase());
  if (plain !== undefined) return plain;
  const word = line
    .slice(0, colon)
    .replace(/[\s*_>\u00a0]+/gu, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFC');
  return labels.get(word) ?? null;
}

/** How far below its first line the labels of a header block may stand: Outlook wraps long lists of recipients. */
const blockReach = 12;

/**
 * True when the lines from `start` are the header block of a quoted mail: sender first, or second behind the date, then at
 * least a subject and a date or a recipient. A single 'Từ:' or 'Đến:' is how people describe a stretch of road, and people
 * put such labels above their own letters too: so an address or a label of mail programs must be among them.
 */
export function startsHeaderBlock(lines: MailLines, start: number): boolean {
  const opening = labelOf(lineAt(lines, start));
  const isDateFirst = opening === 'sent' && labelOf(lineAt(lines, start + 1)) === 'from';
  if (opening !== 'from' && !isDateFirst) return false;
  const found = new Set<HeaderKind>(isDateFirst ? ['sent'] : []);
  const from = isDateFirst ? start + 1 : start;
  let hasAddress = lineAt(lines, from).includes('@');
  const end = Math.min(lines.count, start + blockReach);
  for (let index = from + 1; index < end; index += 1) {
    const line = lineAt(lines, index);
    const kind = labelOf(line);
    if (kind === 'from') break;
    if (kind === null) continue;
    found.add(kind);
    hasAddress ||= line.includes('@');
  }
  if (!found.has('subject')) return false;
  return found.has('sent') || (hasAddress && (found.has('date') || found.has('to')));
}
