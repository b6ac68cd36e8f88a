import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { readOrCreateSecret } from '../../config/secret-file.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { Log } from '../log.ts';
import { findNativePostgres, type NativePostgres } from './native.ts';
import { pickPort, readPorts, rememberPort } from './ports.ts';
import { endOrphan, inspectProcess } from './process-identity.ts';
import { assertFreeSpace, explainServerOutput } from './server-failure.ts';
import type { ServiceUser } from './service-user.ts';
import { startSupervised, type Supervised } from './supervised.ts';

const ADMIN = 'hub_admin';
const DATABASE = 'hub';
/** Recovery after a power cut may take minutes on a large database. */
const READY_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 3_500;

interface PostgresOptions {
  /** A folder held by `lockDataFolder`. */
  readonly dataDir: string;
  readonly user: ServiceUser | undefined;
  readonly searchPath: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

export interface EmbeddedServer {
  readonly url: string;
  /** Ends it within about four seconds. Nothing acknowledged is lost, whatever happens. */
  stop(): Promise<void>;
}

/** Starts PostgreSQL on `<dataDir>/pg`, made on first use. The URL is that of the owner of database `hub`, no superuser, so that row-level security holds. */
export async function startEmbeddedPostgres(options: PostgresOptions): Promise<EmbeddedServer> {
  const dir = path.join(options.dataDir, 'pg');
  const native = findNativePostgres(options.user);
  const isNew = !existsSync(path.join(dir, 'PG_VERSION'));
  assertFreeSpace(options.dataDir, isNew ? 300 : 100);
  if (isNew) createCluster(options, native, dir);
  assertMajor(dir, native.major);
  await endOrphanPostgres(dir);

  const { server, port } = await launch(options, native, dir);
  try {
    await provision(options.dataDir, port);
  } catch (error) {
    await server.stop(STOP_TIMEOUT_MS);
    throw error;
  }
  return {
    url: embeddedPostgresUrl(options.dataDir, port),
    async stop() {
      if (await server.stop(STOP_TIMEOUT_MS)) return;
      options.log.warn('PostgreSQL takes long to stop; its log is replayed at the next start');
      await endOrphanPostgres(dir, ['SIGQUIT', 'SIGKILL']);
    },
  };
}

/** Where the server of a data folder listens, or listened last; undefined when none was ever started. */
export function embeddedPostgresUrl(dataDir: string, port = readPorts(dataDir)['postgres']): string {
  if (port === undefined) throw new StartFailure(`No database in ${dataDir} yet: run npm start once.`);
  return `postgresql://${DATABASE}:${readOrCreateSecret(dataDir, 'postgres')}@127.0.0.1:${port}/${DATABASE}`;
}

/** Makes the cluster under another name and renames it, so that one cut short is never taken for a whole one. */
function createCluster({ dataDir, user, searchPath }: PostgresOptions, native: NativePostgres, dir: string): void {
  const draft = `${dir}.new`;
  rmSync(draft, { recursive: true, force: true });
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new StartFailure(`${dir} holds files but no database: move it away and start again.`);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = path.join(dataDir, 'pg.password');
  writeFileSync(passwordFile, readOrCreateSecret(dataDir, 'postgres'), { mode: 0o600 });
  if (user) for (const file of [draft, passwordFile]) chownSync(file, user.uid, user.gid);
  try {
    // The built-in C.UTF-8 is the same on every system, so that an index never breaks when a library is updated.
    const { status, stderr, error } = spawnSync(
      path.join(native.bin, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${ADMIN}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...user, cwd: draft, encoding: 'utf8', env: { PATH: searchPath, LC_ALL: 'C', TZ: 'UTC' } },
    );
    if (status !== 0) throw explainServerOutput('PostgreSQL', stderr || error?.message || '', dataDir);
    renameSync(draft, dir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function assertMajor(dir: string, major: number): void {
  const found = Number(readFileSync(path.join(dir, 'PG_VERSION'), 'utf8'));
  if (found === major) return;
  throw new StartFailure(
    found > major
      ? `The data in ${dir} was written by PostgreSQL ${found}, newer than the ${major} of this hub: update the hub, or set HUB_DATA to another folder.`
      : `The data in ${dir} was written by PostgreSQL ${found} and this hub brings ${major}: make a backup with the hub that wrote it and restore it here into another HUB_DATA.`,
  );
}

/** A postmaster that outlived a killed hub is stopped; a stale postmaster.pid is removed, even if its number now belongs to a stranger. */
async function endOrphanPostgres(
  dir: string,
  signals: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'],
): Promise<void> {
  const pidFile = path.join(dir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const isOurs = (command: string) => command.includes('postgres') && command.includes(dir);
  if (pid > 0) await endOrphan({ pid, isOurs, signals, patienceMs: 10_000 });
  const facts = pid > 0 ? inspectProcess(pid) : undefined;
  if (!facts || !isOurs(facts.command)) rmSync(pidFile, { force: true });
}

async function launch(
  options: PostgresOptions,
  native: NativePostgres,
  dir: string,
): Promise<{ server: Supervised; port: number }> {
  const logFile = path.join(options.dataDir, 'postgres.log');
  for (let attempt = 0; ; attempt += 1) {
    const port = await pickPort(options.dataDir, 'postgres');
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
      'shared_buffers=256MB',
      'max_wal_size=2GB',
      'random_page_cost=1.1',
    ];
    const server = startSupervised({
      command: path.join(native.bin, 'postgres'),
      args: ['-D', dir, ...settings.flatMap((setting) => ['-c', setting])],
      cwd: dir,
      user: options.user,
      logFile,
      stopSignal: 'INT',
      searchPath: options.searchPath,
    });
    if (await waitUntilReady(server, dir)) {
      rememberPort(options.dataDir, 'postgres', port);
      return { server, port };
    }
    const output = server.readOutput();
    // Between our look at the port and the server's, another program may take it; after a kill, workers of the old server may still be leaving.
    const isPassing = /Address already in use|pre-existing shared memory block/i.test(output);
    if (!isPassing || attempt >= 50) throw explainServerOutput('PostgreSQL', output, logFile);
    await delay(200);
  }
}

/** Resolves to false when the server ended instead. The last line of postmaster.pid is how PostgreSQL itself tells pg_ctl. */
async function waitUntilReady(server: Supervised, dir: string): Promise<boolean> {
  const until = performance.now() + READY_TIMEOUT_MS;
  while (!server.hasEnded()) {
    if (readStatus(dir) === 'ready') return true;
    if (performance.now() > until) {
      await server.stop(STOP_TIMEOUT_MS);
      throw new StartFailure(
        `PostgreSQL did not become ready in ${READY_TIMEOUT_MS / 60_000} minutes: see postgres.log beside ${dir}.`,
      );
    }
    await delay(15);
  }
  return false;
}

function readStatus(dir: string): string | undefined {
  try {
    return readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim();
  } catch {
    return undefined;
  }
}

/** Makes role and database when they are missing, also after a first start that was cut short. */
async function provision(dataDir: string, port: number): Promise<void> {
  const password = readOrCreateSecret(dataDir, 'postgres');
  const admin = new Client({ host: '127.0.0.1', port, user: ADMIN, password, database: 'postgres' });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE pg_roles.rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE pg_database.datname = $1) AS database`,
      [DATABASE],
    );
    if (!rows[0]?.role)
      await admin.query(`CREATE ROLE ${DATABASE} LOGIN CREATEDB PASSWORD ${admin.escapeLiteral(password)}`);
    if (!rows[0]?.database) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`);
  } finally {
    await admin.end();
  }
}
