import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { findCheckout } from '../../src/config/checkout.ts';

/** A process of the bench that answers one message at a time. */
export type Child = AsyncDisposable & { readonly ask: (message: object) => Promise<unknown> };

export type ChildOptions = {
  /** Name of the entry under test/bench. */
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where a CPU profile of the process is written when it ends. */
  readonly profileDir: string | undefined;
};

const patienceMs = 10_000;
/** With what package.json starts the hub. */
const heap = ['--max-semi-space-size=32'];

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Starts an entry of the bench in a process of its own; it ends with this one, however this one ends. */
export function startChild({ name, env, profileDir }: ChildOptions): Child {
  const child = fork(path.join(findCheckout(), 'dist', 'bench', `${name}.mjs`), {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    execArgv:
      profileDir === undefined
        ? heap
        : [...heap, '--cpu-prof', `--cpu-prof-dir=${profileDir}`, `--cpu-prof-name=${name}.cpuprofile`],
    // The standard output is for the result alone.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`${name} ended before it answered`));
        child.once('exit', onExit);
        child.once('message', (answer) => {
          child.off('exit', onExit);
          resolve(answer);
        });
        if (ended(child)) return onExit();
        child.send(message, (error) => {
          if (error) reject(error);
        });
      }),
    async [Symbol.asyncDispose]() {
      if (ended(child)) return;
      const exit = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      if (child.connected) child.disconnect();
      await exit;
      clearTimeout(timer);
    },
  };
}

/** The child's side: answers each message, and calls `stop` when the bench is gone or has had enough. */
export function serveParent(answer: (message: unknown) => Promise<object>, stop: () => Promise<void>): void {
  process.on('message', (message) => {
    answer(message).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => {
    // Servers that went away with the bench would be waited for without end.
    setTimeout(() => process.exit(1), patienceMs / 2).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  // The terminal sends its interrupt to every process of the group; the bench is the one that decides.
  process.on('SIGINT', () => undefined);
}
