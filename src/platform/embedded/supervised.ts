import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { ServiceUser } from './service-user.ts';

/**
 * Stands between hub and server. Its input is a pipe from the hub: when that closes, because the hub asks for a stop or
 * because the hub is gone, however it went, the server gets its stop signal. Signals of the terminal do not pass:
 * the hub finishes its work first.
 */
const WATCHDOG = `
trap '' INT HUP TERM QUIT
signal=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(read -r _ <&3; kill -s "$signal" "$server") 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill -s KILL "$watcher" 2>/dev/null
exit $code`;

const MAX_LOG_BYTES = 10_000_000;

interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly user: ServiceUser | undefined;
  readonly logFile: string;
  readonly stopSignal: 'INT' | 'TERM';
  readonly searchPath: string;
}

export interface Supervised {
  /** Settles with the exit code when the server has ended, for whatever reason. */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
  /** What it wrote to its log since it was started. */
  readOutput(): string;
  /** Asks the server to end and waits; resolves to false when it still runs after the time given. */
  stop(timeoutMs: number): Promise<boolean>;
}

/** Starts a server that ends when this process does. */
export function startSupervised(server: ServerCommand): Supervised {
  keepLogSmall(server.logFile);
  const log = openSync(server.logFile, 'a', 0o600);
  const logStart = statSync(server.logFile).size;
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'sh', server.stopSignal, server.command, ...server.args], {
    cwd: server.cwd,
    detached: true,
    stdio: ['pipe', log, log],
    // Nothing of the hub's own environment: it may hold secrets.
    env: { PATH: server.searchPath, LC_ALL: 'C', TZ: 'UTC' },
    ...server.user,
  });
  closeSync(log);
  watchdog.stdin?.on('error', () => undefined);
  let hasEnded = false;
  const ended = new Promise<number>((resolve) => {
    const settle = (code: number | null) => {
      hasEnded = true;
      watchdog.stdin?.destroy();
      resolve(code ?? 1);
    };
    watchdog.once('exit', settle);
    watchdog.once('error', () => settle(127));
  });
  return {
    ended,
    hasEnded: () => hasEnded,
    readOutput: () => readFileSync(server.logFile).subarray(logStart).toString('utf8'),
    async stop(timeoutMs) {
      watchdog.stdin?.end();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), timeoutMs);
      });
      const isEnded = await Promise.race([ended.then(() => true), late]);
      clearTimeout(timer);
      return isEnded;
    },
  };
}

function keepLogSmall(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
}
