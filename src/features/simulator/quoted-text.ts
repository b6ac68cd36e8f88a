import type { SimulatedMail } from '../../contract/simulator.ts';

/** What mail programs put under an answer, in the language of the person who answers. */
export function quotedText(mail: SimulatedMail, lang: 'vi' | 'en'): string {
  const at = new Date(mail.at);
  const sender = `${mail.fromName || mail.from} <${mail.from}>`;
  const day = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(at);
  const line = lang === 'vi' ? `Vào ${day} lúc ${time} ${sender} đã viết:` : `On ${day} at ${time}, ${sender} wrote:`;
  const quoted = mail.text
    .trimEnd()
    .split(/\r?\n/)
    .map((text) => `> ${text}`);
  return ['', line, '', ...quoted, ''].join('\n');
}
