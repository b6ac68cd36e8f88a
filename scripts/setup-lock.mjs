// Two starts in one checkout must not install or build at the same time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does some work while no other process does any in this checkout; waits for one that does.
 * @param {string} checkout
 * @param {(line: string) => void} say
 * @param {() => Promise<void>} work
 */
export async function withSetupLock(checkout, say, work) {
  const name = createHash('sha256').update(checkout).digest('hex').slice(0, 16);
  const dir = path.join(tmpdir(), `hub-setup-${process.getuid?.() ?? 0}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = path.join(dir, name);
  for (let hasTold = false; !tryCreate(file);) {
    const holder = await readHolder(file);
    if (!isRunning(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!hasTold) say(`Another start (pid ${holder}) is preparing this checkout: waiting …`);
    hasTold = true;
    await delay(250);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryCreate(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Another process may be between making the file and writing its number. */
async function readHolder(/** @type {string} */ file) {
  if (readIfThere(file) === '') await delay(50);
  return Number(readIfThere(file));
}

function readIfThere(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(/** @type {number} */ pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
