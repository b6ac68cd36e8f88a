import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Config, Secrets } from '../config/config.ts';
import { explainStart } from '../config/start-failure.ts';
import { locateDataFolder } from '../platform/embedded/data-folder.ts';
import { readLockHolder } from '../platform/embedded/locking.ts';
import { findNativePostgres } from '../platform/embedded/native.ts';
import { assertPortFree } from '../platform/embedded/ports.ts';
import { createDiskStore } from '../platform/file-store.ts';
import { findRedisProgram } from '../platform/embedded/redis.ts';

/** One line of the doctor's table. `skipped`: not there and not needed now. */
export interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'failed' | 'skipped';
  readonly detail: string;
}

const OLDEST_NODE = [20, 19] as const;
const LOW_DISK_MB = 500;

/** Turns a check that throws into a finding. */
export async function find(what: string, check: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', detail: await check() };
  } catch (error) {
    return { what, state: 'failed', detail: explainStart(error) };
  }
}

export function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const detail = isNewEnough
    ? process.versions.node
    : `${process.versions.node}: install ${OLDEST_NODE.join('.')} or newer`;
  return { what: 'Node', state: isNewEnough ? 'ok' : 'failed', detail };
}

/** The bundled programs, asked as this user; a copy for another user is made at the start when it is needed. */
export function checkPostgres(): Finding {
  try {
    const { bin, major } = findNativePostgres(undefined);
    return { what: 'bundled PostgreSQL', state: 'ok', detail: `${major} in ${bin}` };
  } catch (error) {
    return { what: 'bundled PostgreSQL', state: 'failed', detail: explainStart(error) };
  }
}

/** Redis unless one is given; Chromium and Dovecot for tests only. */
export function checkPrograms(config: Config, secrets: Secrets): Finding[] {
  const redis = findRedisProgram(config.searchPath);
  const isNeeded = secrets.redisUrl === undefined;
  const missing = isNeeded
    ? 'missing: install redis-server or valkey, or set REDIS_URL'
    : 'not installed; REDIS_URL is used';
  return [
    {
      what: 'redis-server',
      state: redis ? 'ok' : isNeeded ? 'failed' : 'skipped',
      detail: redis ? `${redis.version} in ${redis.file}` : missing,
    },
    findOptional('Chromium', ['chromium', 'chromium-browser', 'google-chrome'], config.searchPath),
    findOptional('Dovecot', ['dovecot'], config.searchPath),
  ];
}

function findOptional(what: string, names: readonly string[], searchPath: string): Finding {
  for (const dir of [...searchPath.split(path.delimiter), '/usr/sbin']) {
    for (const name of names) {
      const file = path.join(dir, name);
      if (existsSync(file)) return { what, state: 'ok', detail: file };
    }
  }
  return { what, state: 'skipped', detail: 'not installed; only tests need it' };
}

/** Where data lies, whether it can be written and how much room is left. */
export function checkDataFolder(config: Config): Finding[] {
  const dir = locateDataFolder(config.dataDir);
  let nearest = dir;
  while (!existsSync(nearest)) nearest = path.dirname(nearest);
  const { bavail, bsize } = statfsSync(nearest);
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
  let isWritable = true;
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    isWritable = false;
  }
  const kind = existsSync(dir) ? dir : `${dir} (made at the first start)`;
  return [
    {
      what: 'data folder',
      state: isWritable ? 'ok' : 'failed',
      detail: isWritable ? kind : `${dir} cannot be written by this user: set HUB_DATA`,
    },
    {
      what: 'free disk',
      state: freeMegabytes < LOW_DISK_MB ? 'failed' : 'ok',
      detail: `${freeMegabytes} MB${freeMegabytes < LOW_DISK_MB ? `, less than ${LOW_DISK_MB}: free some space` : ''}`,
    },
  ];
}

/** How many files wait to be removed because no row of the database names them. */
export async function checkStoredFiles(config: Config): Promise<Finding> {
  const dir = config.filesDir ?? path.join(locateDataFolder(config.dataDir), 'files');
  const aside = await createDiskStore(dir).listAside();
  const detail =
    aside.length === 0 ? dir : `${dir}; ${aside.length} that no row names, removed a week after they were found`;
  return { what: 'stored files', state: 'ok', detail };
}

/** Whether the hub can listen, or listens already. */
export async function checkPort(config: Config): Promise<Finding> {
  const holder = readLockHolder(locateDataFolder(config.dataDir));
  if (holder) return { what: 'hub', state: 'ok', detail: `runs, pid ${holder.pid}, ${holder.publicUrl}` };
  return find('port', async () => {
    await assertPortFree(config.port, config.host);
    return `${config.port} is free`;
  });
}
