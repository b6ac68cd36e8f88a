import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../src/roles/role.ts';
import { startHubProcess } from '../chaos/hub-process.ts';
import type { Victim } from '../chaos/victim.ts';
import { hostileShapes } from '../support/hostile/hostile-mails.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox } from '../support/mailbox.ts';
import { startDovecot, type Dovecot } from '../support/mail/dovecot.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';

// Other tests run beside this one; alone, each mail takes under 3.4 s, the health page 80 ms (p99), the worker 476 MiB.
const mailMs = 20_000;
const healthMs = 1000;
const memoryMebibytes = 768;

let setUp: TestHub;
let web: Victim;
let worker: Victim;
let poller: Victim;
let dovecot: Dovecot;
let sink: SmtpSink;
let url: string;
let folder: string;

// The hub under test runs in processes of its own; this one only sets it up and looks into its database.
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-hostile-'));
  [setUp, dovecot, sink] = await Promise.all([
    startTestHub({ overrides: { roles: ['web'] } }),
    startDovecot(),
    startSmtpSink(),
  ]);
  const port = await pickFreePort();
  url = `http://127.0.0.1:${port}`;
  await openMailbox(setUp, { smtp: sink, imap: dovecot, listens: false });
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    HUB_PUBLIC_URL: url,
    HUB_DATA: folder,
    HUB_SECRET: 'a secret of tests alone, long enough to pass',
    HUB_DEMO: 'off',
    DATABASE_URL: setUp.databaseUrl,
    REDIS_URL: setUp.redisUrl,
    LOG_LEVEL: 'warn',
  };
  const start = (name: string, roles: readonly Role[]) => startHubProcess({ name, roles, env, logDir: folder });
  [web, worker, poller] = [start('web', ['web']), start('worker', ['worker']), start('poller', ['poller', 'clock'])];
  await vi.waitFor(() => fetch(`${url}/healthz`), { timeout: 60_000 });
}, 90_000);
afterAll(async () => {
  for (const hub of [web, worker, poller]) await hub[Symbol.asyncDispose]();
  await setUp[Symbol.asyncDispose]();
  await Promise.all([dovecot[Symbol.asyncDispose](), sink[Symbol.asyncDispose]()]);
  await rm(folder, { recursive: true, force: true });
});

/** The most memory that a process has had in its life, in MiB. */
async function peakMebibytes(process: Victim): Promise<number> {
  const [pid] = process.pids();
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? Number.NaN) / 1024);
}

/** Calls the health page again and again until it is disposed; how long each call took, in ms. */
function callHealth(): AsyncDisposable & { readonly taken: readonly number[] } {
  const taken: number[] = [];
  const stop = new AbortController();
  const calling = (async () => {
    while (!stop.signal.aborted) {
      const begun = performance.now();
      const response = await fetch(`${url}/healthz`);
      await response.arrayBuffer();
      taken.push(performance.now() - begun);
      await pause(15, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    taken,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await calling;
    },
  };
}

type End = { readonly state: string; readonly reason: string | null; readonly bytes: number };

function endOf(mark: string): Promise<End> {
  const statement = {
    name: 'test-end',
    text: `SELECT "state", "reason", length("raw") AS "bytes" FROM "receipt"
      WHERE position($1::bytea IN substring("raw" FROM 1 FOR 400)) > 0`,
  };
  return vi.waitFor(
    async () => {
      const [row] = await setUp.context.database.query<End>(statement, [Buffer.from(mark)]);
      if (!row || row.state === 'waiting') throw new Error('not ended');
      return row;
    },
    { timeout: mailMs * 3, interval: 25 },
  );
}

describe('mails made to stop the hub', () => {
  it('are each taken through or set aside in seconds, while everybody else is served', async () => {
    const slow: string[] = [];
    await using health = callHealth();
    for (const [name, make] of hostileShapes) {
      const mark = randomUUID();
      const raw = make(mark);
      const begun = performance.now();
      await dovecot.deliver(raw);
      const end = await endOf(mark);
      const ms = performance.now() - begun;
      if (ms > mailMs) slow.push(`${name}: ${Math.round(ms)} ms`);
      expect([name, ['done', 'quarantined', 'ignored'].includes(end.state), end.bytes]).toEqual([
        name,
        true,
        raw.length,
      ]);
      expect([name, end.reason]).not.toEqual([name, 'failed']);
    }
    await health[Symbol.asyncDispose]();
    const taken = health.taken.toSorted((left, right) => left - right);

    expect(slow).toEqual([]);
    expect(taken.length).toBeGreaterThan(100);
    expect(taken[Math.floor(taken.length * 0.99)]).toBeLessThan(healthMs);
    for (const hub of [worker, poller, web]) {
      expect([hub.name, (await peakMebibytes(hub)) < memoryMebibytes]).toEqual([hub.name, true]);
      expect(hub.crashes()).toBe(0);
    }
  }, 240_000);
});
