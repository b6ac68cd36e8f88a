import { convert } from 'html-to-text';
import { formatMailTable } from './html-table.ts';

/** Real mails stay far below both; beyond, the converter needs quadratic time (each bound tried with hostile mails). */
const maxDepth = 200;
const maxConverted = 2 ** 20;

/**
 * Readable text of an HTML mail: quotes become '> ' lines, links keep their address. HTML too long or too deep for that is
 * stripped of its tags instead, so that no words are lost and the time stays linear. Never throws.
 */
export function htmlToText(html: string): string {
  if (html.length > maxConverted || isDeeperThan(html, maxDepth)) return stripTags(html);
  try {
    return convert(html, {
      wordwrap: false,
      formatters: { mailTable: formatMailTable },
      selectors: [
        { selector: 'img', format: 'skip' },
        { selector: 'table', format: 'mailTable' },
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ],
    }).replace(/\u00a0/gu, ' ');
  } catch {
    return stripTags(html);
  }
}

/** Elements that hold nothing or that end by themselves: writing them without an end tag does not nest. */
const selfEnding: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr p li td th tr dt dd option thead tbody tfoot colgroup'.split(
    ' ',
  ),
);

function isDeeperThan(html: string, limit: number): boolean {
  let depth = 0;
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/giu)) {
    if (selfEnding.has((tag[2] ?? '').toLowerCase())) continue;
    depth = tag[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > limit) return true;
  }
  return false;
}

function stripTags(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) return tidy(text + html.slice(at));
    text += html.slice(at, open);
    // A sign of comparison opens nothing.
    if (!/[a-z/!?]/iu.test(html.charAt(open + 1))) {
      text += '<';
      at = open + 1;
      continue;
    }
    if (/^<(?:br|\/?p|\/?div|\/?tr|\/?li)\b/iu.test(html.slice(open, open + 8))) text += '\n';
    else if (/^<\/t[dh]\b/iu.test(html.slice(open, open + 8))) text += ' ';
    const close = html.indexOf('>', open);
    if (close < 0) return tidy(text);
    at = close + 1;
  }
  return tidy(text);
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}
