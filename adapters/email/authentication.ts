import type { MailHeaders } from './mail-headers.ts';

/**
 * Whether our own mail server vouches for the From address (RFC 8601). Only the topmost Authentication-Results that names
 * `trustedAuthservId` counts: a server writes its own above everything that came with the mail. It must say dmarc=pass for
 * the domain of From, or dkim=pass for that domain or a host below it.
 */
export function isAuthenticated(headers: MailHeaders, from: string, trustedAuthservId: string | undefined): boolean {
  if (trustedAuthservId === undefined) return false;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const own = headers
    .all('authentication-results')
    .map(withoutComments)
    .find((value) => authservId(value) === trustedAuthservId);
  if (own === undefined) return false;
  return own
    .split(';')
    .slice(1)
    .some((result) => vouchesFor(result, domain));
}

function authservId(value: string): string {
  return (value.split(';')[0] ?? '').trim().split(/\s/u)[0]?.toLowerCase() ?? '';
}

function vouchesFor(result: string, domain: string): boolean {
  const words = result.trim().toLowerCase().split(/\s+/u);
  const property = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  if (words[0] === 'dmarc=pass') return property('header.from') === domain;
  if (words[0] !== 'dkim=pass') return false;
  const signer = property('header.d') ?? property('header.i')?.replace(/^.*@/u, '');
  return signer !== undefined && (signer === domain || signer.endsWith(`.${domain}`));
}

/** Comments and quoted strings may hold anything, also a forged 'dmarc=pass'. */
function withoutComments(value: string): string {
  let depth = 0;
  let isQuoted = false;
  let text = '';
  for (const character of value) {
    if (character === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) text += /[;\s]/u.test(character) ? '_' : character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) text += character;
  }
  return text;
}
