import { createHash, createHmac, timingSafeEqual, type Hash, type Hmac } from 'node:crypto';
import { fill } from './fill.ts';
import type { Checksum } from './profile.ts';

type Values = Readonly<Record<string, string | undefined>>;

function hasherOf(algorithm: Checksum['algorithm'], secret: string): Hash | Hmac {
  const keyed = /^hmac-(.+)$/u.exec(algorithm)?.[1];
  return keyed === undefined ? createHash(algorithm) : createHmac(keyed, secret);
}

function digest(recipe: Checksum, values: Values, secret: string): Buffer {
  return hasherOf(recipe.algorithm, secret)
    .update(fill(recipe.of, { ...values, secret }), 'utf8')
    .digest();
}

/** The checksum of what we send. */
export function makeChecksum(recipe: Checksum, values: Values, secret: string): string {
  return digest(recipe, values, secret).toString(recipe.encoding === 'hex' ? 'hex' : 'base64');
}

/** The bytes that a checksum stands for; a prefix such as `sha256=` is left out. Null: it is none. */
function readDigest(text: string, encoding: Checksum['encoding'], length: number): Buffer | null {
  const bare = text.trim().replace(/^(?:md5|sha\d+)=/iu, '');
  if (encoding !== 'base64' && bare.length === length * 2 && /^[0-9a-f]+$/iu.test(bare))
    return Buffer.from(bare, 'hex');
  // A plus sign in a query that nobody escaped has become a blank.
  const base64 = Buffer.from(bare.replaceAll(' ', '+'), 'base64');
  return encoding !== 'hex' && base64.length === length ? base64 : null;
}

/** Whether a checksum that came is the one of these values. No secret, no checksum: false. */
export function isRightChecksum(
  recipe: Checksum,
  input: { readonly values: Values; readonly given: string | undefined; readonly secret: string | undefined },
): boolean {
  const { given = '', secret = '' } = input;
  if (secret === '' || given === '') return false;
  const expected = digest(recipe, input.values, secret);
  const read = readDigest(given, recipe.encoding, expected.length);
  return read !== null && timingSafeEqual(read, expected);
}

/** Constant in time but for the length, which is no secret. */
export function isSameToken(given: string | undefined, token: string | undefined): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(token ?? '')];
  return right.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}
