import sanitizeHtml from 'sanitize-html';

/** The parser's work grows with the square of the nesting; no letter of a person has this many tags. */
const mostTags = 5000;
const longest = 500_000;

/** What may be shown in the place of a picture. */
export type PictureSource = {
  /** Address of the picture that came with the mail under this Content-ID; null: there is none that can be shown. */
  readonly inline: (contentId: string) => string | null;
  /** True: pictures that lie elsewhere are left in, by https; false: they are counted and left out. */
  readonly remote: boolean;
};

export type SafeHtml = { readonly html: string; readonly remotePictures: number };

/** A mail has no address of its own: what is not whole would lead into the hub. */
const wholeAddress = /^(?:https?:\/\/[^\s/\\]|mailto:|tel:)/i;

function link(_: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const href = (attributes['href'] ?? '').trim();
  const safe = { rel: 'noopener noreferrer nofollow', target: '_blank' };
  return { tagName: 'a', attribs: wholeAddress.test(href) ? { href, ...safe } : {} };
}

/** A letter must not make the reader's browser knock at an address or a short name of the own network. */
const hostOfInternet = /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/i;

type Source = { readonly contentId: string } | { readonly remote: string };

/** Where an `src` leads: into the mail, to another place, or nowhere that we show. */
function readSource(src: string): Source | null {
  // Browsers take these signs out of an address before they look at its scheme.
  const address = src.replace(/[\p{Cc}\s]+/gu, '');
  if (/^cid:/i.test(address)) return { contentId: decoded(address.slice(4)).replace(/^<|>$/g, '') };
  const remote = address.startsWith('//') ? `https:${address}` : address.replace(/^http:/i, 'https:');
  if (!/^https:\/\/[^/\\]/i.test(remote) || !URL.canParse(remote)) return null;
  const url = new URL(remote);
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  return isPlain && hostOfInternet.test(url.hostname) ? { remote: url.href } : null;
}

function shownAddress(source: Source, pictures: PictureSource): string | null {
  if ('contentId' in source) return pictures.inline(source.contentId);
  return pictures.remote ? source.remote : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function number(value: string | undefined): string | null {
  return value !== undefined && /^\d{1,4}%?$/.test(value.trim()) ? value.trim() : null;
}

/**
 * HTML of a mail made safe to show in a sandboxed frame: no scripts, styles, forms or frames; links keep http,
 * https, mailto and tel and open elsewhere without a referrer. A picture is shown when it came with the mail, or, once asked
 * for, when it is fetched by https. Null when the HTML is too long, has too many tags or nothing to show: then the text alone
 * is shown.
 */
export function sanitiseHtml(html: string, pictures: PictureSource): SafeHtml | null {
  if (html.length > longest || (html.match(/<[a-z]/gi)?.length ?? 0) > mostTags) return null;
  let remotePictures = 0;

  function picture(_: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
    const source = readSource(attributes['src'] ?? '');
    const alt = (attributes['alt'] ?? '').slice(0, 200);
    if (source !== null && 'remote' in source) remotePictures += 1;
    const src = source === null ? null : shownAddress(source, pictures);
    if (src === null) return { tagName: 'span', attribs: { class: 'picture', title: alt } };
    const [width, height] = [number(attributes['width']), number(attributes['height'])];
    return { tagName: 'img', attribs: { src, alt, ...(width && { width }), ...(height && { height }) } };
  }

  const safe = sanitizeHtml(html, {
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
      'small',
      'sub',
      'sup',
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
      'img',
    ],
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      td: ['colspan', 'rowspan', 'align', 'valign'],
      th: ['colspan', 'rowspan', 'align', 'valign'],
      img: ['src', 'alt', 'width', 'height'],
      span: ['title', { name: 'class', multiple: false, values: ['picture'] }],
      '*': ['dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https', 'data', 'cid'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      a: link,
      img: picture,
    },
    nestingLimit: 60,
  }).trim();
  return safe === '' ? null : { html: safe, remotePictures };
}
