type MailHead = { readonly subject: string; readonly name: string; readonly address: string };

/** Parts inside parts deeper than this are not looked into. */
const deepest = 4;

/** Subject and sender of a mail header, its encoded words decoded. */
export function readMailHead(head: string): MailHead {
  const from = decodeWords(headerOf(head, 'from'));
  const address = /<([^<>\s]+@[^<>\s]+)>/u.exec(from)?.[1] ?? /[^\s<>"',;]+@[^\s<>"',;]+/u.exec(from)?.[0] ?? '';
  const name = from.includes('<') ? from.slice(0, from.indexOf('<')) : '';
  return {
    subject: decodeWords(headerOf(head, 'subject')),
    name: name.replaceAll('"', '').trim(),
    address,
  };
}

/** The words of a mail: its first plain text, decoded; the body as it is where there is none. */
export function mailText(head: string, body: string): string {
  return partText(head, body, 0) ?? body;
}

function partText(head: string, body: string, depth: number): string | null {
  const type = headerOf(head, 'content-type');
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/iu.exec(type)?.slice(1).find(Boolean);
  if (/^multipart\//iu.test(type) && boundary !== undefined) {
    if (depth >= deepest) return null;
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const blank = part.search(/\n[ \t]*\n/u);
      const found = blank < 0 ? null : partText(part.slice(0, blank).trim(), part.slice(blank).trim(), depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (type !== '' && !/^text\/plain/iu.test(type)) return depth === 0 ? body : null;
  const charset = /charset\s*=\s*"?([\w.:-]+)/iu.exec(type)?.[1] ?? 'utf-8';
  const encoding = headerOf(head, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return fromBase64(body, charset) ?? body;
  return encoding === 'quoted-printable' ? fromQuoted(body.replaceAll(/=[ \t]*\n/gu, ''), charset) : body;
}

function headerOf(head: string, name: string): string {
  const lines = head.replaceAll(/\n[ \t]+/gu, ' ').split('\n');
  const line = lines.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? '' : line.slice(name.length + 1).trim();
}

function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/gu, '?==?')
    .replaceAll(
      /=\?([\w-]+)(?:\*\w+)?\?([BQ])\?([^?]*)\?=/giu,
      (whole, charset: string, kind: string, text: string) =>
        (kind.toUpperCase() === 'B' ? fromBase64(text, charset) : fromQuoted(text.replaceAll('_', ' '), charset)) ??
        whole,
    );
}

function fromBase64(text: string, charset: string): string | null {
  try {
    return decode(
      Uint8Array.from(atob(text.replaceAll(/[^\w+/]/gu, '')), (sign) => sign.charCodeAt(0)),
      charset,
    );
  } catch {
    return null;
  }
}

/** Letters that are already letters stay: the hub has decoded the bytes around them. */
function fromQuoted(text: string, charset: string): string {
  return text.replaceAll(/(?:=[0-9a-f]{2})+/giu, (codes) =>
    decode(
      Uint8Array.from(codes.slice(1).split('='), (code) => Number.parseInt(code, 16)),
      charset,
    ),
  );
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
