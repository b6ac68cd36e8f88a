import { describe, expect, it } from 'vitest';
import { maskRaw, restoreNumbers } from './mask-raw.ts';

const words = 'Tôi là Lan, CCCD 001090012345, stk 0123456789 Agribank, gọi 0912345678. Cống trước nhà tắc.';
const masked = words.replace('001090012345', '*********345').replace('0123456789', '*******789');
const body = Buffer.from(words).toString('base64').replace(/.{76}/gu, '$&\n');
const mail = `From: lan@nguoidan.example\nContent-Transfer-Encoding: base64\n\n${body}`;

describe('numbers of people in input as it came', () => {
  it('are masked in plain words, and telephone numbers stay', () => {
    expect(maskRaw(words)).toBe(masked);
    expect(maskRaw(JSON.stringify({ text: words }))).toBe(JSON.stringify({ text: masked }));
  });

  it('are masked in base64 too, and the rest of the mail stays as it came', () => {
    const [head, text = ''] = maskRaw(mail).split('\n\n');

    expect(Buffer.from(text, 'base64').toString('utf8')).toBe(masked);
    expect(head).toBe('From: lan@nguoidan.example\nContent-Transfer-Encoding: base64');
    expect(maskRaw(mail.replace(body, btoa('Nothing of that kind here')))).toContain(btoa('Nothing of that kind here'));
  });

  it('are put back into what was copied masked', () => {
    expect(restoreNumbers(masked, words)).toBe(words);
    expect(restoreNumbers(masked, mail)).toBe(words);
    expect(restoreNumbers('mã ******999 của tôi', words)).toBe('mã ******999 của tôi');
    const two = 'CCCD 001090012345 và CCCD 001090099345';
    expect(restoreNumbers('CCCD *********345 và CCCD *********345', two)).toBe(two);
  });
});
