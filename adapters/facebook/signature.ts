import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 in lower-case hex, with the app secret as key in all uses of Meta. */
export function hmacHex(key: string, data: string | Buffer): string {
  return createHmac('sha256', key).update(data).digest('hex');
}

/** Equal without telling by its time where two words differ, nor how long the right one is. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * Whether the bytes carry this app's signature (`X-Hub-Signature-256: sha256=<hex>`). It is over the bytes as sent, where
 * Meta writes letters beyond ASCII as `\uXXXX` and `/` as `\/`: written anew from the parsed body it would differ.
 */
export function isSignedBody(body: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/iu.exec(header?.trim() ?? '')?.[1];
  if (given === undefined || appSecret === '') return false;
  const expected = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** A key for what has no id of its own: the same thing delivered again has the same one. */
export function contentKey(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 32);
}
