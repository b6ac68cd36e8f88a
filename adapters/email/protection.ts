import type { Entity } from './entity.ts';

/** How a mail, or a part of it, was protected by its sender; neither kind is checked or opened by us. */
export type Protection = 'encrypted' | 'signed' | 'signedOpaque';

/** Encryption and signatures as S/MIME and PGP/MIME state them in the type of a part. */
export function protectionOf({ type: { value, parameters } }: Entity): Protection | null {
  if (value === 'multipart/encrypted') return 'encrypted';
  if (value === 'multipart/signed') return 'signed';
  const name = (parameters.get('name') ?? '').toLowerCase();
  const kind = parameters.get('smime-type')?.toLowerCase() ?? '';
  const isSealed = value === 'application/pkcs7-mime' || value === 'application/x-pkcs7-mime';
  // Gateways that do not know the type leave only the name.
  if (!isSealed && !(value === 'application/octet-stream' && name === 'smime.p7m')) return null;
  if (kind === 'signed-data') return 'signedOpaque';
  return kind === 'certs-only' || name.endsWith('.p7c') || name.endsWith('.p7s') ? null : 'encrypted';
}

const signedStart = '-----BEGIN PGP SIGNED MESSAGE-----';
const signatureStart = '-----BEGIN PGP SIGNATURE-----';
const signatureEnd = '-----END PGP SIGNATURE-----';

/** Text in PGP armour: of a signed one the text alone, of an encrypted one nothing but the fact. */
export function withoutArmour(text: string): { readonly text: string; readonly protection: Protection | null } {
  if (!text.includes('-----BEGIN PGP ')) return { text, protection: null };
  if (text.includes('-----BEGIN PGP MESSAGE-----')) return { text, protection: 'encrypted' };
  const start = text.indexOf(signedStart);
  const mark = text.indexOf(signatureStart, start);
  if (start < 0 || mark < 0) return { text, protection: null };
  const end = text.indexOf(signatureEnd, mark);
  // Armour headers such as 'Hash: SHA256' end at the first blank line.
  const body = text.slice(start + signedStart.length, mark).replace(/^[^\n]*\n(?:[A-Za-z]+: [^\n]*\n)*\s*?\n/u, '');
  const plain = body.replace(/^- /gmu, '');
  const after = end < 0 ? '' : text.slice(end + signatureEnd.length);
  return { text: `${text.slice(0, start)}${plain}${after}`, protection: 'signed' };
}
