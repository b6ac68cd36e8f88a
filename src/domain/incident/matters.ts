import { foldWord } from '../text/fold.ts';
import { canonicalTones } from '../text/tone-placement.ts';
import type { TextToken } from '../text/tokens.ts';

/**
 * What goes wrong in one place for many people at once, and how people say it. `reach`: an outage covers an area, so the
 * same commune may mean the same incident; a hole in the road is one spot, so the place must be the same as well.
 */
export type Matter = {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly reach: 'area' | 'spot';
};

type Said = Matter & {
  /** Phrases parted by commas; `_` is one more word that may stand there. */
  readonly phrases: string;
};

const said: readonly Said[] = [
  {
    key: 'no_water',
    vi: 'mất nước',
    en: 'no water',
    reach: 'area',
    phrases:
      'mất _ nước, cúp _ nước, cắt nước, ngưng cấp nước, ngừng cấp nước, ngừng cung cấp nước, không có _ nước, không có giọt nước, không có một giọt nước, chưa có nước, hết nước, ' +
      'không còn nước, không còn giọt nước, nước không chảy, nước _ không lên, nước rất yếu, nước yếu, nước chảy yếu, nước nhỏ giọt, vòi khô, ' +
      'no water, without water, water outage, water is off, water is cut',
  },
  {
    key: 'dirty_water',
    vi: 'nước bẩn',
    en: 'dirty water',
    reach: 'area',
    phrases:
      'nước _ đục, nước _ bẩn, nước _ vàng, nước máy _ đen, nước máy có mùi, nước sinh hoạt có mùi, nước có cặn, brown water, dirty water',
  },
  {
    key: 'no_power',
    vi: 'mất điện',
    en: 'power cut',
    reach: 'area',
    phrases:
      'mất _ điện, cúp điện, cắt điện, không có _ điện, chưa có điện, chưa đóng điện, chưa cấp điện, ngừng cấp điện, điện chập chờn, điện phập phù, điện yếu, ' +
      'no power, no electricity, power cut, power outage, power is out',
  },
  {
    key: 'flood',
    vi: 'ngập nước',
    en: 'flooding',
    reach: 'area',
    phrases: 'ngập, lụt, nước tràn vào, nước dâng, nước không thoát, nước không rút, flooded, flooding',
  },
  {
    key: 'smell',
    vi: 'mùi hôi, khói',
    en: 'smell or smoke',
    reach: 'area',
    phrases:
      'mùi hôi, mùi khét, mùi thối, mùi lạ, mùi hóa chất, hôi thối, bốc mùi, khói đen, khói bụi, khói mù mịt, xả khói, đốt rác, đốt rơm, bad smell, smell of, stench, smoke',
  },
  {
    key: 'dead_fish',
    vi: 'cá chết, nước thải',
    en: 'dead fish, waste water',
    reach: 'area',
    phrases: 'cá chết, nước thải, xả thải, sông _ đen, kênh _ đen, dead fish, waste water',
  },
  {
    key: 'no_network',
    vi: 'mất mạng, mất sóng',
    en: 'no network',
    reach: 'area',
    phrases:
      'mất mạng, mất sóng, mất internet, mất wifi, rớt mạng, không có sóng, không có mạng, không vào được mạng, mạng _ chậm, đứt cáp, no internet, no signal',
  },
  {
    key: 'service_down',
    vi: 'hệ thống trực tuyến lỗi',
    en: 'online service down',
    reach: 'area',
    phrases:
      'hệ thống lỗi, hệ thống bị lỗi, hệ thống báo lỗi, cổng dịch vụ công lỗi, dịch vụ công bị lỗi, không nộp được hồ sơ, không đăng nhập được, không truy cập được, treo hệ thống, hệ thống treo',
  },
  {
    key: 'unpaid_wages',
    vi: 'nợ lương',
    en: 'unpaid wages',
    reach: 'spot',
    phrases: 'nợ lương, chậm lương, không trả lương, chưa trả lương, chưa được trả lương, unpaid wages',
  },
  {
    key: 'poisoning',
    vi: 'ngộ độc',
    en: 'food poisoning',
    reach: 'spot',
    phrases: 'ngộ độc, nôn ói, đau bụng, tiêu chảy, food poisoning',
  },
  {
    key: 'rubbish',
    vi: 'rác chưa thu gom',
    en: 'rubbish not collected',
    reach: 'area',
    phrases:
      'không thu gom rác, chưa thu gom rác, rác không _ thu gom, rác chưa _ thu gom, không dọn rác, chưa dọn rác, rác ùn ứ, rác tồn đọng, rác chất đống, không có xe rác, bãi rác, đống rác, ' +
      'đổ rác, đổ trộm rác, đổ phế thải, rubbish, garbage',
  },
  {
    key: 'street_light',
    vi: 'đèn đường hỏng',
    en: 'street light broken',
    reach: 'spot',
    phrases: 'đèn đường, đèn chiếu sáng, cột đèn, đèn cao áp, street light, street lights',
  },
  {
    key: 'traffic_light',
    vi: 'đèn tín hiệu hỏng',
    en: 'traffic light broken',
    reach: 'spot',
    phrases: 'đèn tín hiệu, đèn giao thông, đèn đỏ, traffic light, traffic lights',
  },
  {
    key: 'road_damage',
    vi: 'đường hỏng',
    en: 'road damage',
    reach: 'spot',
    phrases:
      'ổ gà, ổ voi, sụt lún, sụt lở, hố tử thần, hố sâu, mặt đường hỏng, mặt đường _ nứt, đường xuống cấp, đường hỏng, đường bị hỏng, đường nát, pothole, potholes',
  },
  {
    key: 'manhole',
    vi: 'cống, nắp hố ga',
    en: 'drain or manhole',
    reach: 'spot',
    phrases: 'nắp cống, nắp hố ga, hố ga, tắc cống, cống _ tắc, cống bị nghẹt, miệng cống, manhole, drain blocked',
  },
  {
    key: 'tree',
    vi: 'cây đổ',
    en: 'fallen tree',
    reach: 'spot',
    phrases: 'cây đổ, cây xanh đổ, cây bị đổ, cây _ gãy, cành cây, cây xanh gãy, fallen tree',
  },
  {
    key: 'noise',
    vi: 'tiếng ồn',
    en: 'noise',
    reach: 'spot',
    phrases: 'karaoke, loa kéo, loa thùng, tiếng ồn, gây ồn, ồn ào, mở nhạc to, noise, noisy',
  },
  {
    key: 'fire',
    vi: 'cháy',
    en: 'fire',
    reach: 'spot',
    phrases:
      'bị cháy, đang cháy, cháy nổ, cháy lớn, vụ cháy, đám cháy, bốc cháy, cháy to, cháy rất to, cháy chợ, cháy nhà, cháy xưởng, cháy kho, hỏa hoạn, phát nổ, on fire',
  },
  {
    key: 'jam',
    vi: 'tắc đường',
    en: 'traffic jam',
    reach: 'spot',
    phrases: 'tắc đường, kẹt xe, ùn tắc, ách tắc, kẹt đường, traffic jam',
  },
  {
    key: 'cable',
    vi: 'dây, cột điện nguy hiểm',
    en: 'dangerous wires',
    reach: 'spot',
    phrases: 'đứt dây điện, dây điện đứt, dây điện rơi, dây điện võng, cột điện đổ, cột điện nghiêng',
  },
];

/** A price, a bill or a card of it is another matter than the thing itself. */
const otherThings = new Set(['tien', 'gia', 'hoa', 'don', 'the', 'ban', 'phieu']);

type Syllable = { readonly exact: string; readonly folded: string };
type Pattern = { readonly matter: Matter; readonly syllables: readonly Syllable[] };

function syllable(written: string): Syllable {
  const exact = canonicalTones(written);
  return { exact, folded: foldWord(exact) };
}

const byFirst = new Map<string, Pattern[]>();
for (const { phrases, ...matter } of said) {
  for (const phrase of phrases.split(', ')) {
    const syllables = phrase.split(' ').map(syllable);
    const first = syllables[0]?.folded ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { matter, syllables }]);
  }
}

/** With its marks it must be the very word; typed without any, it may be. */
function isSaid(token: TextToken | undefined, wanted: Syllable): boolean {
  return token?.exact === wanted.exact || (token?.exact === token?.folded && token?.folded === wanted.folded);
}

function matchesAt(tokens: readonly TextToken[], start: number, syllables: readonly Syllable[]): number | null {
  let at = start;
  for (const [index, wanted] of syllables.entries()) {
    const token = tokens[at];
    if (index > 0 && token?.breaksBefore) return null;
    if (wanted.exact === '_') {
      const next = syllables[index + 1];
      // The optional word is left out where what follows stands here already.
      if (token && next && !isSaid(token, next) && !otherThings.has(token.folded)) at += 1;
      continue;
    }
    if (!isSaid(token, wanted)) return null;
    at += 1;
  }
  return at;
}

type SaidMatter = { readonly matter: Matter; readonly start: number; readonly end: number };

/** Every matter that a text names, with the tokens that name it (half-open). */
export function findMatters(tokens: readonly TextToken[]): SaidMatter[] {
  const found: SaidMatter[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    for (const { matter, syllables } of byFirst.get(tokens[index]?.folded ?? '') ?? []) {
      const end = matchesAt(tokens, index, syllables);
      if (end !== null) found.push({ matter, start: index, end });
    }
  }
  return found;
}
