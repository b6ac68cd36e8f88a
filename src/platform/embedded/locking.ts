import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from '../../config/start-failure.ts';
import { inspectProcess } from './process-identity.ts';

const HEARTBEAT_MS = 10_000;
/** Another machine (or container) on the same folder is believed to be alive for this long after its last sign. */
const FOREIGN_GRACE_MS = 30_000;

const lockContent = z.object({ pid: z.number(), stamp: z.string(), host: z.string(), publicUrl: z.string() });
type LockContent = z.infer<typeof lockContent>;

/** The hub that runs on a data folder. */
export interface LockHolder {
  readonly pid: number;
  readonly publicUrl: string;
}

export interface DataLock {
  release(): void;
}

/** Who holds the data folder now; undefined when nobody does, or the holder was killed. */
export function readLockHolder(dataDir: string): LockHolder | undefined {
  const file = path.join(dataDir, 'lock');
  const held = readLock(file);
  return held && isAlive(held, file) ? held : undefined;
}

/** Takes the data folder for this process, or throws a `StartFailure` that names the process which has it. */
export function lockDataFolder(dataDir: string, publicUrl: string): DataLock {
  const file = path.join(dataDir, 'lock');
  const draft = `${file}.${process.pid}`;
  const stamp = inspectProcess(process.pid)?.stamp ?? '';
  const mine: LockContent = { pid: process.pid, stamp, host: hostname(), publicUrl };
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; !tryLink(draft, file); attempt += 1) {
      const holder = readLockHolder(dataDir);
      if (holder)
        throw new StartFailure(
          `The hub is already running on ${dataDir}, pid ${holder.pid} (${holder.publicUrl}). Stop it first (Ctrl-C, or kill ${holder.pid}), or start this one elsewhere: HUB_DATA=another-folder PORT=3001 npm start`,
        );
      if (attempt > 20) throw new StartFailure(`Cannot lock ${dataDir}: remove ${file} when no hub runs on it.`);
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (isSame(readLock(file), mine)) rmSync(file, { force: true });
    },
  };
}

/** A link fails when the name exists, so that of several processes exactly one gets the lock, and with its content complete. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock aside before judging it once more: another process may have replaced it since it was read. */
function removeStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const held = readLock(aside);
  if (held && isAlive(held, aside)) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(held: LockContent, file: string): boolean {
  if (held.host !== hostname()) return Date.now() - statSync(file).mtimeMs < FOREIGN_GRACE_MS;
  return inspectProcess(held.pid)?.stamp === held.stamp;
}

function readLock(file: string): LockContent | undefined {
  try {
    return lockContent.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isSame(held: LockContent | undefined, mine: LockContent): boolean {
  return held?.pid === mine.pid && held.stamp === mine.stamp && held.host === mine.host;
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under a running hub: its servers will say so, louder.
  }
}
