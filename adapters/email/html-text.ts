import { convert } from 'html-to-text';
import { formatMailTable } from './html-table.ts';
import { mailLimits } from './limits.ts';

/** Real mails stay far below both; beyond, the converter needs quadratic time (each bound tried with hostile mails). */
const maxDepth = 200;
const maxConverted = 2 ** 20;

/**
 * Readable text of an HTML mail: quotes become '> ' lines, links keep their address. HTML too long or too deep for that is
 * stripped of its tags instead, so that no words are lost and the time stays linear. Never throws.
 */
export function htmlToText(whole: string): string {
  const html = withoutPictures(whole);
  if (html.length > maxConverted || isDeeperThan(html, maxDepth)) return stripTags(html);
  try {
    return convert(html, {
      wordwrap: false,
      formatters: { mailTable: formatMailTable },
      selectors: [
        { selector: 'img', format: 'skip' },
        { selector: 'title', format: 'skip' },
        { selector: 'table', format: 'mailTable' },
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ],
    }).replace(/\u00a0/gu, ' ');
  } catch {
    return stripTags(html);
  }
}

/** Pictures written out inside the HTML, which are most of its length and none of its words. */
function withoutPictures(html: string): string {
  return html.length > maxConverted ? html.replace(/\bdata:[^"'\s>]{200,}/giu, '') : html;
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

/** More than a message may hold is not looked at: see `textCharacters`. */
const longestStripped = 2 * mailLimits.textCharacters;

/** Pieces are put together a few at a time: a million of them, added one by one, would take more memory than the mail. */
function stripTags(html: string): string {
  const groups: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    if (piece === '') return;
    length += piece.length;
    pieces.push(piece);
    if (pieces.length < 500) return;
    groups.push(pieces.join(''));
    pieces = [];
  };
  const endOfSilent = silentElements(html);
  let from = 0;
  let at = 0;
  while (at < html.length && length + at - from < longestStripped) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      at = html.length;
      break;
    }
    at = open + 1;
    // A sign of comparison opens nothing.
    if (!/[a-z/!?]/iu.test(html.charAt(at))) continue;
    add(html.slice(from, open));
    const silent = endOfSilent(open);
    if (silent > 0) {
      at = silent;
      from = at;
      continue;
    }
    if (/^<(?:br|\/?p|\/?div|\/?tr|\/?li)\b/iu.test(html.slice(open, open + 8))) add('\n');
    else if (/^<\/t[dh]\b/iu.test(html.slice(open, open + 8))) add(' ');
    const close = html.indexOf('>', open);
    at = close < 0 ? html.length : close + 1;
    from = at;
  }
  add(html.slice(from, at));
  return decoded(tidy([...groups, ...pieces].join('')));
}

/** Where what begins at a place and holds no words for people ends; 0: nothing of the kind begins there. */
function silentElements(html: string): (open: number) => number {
  const missing = new Set<string>();
  return (open) => {
    const start = html.slice(open, open + 10).toLowerCase();
    const isComment = start.startsWith('<!--');
    const name = isComment ? '--' : (/^<(style|script|title)[\s>]/u.exec(start)?.[1] ?? '');
    // An end that is nowhere is searched for once.
    if (name === '' || missing.has(name)) return 0;
    const end = isComment ? /-->/gu : new RegExp(`</${name}[^>]{0,100}>`, 'giu');
    end.lastIndex = open + 2;
    if (end.exec(html) === null) missing.add(name);
    return end.lastIndex;
  };
}

/** Letters that stand as entities. Without any tag the converter's time is linear. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  const html = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return convert(html, { wordwrap: false, preserveNewlines: true }).replace(/\u00a0/gu, ' ');
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}
