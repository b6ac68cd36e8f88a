import { splitAddress } from './schema.ts';
import type { MailHeaders } from './mail-headers.ts';

const recipientFields = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc'] as const;

/**
 * The token in `local+<token>@domain`, from wherever a server or the sender wrote the recipient. Unchecked: whether the
 * token is genuine is decided by who issued it.
 */
export function readReplyToken(headers: MailHeaders, envelopeTo: string | undefined, address: string): string | null {
  const values = [envelopeTo ?? '', ...recipientFields.flatMap((name) => headers.all(name))];
  for (const value of values) {
    const token = tokenIn(value, address);
    if (token !== null) return token;
  }
  return null;
}

function tokenIn(value: string, address: string): string | null {
  const { local, domain } = splitAddress(address);
  const text = value.toLowerCase();
  const prefix = `${local}+`;
  const suffix = `@${domain}`;
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    const token = /^[\w.=-]{1,200}/u.exec(value.slice(start, start + 200))?.[0] ?? '';
    const isWhole = at === 0 || /[\s<,;:"]/u.test(text[at - 1] ?? '');
    if (token !== '' && isWhole && text.startsWith(suffix, start + token.length)) return token;
  }
  return null;
}
