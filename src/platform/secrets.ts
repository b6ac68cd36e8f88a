import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keys of one purpose each, all derived from HUB_SECRET (RFC 5869). */
export function deriveKey(secret: string, purpose: 'tickets' | 'channels' | 'sessions' | 'portal' | 'routing'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'hub-1022', purpose, 32));
}

/** AES-256-GCM: 12 bytes nonce, 16 bytes tag, cipher text. */
export function encryptJson(key: Buffer, value: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws when the key is another one or the bytes were changed. */
export function decryptJson(key: Buffer, sealed: Uint8Array): unknown {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}

/** Puts a value into a word that only we can read and nobody can change, for what goes out and comes back (OAuth `state`). */
export function sealWith(key: Buffer) {
  return {
    make: (value: unknown): string => encryptJson(key, value).toString('base64url'),
    /** Null: not ours. */
    open(sealed: string): unknown {
      try {
        return decryptJson(key, Buffer.from(sealed, 'base64url'));
      } catch {
        return null;
      }
    },
  };
}
