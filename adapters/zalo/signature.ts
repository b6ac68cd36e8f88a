import { createHash } from 'node:crypto';
import { isSameSecret } from '../../src/lib/same-secret.ts';

/** What Zalo signs: SHA-256 over these four after one another, no HMAC; the key is the OA's own secret key. */
export type Signed = {
  readonly appId: string;
  readonly body: Buffer;
  /** `timestamp` as it stands in the body. */
  readonly timestamp: string;
  readonly oaSecretKey: string;
};

/** Lower-case hex of the signature. The raw bytes count: JSON written anew has another one. */
export function signatureOf({ appId, body, timestamp, oaSecretKey }: Signed): string {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecretKey).digest('hex');
}

/** Whether `X-ZEvent-Signature` (with or without `mac=`) is right. False without a secret. Takes the same time for all. */
export function isSigned(header: string, signed: Signed): boolean {
  if (signed.oaSecretKey === '') return false;
  const given = header
    .trim()
    .toLowerCase()
    .replace(/^mac\s*=\s*/u, '');
  return isSameSecret(given, signatureOf(signed));
}
