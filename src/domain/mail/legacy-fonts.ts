/**
 * Two font encodings in which Vietnamese was written before Unicode, as facts: what a byte shown as Latin-1 stands for.
 * TCVN3 (fonts .VnTime) has one sign a letter and no toned capitals; its ư is U+00AD, the soft hyphen, which cleaners of
 * text like to remove. VNI-Windows writes most letters as two signs.
 */
const tcvn3Pairs =
  'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ ' +
  'âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ' +
  '¥Ơ ¦Ư';

const vniPairs =
  'aøà aùá aûả aõã aïạ eøè eùé eûẻ eõẽ eïẹ oøò oùó oûỏ oõõ oïọ uøù uùú uûủ uõũ uïụ yøỳ yùý yûỷ yõỹ îỵ aââ aàầ aáấ ' +
  'aåẩ aãẫ aäậ eâê eàề eáế eåể eãễ eäệ oâô oàồ oáố oåổ oãỗ oäộ aêă aèằ aéắ aúẳ aüẵ aëặ ìì íí æỉ óĩ òị ñđ ôơ öư ' +
  'ôøờ öøừ ôùớ öùứ ôûở öûử ôõỡ öõữ ôïợ öïự AØÀ AÙÁ AÛẢ AÕÃ AÏẠ EØÈ EÙÉ EÛẺ EÕẼ EÏẸ OØÒ OÙÓ OÛỎ OÕÕ OÏỌ UØÙ UÙÚ ' +
  'UÛỦ UÕŨ UÏỤ YØỲ YÙÝ YÛỶ YÕỸ ÎỴ AÂÂ AÀẦ AÁẤ AÅẨ AÃẪ AÄẬ EÂÊ EÀỀ EÁẾ EÅỂ EÃỄ EÄỆ OÂÔ OÀỒ OÁỐ OÅỔ OÃỖ OÄỘ AÊĂ AÈẰ ' +
  'AÉẮ AÚẲ AÜẴ AËẶ ÌÌ ÍÍ ÆỈ ÓĨ ÒỊ ÑĐ ÔƠ ÖƯ ÔØỜ ÖØỪ ÔÙỚ ÖÙỨ ÔÛỞ ÖÛỬ ÔÕỠ ÖÕỮ ÔÏỢ ÖÏỰ';

const tcvn3: ReadonlyMap<string, string> = readPairs(tcvn3Pairs);
const vni: ReadonlyMap<string, string> = readPairs(vniPairs);

/** Each pair: the signs as written, then the letter they stand for. */
function readPairs(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(0, -1), pair.slice(-1)]));
}

/** Reads TCVN3 that was taken for Latin-1. Signs that TCVN3 does not know stay as they are. */
export function fromTcvn3(latin: string): string {
  return latin.replace(/[\u00a1-\u00ff]/gu, (sign) => tcvn3.get(sign) ?? sign);
}

/** Reads VNI-Windows that was taken for Latin-1; of two possible readings the one of two signs goes first. */
export function fromVni(latin: string): string {
  let text = '';
  for (let at = 0; at < latin.length; at += 1) {
    const sign = latin.charAt(at);
    const next = latin.charCodeAt(at + 1);
    const pair = next >= 0xc0 && next <= 0xff ? vni.get(sign + latin.charAt(at + 1)) : undefined;
    text += pair ?? vni.get(sign) ?? sign;
    if (pair !== undefined) at += 1;
  }
  return text;
}
