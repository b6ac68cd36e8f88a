import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.ts';

const words = 'Đường ngập & tối';
const long = 'x'.repeat(2 ** 20);

describe('htmlToText of pages that are too long or too deep for the converter', () => {
  it.each([
    ['a long style', `<title>T</title><style>${long}</style><p>${words}</p><script>${long}</script>`],
    ['a long comment', `<!--[if mso]>${long}<![endif]--><p>${words}</p>`],
    ['a picture inside an attribute', `<p>${words}</p><img src="data:image/png;base64,${long}">`],
    ['letters as entities', `${'<div>'.repeat(300)}&#272;&#432;&#7901;ng ng&#7853;p &amp; t&#7889;i`],
  ])('gives the words alone of one with %s', (_case, html) => {
    expect(htmlToText(html)).toBe(words);
  });

  it('keeps the marks of quotes in a page that is long by its pictures', () => {
    const html = `<p>Có</p><blockquote>Ở đâu?</blockquote><img src="data:image/png;base64,${long}">`;

    expect(htmlToText(html)).toBe('Có\n\n> Ở đâu?');
  });

  it('loses nothing behind an element that never ends', () => {
    expect(htmlToText(`${'<b>'.repeat(300)}Một<style>Hai<!-- Ba`)).toContain('Hai');
  });
});
