import sanitizeHtml from 'sanitize-html';

/** The parser's work grows with the square of the nesting; no letter of a person has this many tags. */
const mostTags = 5000;
const longest = 500_000;

/**
 * HTML of a mail made safe to show: no scripts, styles, forms, frames or remote content. Pictures are dropped (attachments
 * are shown beside the message); links keep http, https, mailto and tel and open elsewhere without a referrer.
 * Empty when it is too long or has too many tags: then the text alone is shown.
 */
export function sanitiseHtml(html: string): string {
  if (html.length > longest || (html.match(/<[a-z]/gi)?.length ?? 0) > mostTags) return '';
  return sanitizeHtml(html, {
    allowedTags: [
      'p',
      'br',
      'div',
      'span',
      'b',
      'strong',
      'i',
      'em',
      'u',
      's',
      'blockquote',
      'ul',
      'ol',
      'li',
      'a',
      'pre',
      'code',
      'h1',
      'h2',
      'h3',
      'h4',
      'table',
      'thead',
      'tbody',
      'tr',
      'td',
      'th',
      'hr',
    ],
    allowedAttributes: { a: ['href', 'rel', 'target'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }) },
    nestingLimit: 60,
  });
}
