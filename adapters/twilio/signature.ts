import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parse as parseQuery, stringify as stringifyQuery } from 'node:querystring';

/** Parameters of a form; a name may come several times. */
export type FormValues = readonly (readonly [name: string, value: string])[];

/** Constant in time for texts of one length; the length of a signature is no secret. */
function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The address without its port, or with one: the given, else the standard one. Twilio signs either, by the age of its back end. */
function withPort(url: string, isShown: boolean): string {
  const match = /^(https?):\/\/([^/?#:]+|\[[^\]]+\])(:\d+)?(.*)$/isu.exec(url);
  if (match === null) return url;
  const [, scheme = '', host = '', given = '', rest = ''] = match;
  const standard = scheme.toLowerCase() === 'https' ? ':443' : ':80';
  return `${scheme}://${host}${isShown ? given || standard : ''}${rest}`;
}

/** The query as older back ends escape it (`%27` for an apostrophe). */
function withLegacyQuery(url: string): string {
  const start = url.indexOf('?');
  if (start === -1 || start === url.length - 1) return url;
  return `${url.slice(0, start)}?${stringifyQuery(parseQuery(url.slice(start + 1)))}`;
}

/** What Twilio signs behind the address: names in order of their code units, each with its values, each value once. */
function signedForm(params: FormValues): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of params) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values.keys()]
    .sort()
    .flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value))
    .join('');
}

/** `X-Twilio-Signature` of a request to an address. */
export function signTwilio(authToken: string, url: string, params: FormValues): string {
  return createHmac('sha1', authToken)
    .update(url + signedForm(params), 'utf8')
    .digest('base64');
}

/**
 * Whether Twilio signed this request with one of the tokens. A body that is no form is signed by its hash in the query
 * (`bodySHA256`). No token, no signature: false.
 */
export function isSignedByTwilio(input: {
  /** Full address as it was configured at Twilio, query included; its fragment is never signed. */
  readonly url: string;
  readonly signature: string | undefined;
  readonly tokens: readonly string[];
  readonly params: FormValues;
  /** Present for a body that is no form. */
  readonly hashedBody?: { readonly body: Buffer; readonly bodySHA256: string | undefined };
}): boolean {
  const { signature = '', hashedBody } = input;
  const tokens = input.tokens.filter((token) => token !== '');
  if (signature === '' || tokens.length === 0) return false;
  if (hashedBody !== undefined) {
    const hash = createHash('sha256').update(hashedBody.body).digest('hex');
    if (!isEqual(hash, (hashedBody.bodySHA256 ?? '').toLowerCase())) return false;
  }
  const [url = ''] = input.url.split('#');
  const variants = [withPort(url, false), withPort(url, true)].flatMap((one) => [one, withLegacyQuery(one)]);
  // Every pair is tried: how long it takes must not tell which one fitted.
  const fits = tokens.flatMap((token) =>
    variants.map((variant) => isEqual(signature, signTwilio(token, variant, hashedBody ? [] : input.params))),
  );
  return fits.some(Boolean);
}
