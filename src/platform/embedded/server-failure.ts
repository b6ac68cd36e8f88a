import { statfsSync } from 'node:fs';
import { StartFailure } from '../../config/start-failure.ts';

/** Puts into one line why a server did not start, from what it wrote; the log file is named for the rest. */
export function explainServerOutput(server: string, output: string, logFile: string): StartFailure {
  if (/No space left on device/i.test(output))
    return new StartFailure(`The disk is full: ${server} could not start. Free some space and start again.`);
  if (/Permission denied/i.test(output))
    return new StartFailure(
      `${server} may not use its data folder. Start as the user that started it first. See ${logFile}`,
    );
  const telling = output
    .split('\n')
    .filter((line) => /fatal|panic|error|failed|can't|cannot|bad file format/i.test(line))
    .at(-1);
  return new StartFailure(`${server} did not start: ${(telling ?? 'no reason given').trim()} See ${logFile}`);
}

/** Throws when a folder's disk has less room than needed. */
export function assertFreeSpace(dir: string, neededMegabytes: number): void {
  const { bavail, bsize } = statfsSync(dir);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free < neededMegabytes)
    throw new StartFailure(
      `The disk is full: ${dir} has ${free} MB free and ${neededMegabytes} MB are needed. Free some space, or set HUB_DATA to a folder on another disk.`,
    );
}
