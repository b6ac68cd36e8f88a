import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedServer } from '../../src/platform/embedded/postgres.ts';
import { familyOf, killAll } from './processes.ts';
import type { Victim } from './victim.ts';

type DataServerOptions = {
  readonly name: string;
  /** Starts it on its folder, at the place where it was before. */
  readonly start: () => Promise<EmbeddedServer>;
  /** Holds the number of its first process in its first line. */
  readonly pidFile: string;
};

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** PostgreSQL or Redis as the hub runs them for itself, with the same durable settings. */
export async function startDataServer({
  name,
  start,
  pidFile,
}: DataServerOptions): Promise<Victim & { readonly url: string }> {
  let server = await start();
  const { url } = server;
  let reviving: Promise<void> | null = null;
  const pids = () => {
    const pid = readPid(pidFile);
    return pid === null || reviving ? [] : familyOf(pid);
  };

  async function revive(downMs: number): Promise<void> {
    await delay(downMs);
    server = await start();
    if (server.url !== url) throw new Error(`${name} came back at another place`);
  }

  return {
    name,
    url,
    pids,
    crashes: () => 0,
    startsMs: () => [],
    async kill(downMs) {
      killAll(pids());
      reviving = revive(downMs).finally(() => {
        reviving = null;
      });
      await reviving;
    },
    async [Symbol.asyncDispose]() {
      await reviving?.catch(() => undefined);
      await server.stop();
    },
  };
}
