import type { Preview } from '../../channels/outbound.ts';
import { countSegments } from './segments.ts';
import { shortenForSms } from './shorten.ts';

/** A prepared text as telephones will show it and networks will bill it. */
export function previewSms(text: string, options: { readonly maxSegments: number }): Preview {
  const whole = countSegments(text);
  const shortened = shortenForSms(text, { ...options, link: '' });
  const shown = shortened.isShortened ? countSegments(shortened.text) : whole;
  const tooLong = {
    vi: `Dài ${whole.count} SMS, tối đa ${options.maxSegments}: phần sau được thay bằng đường dẫn tra cứu.`,
    en: `This takes ${whole.count} SMS, at most ${options.maxSegments} are sent: the rest is replaced by the tracking link.`,
  };
  const empty = { vi: 'Tin nhắn trống.', en: 'The message is empty.' };
  return {
    parts: shown.parts,
    count: shown.count,
    encoding: shown.encoding,
    problems: [...(text === '' ? [empty] : []), ...(shortened.isShortened ? [tooLong] : [])],
  };
}
