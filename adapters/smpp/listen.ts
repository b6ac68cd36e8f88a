import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { backoffMs, pause } from './backoff.ts';
import { readDelivered } from './delivered.ts';
import { createInbox, type Inbox } from './inbox.ts';
import type { SmppSettings } from './schema.ts';
import { openSession } from './session.ts';
import { shareSession } from './sessions.ts';

/** A session that held this long was a good one: the next failure is a new story. */
const goodMs = 30_000;

/** Keeps a transceiver bound to the centre for as long as the reader runs: binds, and binds again after every end. */
export async function listenSmpp(account: Account<SmppSettings>, door: IntakeDoor): Promise<Running> {
  const { settings, now } = account;
  const inbox = await createInbox(door, { settings, now });
  const stop = new AbortController();
  const work = keepBound({ settings, door, inbox, signal: stop.signal });
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await work;
      await inbox[Symbol.asyncDispose]();
    },
  };
}

async function keepBound({
  settings,
  door,
  inbox,
  signal,
}: {
  readonly settings: SmppSettings;
  readonly door: IntakeDoor;
  readonly inbox: Inbox;
  readonly signal: AbortSignal;
}): Promise<void> {
  let failures = 0;
  for (let count = 1; !signal.aborted; count += 1) {
    const startedAt = performance.now();
    try {
      const session = await openSession(settings, 'transceiver', (pdu, answer) => {
        inbox.take({ delivered: readDelivered(pdu), session: count, answer });
      });
      shareSession(settings, session);
      door.report(null);
      const end = await Promise.race([session.ended, aborted(signal)]);
      if (end === null) return await session.unbind();
      door.report(`SMPP: ${end}`);
    } catch (error) {
      door.report(`SMPP: ${error instanceof Error ? error.message : 'no connection'}`);
    }
    failures = performance.now() - startedAt > goodMs ? 1 : failures + 1;
    await pause(backoffMs(failures, Math.random()), signal);
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
