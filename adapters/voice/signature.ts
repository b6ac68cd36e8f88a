import { createHmac } from 'node:crypto';
import type { RawInput } from '../../src/channels/door.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';
import type { CallPreset } from './preset.ts';
import type { CallFields } from './read-fields.ts';

/** An HMAC over the raw body in the header that the preset names; hex of any case, with or without `sha256=` before it. */
export function isSignedBody(input: RawInput, { header, algorithm }: CallPreset['signature'], secret: string): boolean {
  const shown = (input.headers[header] ?? '').trim().toLowerCase();
  if (shown === '' || secret === '') return false;
  const expected = createHmac(algorithm, secret).update(input.body).digest('hex');
  return isSameSecret(shown.replace(new RegExp(`^${algorithm}=`, 'u'), ''), expected);
}

/** The text that a signed query is the HMAC of: all fields but the signature, by name. */
function signedQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .filter(([name]) => name !== 'signature')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * A call by GET: `signature` is the HMAC-SHA256 (hex) of the other fields, or `token` is the secret itself, for exchanges that
 * can put fixed words into an address and nothing more.
 */
export function isSignedQuery(query: Readonly<Record<string, string>>, secret: string): boolean {
  const { signature, token } = query;
  if (secret === '') return false;
  if (signature !== undefined)
    return isSameSecret(signature.toLowerCase(), createHmac('sha256', secret).update(signedQuery(query)).digest('hex'));
  return token !== undefined && isSameSecret(token, secret);
}

/** `X-Twilio-Signature`: HMAC-SHA1 in base64 over the address that Twilio called and all fields by name. */
export function isSignedByTwilio(
  input: RawInput,
  fields: CallFields,
  webhook: { url: string; secret: string },
): boolean {
  const shown = input.headers['x-twilio-signature'] ?? '';
  if (shown === '' || webhook.secret === '') return false;
  const pairs = [...fields].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => name + value);
  const search = new URLSearchParams(input.query).toString();
  const called = search === '' ? webhook.url : `${webhook.url}?${search}`;
  const fits = [called, withPort(called)].map((url) =>
    isSameSecret(
      shown,
      createHmac('sha1', webhook.secret)
        .update(url + pairs.join(''))
        .digest('base64'),
    ),
  );
  return fits.some(Boolean);
}

/** Some of Twilio's machines sign the standard port too. */
function withPort(url: string): string {
  return url.replace(/^(https?):\/\/([^/:?#]+)(?=[/?#]|$)/u, (_, scheme: string, host: string) => {
    return `${scheme}://${host}:${scheme === 'https' ? 443 : 80}`;
  });
}
