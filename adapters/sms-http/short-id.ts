import { createHash } from 'node:crypto';

/** Ids are kept as they are when they are short words. */
export function shortId(id: string): string {
  return /^[\w.:-]{1,120}$/u.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
