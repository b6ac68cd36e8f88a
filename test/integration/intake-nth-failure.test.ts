import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageKey } from '../../adapters/email/message-key.ts';
import { decide } from '../../src/domain/routing/decide.ts';
import { createAskName } from '../../src/features/intake/ask-name.ts';
import { createIntakeService, type IntakeService } from '../../src/features/intake/intake-service.ts';
import { keepFiles } from '../../src/features/intake/keep-files.ts';
import { createReceiptStore } from '../../src/features/intake/receipt-store.ts';
import { createUnderstand } from '../../src/features/intake/understand.ts';
import { builtinKnowledge } from '../../src/features/routing/builtin-knowledge.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { fetchMedia } from '../../src/platform/media-guard.ts';
import { examineFile } from '../../src/platform/pictures.ts';
import { deriveKey } from '../../src/platform/secrets.ts';
import type { Database, Sql } from '../../src/platform/sql.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { createTestLog, expectWarning } from '../support/log.ts';
import { hubAddress, rawMail } from '../support/mailbox.ts';
import { webReport } from '../support/people.ts';

/** `before`: the call is not made. `after`: it is made, and its answer is lost, as when a connection breaks. */
const modes = ['before', 'after'] as const;
type Mode = (typeof modes)[number];

/** Lets calls through and counts them; the one with the number given fails. */
class Gate {
  readonly #failing: number;
  readonly #mode: Mode;
  #count = 0;

  constructor(failing: number, mode: Mode) {
    this.#failing = failing;
    this.#mode = mode;
  }

  get hasFailed(): boolean {
    return this.#count >= this.#failing;
  }

  async pass<Result>(call: () => Promise<Result>): Promise<Result> {
    this.#count += 1;
    const isMine = this.#count === this.#failing;
    if (isMine && this.#mode === 'before') throw new Error('the call failed');
    const result = await call();
    if (isMine) throw Object.assign(new Error('the answer was lost'), { code: 'ECONNRESET' });
    return result;
  }
}

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: [] } });
  await hub.context.accounts.save({
    id: 'mail',
    kind: 'email',
    name: 'Hộp thư phản ánh',
    settings: { address: hubAddress, smtpHost: '127.0.0.1', smtpPort: 2525, tls: false },
  });
});
afterAll(() => hub[Symbol.asyncDispose]());

function guardSql(sql: Sql, gate: Gate): Sql {
  return { query: (statement, values) => gate.pass(() => sql.query(statement, values)) };
}

/** Beginning, every statement and the commit are calls of their own. */
function guardDatabase(database: Database, gate: Gate): Database {
  return {
    ...database,
    ...guardSql(database, gate),
    transaction: (work) =>
      gate.pass(() =>
        database.transaction(async (tx) => {
          const result = await work(guardSql(tx, gate));
          await gate.pass(() => Promise.resolve());
          return result;
        }),
      ),
  };
}

type Keep = Parameters<typeof createUnderstand>[0]['keep'];

/** The intake of a hub, with every call that leaves it going through the gate. */
function intakeBehind(gate: Gate, keep?: Keep): IntakeService {
  const { context } = hub;
  const database = guardDatabase(context.database, gate);
  const knowledge = builtinKnowledge();
  const newId = () => uuidv7(Date.now());
  const accounts = {
    ...context.accounts,
    find: (id: string) => gate.pass(() => context.accounts.find(id)),
    lineFor: (...wanted: Parameters<typeof context.accounts.lineFor>) =>
      gate.pass(() => context.accounts.lineFor(...wanted)),
  };
  return createIntakeService({
    database,
    receipts: createReceiptStore(database),
    accounts,
    calls: context.calls,
    tickets: context.tickets,
    reference: () => gate.pass(context.reference.current),
    routing: () =>
      Promise.resolve({
        decide: (reports) => Promise.resolve(reports.map(({ report }) => decide(report, knowledge))),
        isAutomatic: false,
        asksSender: false,
        at: new Date(),
      }),
    key: deriveKey('a secret of tests alone, long enough to pass', 'tickets').toString('hex'),
    newId,
    understand: createUnderstand({
      accounts,
      fetchMedia,
      askName: createAskName({ database, now: () => new Date() }),
      confirmReports: (_line, reports) => Promise.resolve(reports),
      keep: (attachments) =>
        gate.pass(
          () =>
            keep?.(attachments) ?? keepFiles(attachments, { files: context.files, examine: examineFile, scan, newId }),
        ),
    }),
    nudge: () => undefined,
    committed: () => undefined,
    log: createTestLog(),
  });
}

const scan = () => Promise.resolve({ state: 'unscanned' as const });

const counted = [
  'ticket',
  'assignment',
  'clock',
  'message',
  'attachment',
  'event',
  'outbox',
  'identity',
  'contact',
  'delivery',
] as const;
type Counts = Readonly<Record<(typeof counted)[number] | 'receipt', number>>;

async function count(): Promise<Counts> {
  const columns = ['receipt', ...counted].map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  const [row] = await hub.context.database.query<Counts>({ name: 'test-counts', text: `SELECT ${columns.join(', ')}` });
  if (!row) throw new Error('nothing was counted');
  return row;
}

function grown(from: Counts, to: Counts): Record<string, number> {
  return Object.fromEntries(counted.map((table) => [table, to[table] - from[table]]));
}

/** Takes through whatever waits, also what waits for a later time; a time is kept in milliseconds, so now may be later. */
async function drain(intake: IntakeService): Promise<void> {
  await hub.context.database.query({
    name: 'test-skip',
    text: `UPDATE "receipt" SET "next_at" = now() - interval '1 second' WHERE "state" = 'waiting'`,
  });
  while ((await intake.processBatch(100)) > 0);
}

type Delivery = (intake: IntakeService) => Promise<unknown>;

/** A form as the front door gets it; the same each time it is delivered. */
function formDelivery(overrides: Readonly<Record<string, unknown>> = {}): Delivery {
  const body = Buffer.from(JSON.stringify(webReport(overrides)));
  const input = { body, headers: { 'content-type': 'application/json' }, query: {}, receivedAt: new Date() };
  return (intake) => intake.receive('web', 'web', input);
}

/** A mail as a reader hands it in, together with its new position. */
function mailDelivery(from: string, text: string): Delivery {
  const attachment = [
    '--b',
    'Content-Type: text/plain; name="so-do.txt"',
    'Content-Disposition: attachment; filename="so-do.txt"',
    '',
    'Sơ đồ',
    '--b--',
  ];
  const raw = rawMail(
    { From: from, 'Content-Type': 'multipart/mixed; boundary=b' },
    ['--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', text, ...attachment].join(
      '\n',
    ),
  );
  const body = Buffer.from(raw);
  const receipts = [{ kind: 'mail', externalId: messageKey(body), body, headers: {} }];
  return (intake) =>
    intake.doorFor('mail', () => new Date()).accept({ receipts, cursor: { name: 'imap', value: { lastUid: 1 } } });
}

const stories: readonly { readonly name: string; readonly prepare: () => Promise<Delivery> }[] = [
  { name: 'a form', prepare: () => Promise.resolve(formDelivery()) },
  {
    name: 'a mail with a file',
    prepare: () =>
      Promise.resolve(mailDelivery(`Lan <lan-${randomUUID()}@nguoidan.example>`, 'Đường Trần Phú ngập sâu.')),
  },
  {
    name: 'a mail that joins a ticket',
    async prepare() {
      const address = `hoa-${randomUUID()}@nguoidan.example`;
      const received = await hub.context.intake.receive('web', 'web', {
        body: Buffer.from(JSON.stringify(webReport({ email: address }))),
        headers: { 'content-type': 'application/json' },
        query: {},
        receivedAt: new Date(),
      });
      await drain(hub.context.intake);
      const code = received.ok ? received.reports[0]?.code : undefined;
      return mailDelivery(`Hoa <${address}>`, `Bổ sung cho phản ánh ${code}: nước đã ngập vào nhà.`);
    },
  },
];

describe.each(stories)('$name, when any one call of the intake fails', ({ prepare }) => {
  it.each(modes)(
    '%s it is made, leaves nothing half done, and the next try ends in exactly one message',
    async (mode) => {
      expectWarning(/a receipt could not be processed/);
      const whole = await (async () => {
        const intake = intakeBehind(new Gate(Infinity, mode));
        const deliver = await prepare();
        const start = await count();
        await deliver(intake);
        await drain(intake);
        return grown(start, await count());
      })();
      const nothing = Object.fromEntries(counted.map((table) => [table, 0]));
      expect(whole['message']).toBeGreaterThan(0);

      let calls = 0;
      for (let failing = 1; ; failing++) {
        const gate = new Gate(failing, mode);
        const intake = intakeBehind(gate);
        const deliver = await prepare();
        const start = await count();
        const isTaken = await deliver(intake).then(
          () => true,
          () => false,
        );
        await drain(intake).catch(() => undefined);
        if (!gate.hasFailed) break;
        calls += 1;

        const middle = await count();
        expect([failing, [nothing, whole]]).toEqual([failing, expect.arrayContaining([grown(start, middle)])]);
        // What was acknowledged is stored; what was not may be.
        expect([failing, middle.receipt - start.receipt]).toEqual([failing, isTaken ? 1 : expect.toBeOneOf([0, 1])]);

        await deliver(intake);
        await drain(intake);
        const end = await count();
        expect([failing, grown(start, end), end.receipt - start.receipt]).toEqual([failing, whole, 1]);
      }

      expect(calls).toBeGreaterThan(12);
      const states = await hub.context.database.query({
        name: 'test-states',
        text: `SELECT DISTINCT "state" FROM "receipt"`,
      });
      expect(states).toEqual([{ state: 'done' }]);
    },
  );
});

describe('a disk that is full for a long time', () => {
  it('uses up none of the tries of what waits: it becomes a ticket when there is room again', async () => {
    expectWarning(/a receipt could not be processed/);
    let isFull = true;
    const full: Keep = () =>
      isFull
        ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
        : Promise.resolve([]);
    const intake = intakeBehind(new Gate(Infinity, 'before'), full);
    const deliver = mailDelivery(`Lan <lan-${randomUUID()}@nguoidan.example>`, 'Đường Trần Phú ngập sâu.');
    const start = await count();
    await deliver(intake);

    for (let i = 0; i < 8; i++) await drain(intake);
    const middle = await count();
    isFull = false;
    await drain(intake);

    expect(middle.ticket - start.ticket).toBe(0);
    expect((await count()).ticket - start.ticket).toBe(1);
  });
});
