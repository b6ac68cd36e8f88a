import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readOrCreateSecret } from '../../config/secret-file.ts';
import { StartFailure } from '../../config/start-failure.ts';
import type { Log } from '../log.ts';
import { pickPort, readPorts, rememberPort } from './ports.ts';
import type { EmbeddedServer } from './postgres.ts';
import { endOrphan } from './process-identity.ts';
import { explainServerOutput } from './server-failure.ts';
import type { ServiceUser } from './service-user.ts';
import { startSupervised, type Supervised } from './supervised.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 3_500;

interface RedisOptions {
  /** A folder held by `lockDataFolder`. */
  readonly dataDir: string;
  readonly user: ServiceUser | undefined;
  readonly searchPath: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** The program of a Redis server and its version, or undefined when none is installed. */
export function findRedisProgram(searchPath: string): { file: string; version: string } | undefined {
  for (const dir of searchPath.split(path.delimiter)) {
    for (const name of PROGRAMS) {
      const file = path.join(dir, name);
      if (!path.isAbsolute(dir) || !existsSync(file)) continue;
      const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
      const version = /v=([\d.]+)/.exec(stdout ?? '')?.[1];
      if (version !== undefined) return { file, version };
    }
  }
  return undefined;
}

/** Starts Redis (or Valkey) on `<dataDir>/redis` with its append-only file, so that queued jobs outlive a restart. */
export async function startEmbeddedRedis(options: RedisOptions): Promise<EmbeddedServer> {
  const program = findRedisProgram(options.searchPath);
  if (!program)
    throw new StartFailure(
      'redis-server is missing: install it (Debian, Ubuntu: apt-get install redis-server; Fedora: dnf install valkey; Alpine: apk add redis; macOS: brew install redis), or set REDIS_URL.',
    );
  const dir = path.join(options.dataDir, 'redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (options.user) chownSync(dir, options.user.uid, options.user.gid);
  await endOrphanRedis(options.dataDir);

  const { server, port } = await launch(options, program.file, dir);
  return {
    url: embeddedRedisUrl(options.dataDir, port),
    async stop() {
      if (await server.stop(STOP_TIMEOUT_MS)) return;
      options.log.warn('Redis takes long to stop');
      await endOrphanRedis(options.dataDir, ['SIGKILL']);
    },
  };
}

/** Where the server of a data folder listens, or listened last. */
export function embeddedRedisUrl(dataDir: string, port = readPorts(dataDir)['redis']): string {
  if (port === undefined) throw new StartFailure(`No Redis in ${dataDir} yet: run npm start once.`);
  return `redis://:${readOrCreateSecret(dataDir, 'redis')}@127.0.0.1:${port}/0`;
}

/** Two servers on one append-only file would ruin it: one that outlived a killed hub is ended first. It shows its port in its process title. */
async function endOrphanRedis(dataDir: string, signals: NodeJS.Signals[] = ['SIGTERM', 'SIGKILL']): Promise<void> {
  const pidFile = path.join(dataDir, 'redis', 'redis.pid');
  const port = readPorts(dataDir)['redis'];
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0;
  const isOurs = (command: string) => /(redis|valkey)-server/.test(command) && command.includes(`:${port}`);
  if (pid > 0) await endOrphan({ pid, isOurs, signals, patienceMs: 5_000 });
  rmSync(pidFile, { force: true });
}

async function launch(
  options: RedisOptions,
  program: string,
  dir: string,
): Promise<{ server: Supervised; port: number }> {
  const logFile = path.join(options.dataDir, 'redis.log');
  const password = readOrCreateSecret(options.dataDir, 'redis');
  for (let attempt = 0; ; attempt += 1) {
    const port = await pickPort(options.dataDir, 'redis');
    // Remembered before the start: the port is how an orphan is recognised.
    rememberPort(options.dataDir, 'redis', port);
    const configFile = writeSettings(dir, { port, password, user: options.user });
    const server = startSupervised({
      command: program,
      args: [configFile],
      cwd: dir,
      user: options.user,
      logFile,
      stopSignal: 'TERM',
      searchPath: options.searchPath,
    });
    if (await waitUntilReady(server, port, password)) return { server, port };
    const output = server.readOutput();
    if (!/Address already in use/i.test(output) || attempt >= 20) throw explainServerOutput('Redis', output, logFile);
  }
}

/** The password goes into a file: arguments can be read by every user of the machine. */
function writeSettings(dir: string, to: { port: number; password: string; user: ServiceUser | undefined }): string {
  const file = path.join(dir, 'redis.conf');
  const settings = [
    'bind 127.0.0.1',
    `port ${to.port}`,
    `requirepass ${to.password}`,
    `dir "${dir.replaceAll(/["\\]/g, '\\$&')}"`,
    'pidfile redis.pid',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    // BullMQ needs every key to stay.
    'maxmemory-policy noeviction',
  ];
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  if (to.user) chownSync(file, to.user.uid, to.user.gid);
  return file;
}

async function waitUntilReady(server: Supervised, port: number, password: string): Promise<boolean> {
  const until = performance.now() + READY_TIMEOUT_MS;
  while (!server.hasEnded()) {
    if ((await ask(port, `AUTH ${password}\r\nPING\r\n`)).includes('+PONG')) return true;
    if (performance.now() > until) {
      await server.stop(STOP_TIMEOUT_MS);
      throw new StartFailure('Redis did not become ready in 2 minutes: see redis.log in the data folder.');
    }
    await delay(15);
  }
  return false;
}

/** Sends inline commands and resolves to the answers; empty when nobody listens. */
function ask(port: number, commands: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    const finish = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => socket.end(commands));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    for (const event of ['end', 'error', 'timeout']) socket.on(event, finish);
  });
}
