import { createHash, createHmac } from 'node:crypto';
import { isSameSecret } from '../../src/lib/same-secret.ts';

/** HMAC-SHA256 in lower-case hex, with the app secret as key in all uses of Meta. */
export function hmacHex(key: string, data: string | Buffer): string {
  return createHmac('sha256', key).update(data).digest('hex');
}

/**
 * Whether the bytes carry this app's signature (`X-Hub-Signature-256: sha256=<hex>`). It is over the bytes as sent, where
 * Meta writes letters beyond ASCII as `\uXXXX` and `/` as `\/`: written anew from the parsed body it would differ.
 */
export function isSignedBody(body: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/iu.exec(header?.trim() ?? '')?.[1];
  if (given === undefined || appSecret === '') return false;
  return isSameSecret(given.toLowerCase(), hmacHex(appSecret, body));
}

/** A key for what has no id of its own: the same thing delivered again has the same one. */
export function contentKey(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 32);
}
