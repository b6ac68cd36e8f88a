import { foldVi } from '../text/fold.ts';
import { guessLanguage } from '../text/language.ts';

/** Numbers from 0 up to 1, one after the other. */
export type Sequence = () => number;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createSequence(seed: number): Sequence {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A seed from a text: each text is spoiled in its own way, the same each time. */
export function seedOf(text: string): number {
  let seed = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) seed = Math.imul(seed ^ text.charCodeAt(index), 0x0100_0193);
  return seed >>> 0;
}

// What people type for common words in messages.
const shortForms: ReadonlyMap<string, readonly string[]> = new Map([
  ['không', ['ko', 'k', 'kg', 'hok', 'khong']],
  ['được', ['dc', 'đc', 'đk', 'duoc']],
  ['gì', ['j', 'gi']],
  ['rồi', ['r', 'rùi']],
  ['với', ['vs', 'vơi']],
  ['vậy', ['z', 'v']],
  ['người', ['ng', 'ngừi', 'nguoi']],
  ['nước', ['nc', 'nuoc']],
  ['những', ['nh', 'n']],
  ['mình', ['mk', 'mih']],
  ['biết', ['bit', 'bik', 'pit']],
  ['bây', ['bi']],
  ['giờ', ['h', 'gio']],
  ['quá', ['qá', 'wa', 'qua']],
  ['trong', ['trog', 'tr']],
  ['đường', ['đg', 'dg', 'duong']],
  ['nhưng', ['nhg', 'nhug']],
  ['thôi', ['thui']],
  ['làm', ['lm', 'lam']],
  ['phải', ['fai', 'phai']],
  ['mọi', ['mọi', 'moi']],
  ['bao', ['bn', 'bao']],
  ['thế', ['tế', 'the']],
  ['trường', ['trg', 'truong']],
  ['tháng', ['th', 'thag']],
  ['hôm', ['hom', 'hm']],
  ['nhà', ['nhà', 'nha']],
]);

// Whole words of which officials and businesses write the initials.
const initials: readonly (readonly [RegExp, string])[] = [
  [/doanh nghiệp/giu, 'DN'],
  [/công ty/giu, 'cty'],
  [/bảo hiểm xã hội/giu, 'BHXH'],
  [/bảo hiểm y tế/giu, 'BHYT'],
  [/giấy phép lái xe/giu, 'GPLX'],
  [/khu công nghiệp/giu, 'KCN'],
  [/phòng cháy chữa cháy/giu, 'PCCC'],
  [/hóa đơn/giu, 'hđ'],
  [/hợp đồng lao động/giu, 'HĐLĐ'],
  [/giải phóng mặt bằng/giu, 'GPMB'],
  [/an toàn thực phẩm/giu, 'ATTP'],
  [/đăng ký/giu, 'đk'],
  [/giáo viên/giu, 'gv'],
  [/bệnh viện/giu, 'bv'],
  [/căn cước công dân/giu, 'CCCD'],
  [/số điện thoại/giu, 'sđt'],
];

function misspell(word: string, next: Sequence): string {
  if (word.length < 3) return word;
  const at = 1 + Math.floor(next() * (word.length - 2));
  const way = next();
  if (way < 0.35) return word.slice(0, at) + word.slice(at + 1);
  if (way < 0.7) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return word.slice(0, at) + word.charAt(at) + word.slice(at);
}

/**
 * A text as somebody in a hurry types it: short forms, initials, a few slips, words run together, marks left out here and there or
 * everywhere. For learning and for measuring; different seeds spoil differently.
 */
export function noisyForm(text: string, next: Sequence): string {
  let written = text;
  for (const [pattern, short] of initials) if (next() < 0.5) written = written.replace(pattern, short);
  const bare = next() < 0.5;
  const slips = 0.02 + next() * 0.05;
  const words = written.split(' ').map((word) => {
    const short = shortForms.get(word.toLowerCase());
    if (short !== undefined && next() < 0.5) return short[Math.floor(next() * short.length)] ?? word;
    let typed = bare || next() < 0.08 ? foldVi(word) : word;
    if (next() < slips) typed = misspell(typed, next);
    return typed;
  });
  let joined = '';
  for (const [index, word] of words.entries()) joined += index === 0 || next() < 0.03 ? word : ` ${word}`;
  if (next() < 0.4) joined = joined.replaceAll(/[.,;:!?]+/gu, next() < 0.5 ? '' : ' ');
  return next() < 0.4 ? joined.toLowerCase() : joined;
}

type Frame = {
  readonly greetings: readonly string[];
  readonly wishes: readonly string[];
  readonly thanks: readonly string[];
};

// What people put around a report whatever it is about. Examples are mostly written without.
const frames: Readonly<Record<'vi' | 'en', Frame>> = {
  vi: {
    greetings: [
      'Kính gửi Trung tâm 1022,',
      'Kính gửi quý cơ quan,',
      'Kính thưa lãnh đạo tỉnh,',
      'Xin chào trung tâm,',
      'Chào anh chị,',
      'Alo ad ơi,',
      'Tôi xin phản ánh:',
      'Em xin gửi ý kiến như sau.',
    ],
    wishes: [
      'Mong các cấp sớm xử lý.',
      'Đề nghị xem xét.',
      'Đề nghị các cơ quan chức năng vào cuộc kiểm tra.',
      'Kính mong quý cơ quan quan tâm giải quyết.',
      'Mong xử lý dứt điểm.',
      'Rất mong nhận được phản hồi.',
      'Mong sớm được trả lời.',
      'Nhờ trung tâm chuyển giúp.',
      'Mọi người giúp với ạ.',
      'Rất bức xúc.',
    ],
    thanks: ['Xin cảm ơn.', 'Tôi xin chân thành cảm ơn.', 'Trân trọng.', 'Cảm ơn nhiều ạ.'],
  },
  en: {
    greetings: ['Dear Sir or Madam,', 'Hello,', 'To whom it may concern,'],
    wishes: ['Please help.', 'Please check and reply soon.', 'We hope for your support.'],
    thanks: ['Thank you.', 'Best regards.', 'Thanks in advance.'],
  },
};

function pick(items: readonly string[], next: Sequence): string {
  return items[Math.floor(next() * items.length)] ?? '';
}

/** A text with the greeting, the wish and the thanks that letters have. A question wishes for nothing to be done. */
export function framedForm(text: string, isQuestion: boolean, next: Sequence): string {
  const { greetings, wishes, thanks } = frames[guessLanguage(text) === 'en' ? 'en' : 'vi'];
  const greeting = next() < 0.7 ? `${pick(greetings, next)}\n` : '';
  const wish = !isQuestion && next() < 0.8 ? ` ${pick(wishes, next)}` : '';
  const thank = next() < 0.5 ? ` ${pick(thanks, next)}` : '';
  const body = /[.!?…]$/u.test(text) ? text : `${text}.`;
  return `${greeting}${body}${wish}${thank}`;
}
