import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether somebody showed the right secret or signature. Compared as digests, so that the time it takes tells neither where
 * the two differ nor how long the right one is; of UTF-16, where halves of letters differ too. Empty words are nobody's
 * secret; the caller refuses them before.
 */
export function isSameSecret(shown: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();
  return timingSafeEqual(digest(shown), digest(right));
}
