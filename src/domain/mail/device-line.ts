/** What telephones and mail programs are called in the lines they add. */
const device =
  /iphone|ipad|ipod|android|samsung|galaxy|xiaomi|redmi|oppo|vivo|huawei|nokia|realme|vsmart|blackberry|smartphone|mobile|handy|mobiltelefon|outlook|yahoo|gmail|airmail|mailbox|\bmail\b|windows|k-9|thunderbird|protonmail|proton|spark|zimbra|zalo|phone|điện thoại|di động|thiết bị|máy tính bảng|tablet|móvil|téléphone|手机|手機|スマートフォン|携帯/iu;

/** How such a line begins, in the languages our senders use. */
const opening =
  /^(?:sent (?:from|via|with|using|by|on)\b|from my\b|get \[?outlook\b|this (?:e-?mail|message) was sent (?:from|via)|(?:thư này |email này |tin nhắn này )?(?:đã |được |đã được )?gửi (?:từ|bằng|qua)\s|(?:lấy|tải|tải xuống|tải về|nhận|có|cài đặt) (?:xuống )?\[?outlook (?:cho|dành cho|for)\b|(?:diese nachricht wurde )?von meine[mr]\s|gesendet (?:von|mit|über)\s|diese nachricht wurde\s|holen sie sich outlook|envoyé (?:de|depuis|avec|à partir)\s|télécharger outlook|obtenez outlook|enviado desde\s|obtener outlook|inviato da\s|verzonden (?:vanaf|met|vanuit)\s|sendt fra\s|skickat från\s|发自|發自|从我的|從我的|寄自|傳送自|(?:获取|下载|取得|下載) ?outlook)/iu;

/** First letters of all openings and the marks before them; spares most lines the expressions. */
const firstCodes: ReadonlySet<number> = new Set(
  Array.from('sSfFgGtTđĐlLnNcCvVdDhHeEoOiI发發从從寄傳获下取(<[*_ ', (letter) => letter.charCodeAt(0)),
);

/** Japanese and Korean put the program first. */
const sentInJapanese = '信'.charCodeAt(0);
const sentInKorean = '냄'.charCodeAt(0);
const closing = /^.{0,60}(?:から送信|からの送信|에서 보냄)$/u;

const ownTelephone = /^(?:sent from my|from my)\s/iu;

/**
 * True for 'Đã gửi từ iPhone của tôi' and its like: a line that the telephone wrote. It must name a telephone or a
 * program, because people begin sentences with the same words ('Gửi từ hôm qua mà chưa thấy trả lời').
 */
export function isDeviceLine(line: string): boolean {
  if (!mayBeDeviceLine(line, 0, line.length)) return false;
  const text = line.replace(/^[\s(<[*_]{1,6}|[\s)>\]*_]{1,6}$/gu, '').normalize('NFC');
  if (opening.test(text)) return device.test(text) || (ownTelephone.test(text) && text.length < 60);
  return closing.test(text) && device.test(text);
}

/** Cheap test that most lines fail, of a line that stands in a text. */
export function mayBeDeviceLine(text: string, start: number, end: number): boolean {
  if (end - start > 160 || end - start < 6) return false;
  if (firstCodes.has(text.charCodeAt(start))) return true;
  const last = text.charCodeAt(end - 1);
  return last === sentInJapanese || last === sentInKorean;
}
