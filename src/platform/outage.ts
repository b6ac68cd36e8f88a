import { codeOf, isDatabaseDown } from './database-errors.ts';

/** A full, failing or missing disk, or a process that has opened all it may. */
const machineCodes = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'EACCES', 'ENOTDIR']);

/** True when the surroundings failed and not what was worked on: the same again may go well later. */
export function isOutage(error: unknown): boolean {
  return isDatabaseDown(error) || machineCodes.has(codeOf(error));
}
