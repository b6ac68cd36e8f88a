import type { Running } from '../channels/door.ts';
import type { Context } from '../context.ts';
import type { ChannelLine } from '../features/channels/account-service.ts';
import { startLoop } from '../jobs/loop.ts';

/** How soon a new, changed or paused account is noticed, and another process takes over from one that died. */
const lookMs = 5000;
/** How often tokens and subscriptions are looked after. */
const upkeepMs = 10 * 60_000;
const leaderLock = 1_022_101;

const tryLock = { name: 'poller-try-lock', text: 'SELECT pg_try_advisory_lock($1) AS "locked"' };

/** Reads mailboxes and listens for mail: one process in all, the leader, holds the lock on a connection of its own. */
export function startPoller(context: Context): AsyncDisposable {
  const { accounts, database, intake, log, now } = context;
  const running = new Map<string, { readonly reader: Running; readonly signature: string }>();
  let leadership: Awaited<ReturnType<typeof database.reserve>> | null = null;

  async function lead(): Promise<boolean> {
    if (leadership) {
      try {
        await leadership.query(tryLock, [leaderLock]);
        return true;
      } catch {
        leadership.release();
        leadership = null;
      }
    }
    const connection = await database.reserve();
    const [row] = await connection.query<{ locked: boolean }>(tryLock, [leaderLock]);
    if (!row?.locked) {
      connection.release();
      return false;
    }
    leadership = connection;
    void upkeep.poke();
    return true;
  }

  async function stop(id: string): Promise<void> {
    const one = running.get(id);
    running.delete(id);
    await one?.reader[Symbol.asyncDispose]();
  }

  async function start(line: ChannelLine, signature: string): Promise<void> {
    if (!line.adapter.listen) return;
    try {
      running.set(line.id, { reader: await line.adapter.listen(line, intake.doorFor(line.id, now)), signature });
    } catch (error) {
      log.warn({ err: error, account: line.id }, 'a channel could not be opened and will be tried again');
      await accounts.reportError(line.id, error instanceof Error ? error.message : String(error));
    }
  }

  const loop = startLoop({
    name: 'poller',
    everyMs: lookMs,
    log,
    async work() {
      const wanted = (await lead()) ? (await accounts.list()).filter((line) => line.active && line.adapter.listen) : [];
      const dropped = Array.from(running.keys()).filter((id) => !wanted.some((line) => line.id === id));
      for (const id of dropped) await stop(id);
      for (const line of wanted) {
        const signature = JSON.stringify(line.settings);
        const one = running.get(line.id);
        if (one?.signature === signature) continue;
        await stop(line.id);
        await start(line, signature);
      }
      return false;
    },
  });
  const upkeep = startLoop({
    name: 'upkeep',
    everyMs: upkeepMs,
    log,
    async work() {
      if (leadership) await context.channels.maintain();
      return false;
    },
  });
  return {
    async [Symbol.asyncDispose]() {
      await upkeep[Symbol.asyncDispose]();
      await loop[Symbol.asyncDispose]();
      await Promise.all([...running.keys()].map(stop));
      leadership?.release();
    },
  };
}
