import { convert } from 'html-to-text';
import { mailLimits } from './limits.ts';

/**
 * Readable text of an HTML mail: quotes become '> ' lines, links keep their address. Depth and size are bounded; what the
 * converter refuses is stripped of its tags instead, so that a mail always has a text. Never throws.
 */
export function htmlToText(html: string): string {
  const input = html.slice(0, mailLimits.htmlCharacters);
  try {
    return convert(input, {
      wordwrap: false,
      limits: { maxInputLength: mailLimits.htmlCharacters, maxDepth: 120, maxChildNodes: 20_000, ellipsis: '…' },
      selectors: [
        { selector: 'img', format: 'skip' },
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ],
    }).replace(/\u00a0/gu, ' ');
  } catch {
    return stripTags(input);
  }
}

function stripTags(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) return (text + html.slice(at)).trim();
    text += `${html.slice(at, open)} `;
    const close = html.indexOf('>', open);
    if (close < 0) return text.trim();
    at = close + 1;
  }
  return text.trim();
}
