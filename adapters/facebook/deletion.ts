import { z } from 'zod';
import { readJson } from '../../src/lib/read-json.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';
import { contentKey, hmacHex } from './signature.ts';

const signedPayload = z.object({
  algorithm: z.string(),
  user_id: z.union([z.string().regex(/^[\x21-\x7E]{1,100}$/u), z.int().nonnegative().transform(String)]),
  issued_at: z.int().nonnegative().default(0),
});

/** What somebody asked for in their Facebook settings, for the app that they know by an id of its own. */
export type SignedRequest = { readonly userId: string; readonly issuedAt: number };

/**
 * Reads a `signed_request` (`<signature>.<payload>`, both base64url). The signature is over the payload as written, before it is
 * decoded. Null: not genuine.
 */
export function readSignedRequest(text: string, appSecret: string): SignedRequest | null {
  const [signature = '', payload = '', ...more] = text.split('.');
  if (appSecret === '' || more.length > 0) return null;
  const given = Buffer.from(signature, 'base64url').toString('hex');
  if (!isSameSecret(given, hmacHex(appSecret, payload))) return null;
  const parsed = signedPayload.safeParse(readJson(Buffer.from(payload, 'base64url')));
  if (!parsed.success || parsed.data.algorithm.toUpperCase() !== 'HMAC-SHA256') return null;
  return { userId: parsed.data.user_id, issuedAt: parsed.data.issued_at };
}

/**
 * The code by which a person may ask what became of their request. It proves itself (time, hash of the person, check), so that
 * nothing has to be kept for it and nobody can make one up.
 */
export function confirmationCode({ userId, issuedAt }: SignedRequest, appSecret: string): string {
  const head = issuedAt.toString(36).padStart(7, '0') + contentKey(userId).slice(0, 6);
  return head + hmacHex(appSecret, `deletion:${head}`).slice(0, 12);
}

/** What the page behind a confirmation code says; null for a code that is not ours. */
export function describeConfirmation(code: string, appSecret: string): string | null {
  const match = /^([0-9a-z]{7,9}[0-9a-f]{6})([0-9a-f]{12})$/u.exec(code);
  if (match === null || appSecret === '') return null;
  const [, head = '', check = ''] = match;
  if (!isSameSecret(check, hmacHex(appSecret, `deletion:${head}`).slice(0, 12))) return null;
  const day = new Date(Number.parseInt(head.slice(0, -6), 36) * 1000).toISOString().slice(0, 10);
  return [
    `Mã yêu cầu: ${code}. Tổng đài 1022 đã nhận yêu cầu xoá dữ liệu ngày ${day} và đã chuyển người phụ trách dữ liệu cá nhân.`,
    `Request code: ${code}. The 1022 centre received this deletion request on ${day} and passed it to its data protection staff.`,
  ].join('\n');
}
