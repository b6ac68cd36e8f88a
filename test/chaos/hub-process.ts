import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findCheckout } from '../../src/config/checkout.ts';
import type { Role } from '../../src/roles/role.ts';
import { killAll } from './processes.ts';
import type { Victim } from './victim.ts';

type HubProcessOptions = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly env: Readonly<Record<string, string>>;
  /** Where its log goes. */
  readonly logDir: string;
};

/** As a service manager does when a service ended by itself. */
const restartMs = 500;
const stopPatienceMs = 8000;

// The hub ends with the run, however the run ends; listening for it must not keep the hub from ending by itself.
const endWithParent = `data:text/javascript,${encodeURIComponent("process.once('disconnect', () => process.exit(1)); process.channel?.unref();")}`;

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** `hub start --role …` in a process of its own, started again whenever it ends. */
export function startHubProcess({ name, roles, env, logDir }: HubProcessOptions): Victim {
  let child: ChildProcess | null = null;
  let isOver = false;
  let wasKilled = false;
  let crashes = 0;
  const startsMs: number[] = [];
  let isReady = false;

  function start(): void {
    if (isOver) return;
    const log = openSync(path.join(logDir, `${name}.log`), 'a');
    isReady = false;
    wasKilled = false;
    const mine = fork(
      path.join(findCheckout(), 'dist', 'hub.mjs'),
      ['start', '--json', ...roles.flatMap((role) => ['--role', role])],
      {
        env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], NODE_ENV: 'production', ...env },
        execArgv: ['--import', endWithParent],
        stdio: ['ignore', 'pipe', log, 'ipc'],
      },
    );
    closeSync(log);
    child = mine;
    const begun = performance.now();
    mine.stdout?.once('data', () => {
      startsMs.push(performance.now() - begun);
      isReady = true;
    });
    mine.once('exit', () => {
      if (child !== mine || wasKilled || isOver) return;
      // Without its database a hub may refuse to start; one that ran may not end.
      if (isReady) crashes += 1;
      setTimeout(start, restartMs);
    });
  }

  start();
  return {
    name,
    pids: () => (child?.pid !== undefined && !hasEnded(child) ? [child.pid] : []),
    crashes: () => crashes,
    startsMs: () => startsMs,
    async kill(downMs) {
      wasKilled = true;
      const { pid } = child ?? {};
      if (child && pid !== undefined && !hasEnded(child)) {
        const exit = new Promise((resolve) => child?.once('exit', resolve));
        killAll([pid]);
        await exit;
      }
      await delay(downMs);
      start();
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      const last = child;
      if (!last || hasEnded(last)) return;
      const exit = new Promise((resolve) => last.once('exit', resolve));
      const timer = setTimeout(() => last.kill('SIGKILL'), stopPatienceMs);
      last.kill('SIGTERM');
      await exit;
      clearTimeout(timer);
    },
  };
}
