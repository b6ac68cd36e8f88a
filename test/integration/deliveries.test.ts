import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type MessageView, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startSmtpSink, type Refusal, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { type StaffClient, eventually, postReport, signIn, webReport } from '../support/people.ts';
import { runSql } from '../support/servers.ts';

type Outbox = { state: string; attempts: number; waitSeconds: number; lastError: string | null };

let hub: TestHub;
let sink: SmtpSink;
let operator: StaffClient;
const refusals: { from: Refusal; recipient: Refusal; data: Refusal } = { from: null, recipient: null, data: null };

/** Without workers: the test drains intake and outbox itself. */
beforeAll(async () => {
  sink = await startSmtpSink({
    onMailFrom: () => refusals.from,
    onRecipient: () => refusals.recipient,
    onData: () => refusals.data,
  });
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  operator = await signIn(hub.url, 'operator');
  await useServer(sink.port);
});
beforeEach(async () => {
  await skipWaiting();
  Object.assign(refusals, { from: null, recipient: null, data: null });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

function useServer(port: number): Promise<void> {
  const settings = { address: 'phananh@1022.example', smtpHost: '127.0.0.1', smtpPort: port, tls: false };
  return hub.context.accounts.save({ id: 'mail', kind: 'email', name: 'Hộp thư phản ánh', settings });
}

async function drainIntake(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
}

async function drainOutbox(): Promise<void> {
  while ((await hub.context.replies.processBatch(10)) > 0);
}

/** A ticket whose receipt to the sender waits in the outbox. */
async function waitingReceipt(): Promise<{ ticketId: string; email: string }> {
  const email = `lan-${randomUUID()}@nguoidan.example`;
  const { code } = submitted.parse((await postReport(hub.url, webReport({ email }))).body);
  await drainIntake();
  const ticket = ticketDetail.parse((await operator.get(`/tickets/${code}`)).body);
  expect(ackOf(ticket)?.delivery?.state).toBe('queued');
  return { ticketId: ticket.id, email };
}

async function ticketOf(id: string): Promise<TicketDetail> {
  return ticketDetail.parse((await operator.get(`/tickets/${id}`)).body);
}

function ackOf(ticket: TicketDetail): MessageView | undefined {
  return ticket.thread.find((one) => one.kind === 'ack');
}

async function outboxOf(ticketId: string): Promise<Outbox> {
  const [row] = await hub.context.database.query<Outbox>(
    {
      name: 'test-outbox',
      text: `SELECT "outbox"."state", "outbox"."attempts", extract(epoch FROM "outbox"."next_at" - now())::float8 AS "waitSeconds", "outbox"."last_error" AS "lastError"
        FROM "outbox" JOIN "message" ON "message"."id"::text = "outbox"."payload"->>'messageId' WHERE "message"."ticket_id" = $1`,
    },
    [ticketId],
  );
  if (!row) throw new Error('no outbox row');
  return row;
}

/** Time goes by: what waited is due, and accounts that rested work again. */
async function skipWaiting(): Promise<void> {
  await hub.context.database.query(
    {
      name: 'test-due',
      text: `WITH "rested" AS (UPDATE "channel_account" SET "rests_until" = NULL, "failures" = 0) UPDATE "outbox" SET "next_at" = now() - interval '1 second' WHERE "state" = 'waiting'`,
    },
    [],
  );
  hub.context.accounts.forget();
}

function mailsTo(email: string): number {
  return sink.mails.filter((mail) => mail.to.includes(email)).length;
}

describe('a mail server that says "later"', () => {
  it.each(['recipient', 'data'] as const)(
    '(450 at %s) is asked again later, and the mail then arrives once',
    async (step) => {
      const { ticketId, email } = await waitingReceipt();
      refusals[step] = 450;

      await drainOutbox();

      const waiting = await outboxOf(ticketId);
      expect(waiting).toMatchObject({ state: 'waiting', attempts: 1 });
      expect(waiting.waitSeconds).toBeGreaterThan(60);
      expect(ackOf(await ticketOf(ticketId))?.delivery).toMatchObject({ state: 'queued' });
      refusals[step] = null;
      await skipWaiting();
      await drainOutbox();
      expect(ackOf(await ticketOf(ticketId))?.delivery?.state).toBe('sent');
      expect(mailsTo(email)).toBe(1);
      expect((await outboxOf(ticketId)).state).toBe('done');
    },
  );

  it('that is not there at all is tried with growing pauses, then given up and shown', async () => {
    const { ticketId } = await waitingReceipt();
    await useServer(await pickFreePort());
    const pauses: number[] = [];

    for (let attempt = 1; attempt <= 8; attempt++) {
      await drainOutbox();
      const row = await outboxOf(ticketId);
      if (row.state === 'waiting') pauses.push(row.waitSeconds);
      await skipWaiting();
    }
    await useServer(sink.port);

    expect(pauses).toHaveLength(7);
    expect(pauses.at(-1)).toBeGreaterThan((pauses[0] ?? 0) * 20);
    expect(await outboxOf(ticketId)).toMatchObject({ state: 'dead', attempts: 8 });
    const ticket = await ticketOf(ticketId);
    expect(ackOf(ticket)?.delivery?.state).toBe('failed');
    expect(ticket.events.filter((event) => event.type === 'message.failed')).toHaveLength(1);
  });
});

describe('messages that go out together and fail together', () => {
  it('are one bad moment: the account rests briefly, and all of them arrive once', async () => {
    const waiting = [];
    for (let i = 0; i < 10; i++) waiting.push(await waitingReceipt());
    await useServer(await pickFreePort());

    await drainOutbox();

    const [account] = await hub.context.database.query<{ seconds: number }>({
      name: 'test-rest',
      text: `SELECT extract(epoch FROM "rests_until" - now())::float8 AS "seconds" FROM "channel_account" WHERE "id" = 'mail'`,
    });
    expect(account?.seconds).toBeGreaterThan(0);
    expect(account?.seconds).toBeLessThan(35);
    await useServer(sink.port);
    await skipWaiting();
    await drainOutbox();
    for (const { email } of waiting) expect(mailsTo(email)).toBe(1);
  });
});

describe('a mail server that says "never"', () => {
  it.each(['recipient', 'data'] as const)('(550 at %s) is not asked again, and the ticket shows why', async (step) => {
    const { ticketId, email } = await waitingReceipt();
    refusals[step] = 550;

    await drainOutbox();
    refusals[step] = null;
    await skipWaiting();
    await drainOutbox();

    const ticket = await ticketOf(ticketId);
    expect(ackOf(ticket)?.delivery).toMatchObject({ state: 'failed' });
    expect(ackOf(ticket)?.delivery?.detail).toContain('refused by the test');
    expect(ticket.events.map((event) => event.type)).toContain('message.failed');
    expect(await outboxOf(ticketId)).toMatchObject({ state: 'dead' });
    expect(mailsTo(email)).toBe(0);
  });

  it('to the ticket address as sender is asked with the plain address', async () => {
    const { ticketId, email } = await waitingReceipt();
    refusals.from = 550;

    await drainOutbox();

    expect(mailsTo(email)).toBe(0);
    expect(ackOf(await ticketOf(ticketId))?.delivery?.state).toBe('queued');
  });
});

describe('when nobody knows whether the mail was taken', () => {
  it('because the connection broke after its last byte, that is shown and nothing is sent again', async () => {
    const { ticketId, email } = await waitingReceipt();
    refusals.data = 'drop';

    // A connection that is being closed as the mail is given to it takes nothing: the mail is tried again.
    await eventually(async () => {
      await skipWaiting();
      await drainOutbox();
      expect(ackOf(await ticketOf(ticketId))?.delivery?.state).not.toBe('queued');
    });
    refusals.data = null;
    await skipWaiting();
    await drainOutbox();

    const ticket = await ticketOf(ticketId);
    expect(ackOf(ticket)?.delivery?.state).toBe('unknown');
    expect(ticket.events.map((event) => event.type)).toContain('message.failed');
    expect(await outboxOf(ticketId)).toMatchObject({ state: 'dead' });
    expect(mailsTo(email)).toBe(0);
  });

  it('because the hub died between sending and writing that down, likewise', async () => {
    expectWarning(/a message could not be sent yet/);
    const { ticketId, email } = await waitingReceipt();
    await runSql(
      hub.databaseUrl,
      `CREATE FUNCTION test_crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW."state" = 'sent' THEN RAISE EXCEPTION 'died'; END IF; RETURN NEW; END $$`,
      `CREATE TRIGGER test_crash BEFORE INSERT OR UPDATE ON "delivery" FOR EACH ROW EXECUTE FUNCTION test_crash()`,
    );
    await drainOutbox();
    await runSql(hub.databaseUrl, 'DROP FUNCTION test_crash CASCADE');
    expect(mailsTo(email)).toBe(1);

    await skipWaiting();
    await drainOutbox();

    expect(ackOf(await ticketOf(ticketId))?.delivery?.state).toBe('unknown');
    expect(mailsTo(email)).toBe(1);
  });
});

describe('many senders of the outbox', () => {
  it('send each message once', async () => {
    const waiting = [];
    for (let i = 0; i < 12; i++) waiting.push(await waitingReceipt());

    await Promise.all(Array.from({ length: 4 }, drainOutbox));

    for (const { email, ticketId } of waiting) {
      expect(mailsTo(email)).toBe(1);
      expect(ackOf(await ticketOf(ticketId))?.delivery?.state).toBe('sent');
    }
  });

  it('never write a line of the sender into the head of a mail', async () => {
    const email = `lan-${randomUUID()}@nguoidan.example`;
    const hostile = 'Lan\r\nBcc: tat-ca@nguoidan.example\u2028X-Evil: 1 =?utf-8?Q?=0D=0ABcc:_x@y.vn?=';
    await postReport(hub.url, webReport({ email, name: hostile, subject: hostile }));
    await drainIntake();

    await drainOutbox();

    const mail = sink.mails.find((one) => one.to.includes(email));
    expect(mail?.to).toEqual([email]);
    const head = mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? '';
    expect(head).not.toMatch(/^(bcc|x-evil)/im);
  });
});
