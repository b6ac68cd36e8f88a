import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { newSender } from '../support/mail/mail-hub.ts';
import { startSmtpSink } from '../support/mail/smtp-sink.ts';
import { openMailbox, rawMail } from '../support/mailbox.ts';
import { eventually, postReport, signIn, webReport } from '../support/people.ts';
import { runSql } from '../support/servers.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const photo = { name: 'ghi-chu.txt', type: 'text/plain', bytes: Buffer.from('Ngập từ 6 giờ sáng.') };

async function waitingIn(hub: TestHub): Promise<{ state: string; attempts: number }[]> {
  return hub.context.database.query({
    name: 'test-waiting',
    text: `SELECT "receipt"."state", "receipt"."attempts" FROM "receipt" ORDER BY "receipt"."id"`,
  });
}

describe('when the folder of files cannot be written', () => {
  it('reports are acknowledged, wait without being given up, and become tickets with their files afterwards', async () => {
    expectWarning(/a receipt could not be processed/);
    const scratch = mkdtempSync(path.join(tmpdir(), 'hub-files-'));
    const inTheWay = path.join(scratch, 'disk');
    writeFileSync(inTheWay, 'not a folder');
    try {
      await using hub = await startTestHub({ env: { HUB_FILES: path.join(inTheWay, 'files') } });
      const operator = await signIn(hub.url, 'operator');

      const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), [photo]);
      const { code } = submitted.parse(posted.body);
      await eventually(async () => {
        const [row] = await waitingIn(hub);
        expect(row).toEqual({ state: 'waiting', attempts: 0 });
      });
      unlinkSync(inTheWay);
      await runSql(hub.databaseUrl, `UPDATE "receipt" SET "next_at" = now()`);

      const ticket = await eventually(() => ticketOf(operator, code));
      expect(ticket.thread[0]?.attachments.map((one) => one.name)).toEqual([photo.name]);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});

describe('when names of hosts cannot be resolved', () => {
  it('mails are tickets all the same, and their receipts go out once they can', async () => {
    await using sink = await startSmtpSink();
    await using hub = await startTestHub();
    const [operator, sender] = [await signIn(hub.url, 'operator'), newSender()];
    // Names under .invalid resolve nowhere (RFC 6761).
    const relay = await openMailbox(hub, { smtp: { host: 'smtp.hub.invalid', port: 25 } });
    const lastDelivery = async () => {
      const [last] = await hub.context.prisma.delivery.findMany({ orderBy: { attempt: 'desc' }, take: 1 });
      return last;
    };

    await relay(rawMail({ From: sender }, 'Cống tắc trước cổng chợ từ hôm qua.'));
    await eventually(async () => expect((await lastDelivery())?.errorClass).toBe('retry'));
    const ticket = await hub.context.prisma.ticket.findFirstOrThrow({ where: { channel: 'email' } });
    await openMailbox(hub, { smtp: sink });
    await runSql(hub.databaseUrl, `UPDATE "outbox" SET "next_at" = now() WHERE "state" = 'waiting'`);

    const ack = await eventually(async () => {
      const found = sink.mails.find((one) => one.to.includes(sender));
      if (!found) throw new Error('no receipt yet');
      return found;
    });
    expect(ack.parsed.subject).toContain(ticket.code);
    expect((await ticketOf(operator, ticket.code)).thread.filter((one) => one.direction === 'in')).toHaveLength(1);
  });
});

describe('when the clock of the machine jumps', () => {
  it('by two hours ahead and back, every report is one ticket, acknowledged once, with its deadline ahead of it', async () => {
    let offsetMs = 0;
    await using hub = await startTestHub({ overrides: { now: () => new Date(Date.now() + offsetMs) } });
    const operator = await signIn(hub.url, 'operator');
    const codes: string[] = [];
    for (const hours of [0, 2, -2, 2, 0]) {
      offsetMs = hours * 3_600_000;
      const { code } = submitted.parse((await postReport(hub.url, webReport())).body);
      codes.push(code);
      const ticket = await eventually(() => ticketOf(operator, code));
      expect(ticket.thread.filter((one) => one.kind === 'ack')).toHaveLength(1);
      expect(Date.parse(ticket.promisedAt ?? '')).toBeGreaterThan(Date.parse(ticket.createdAt));
    }

    expect(new Set(codes).size).toBe(5);
    expect((await waitingIn(hub)).map((row) => row.state)).toEqual(Array(5).fill('done'));
  });
});

describe('when the database goes away for a while', () => {
  it('doors answer "try again", nothing is acknowledged that is not stored, and all is well afterwards', async () => {
    expectWarning(/./);
    await using hub = await startTestHub();
    const operator = await signIn(hub.url, 'operator');
    const name = new URL(hub.databaseUrl).pathname.slice(1);
    const report = webReport();
    const before = submitted.parse((await postReport(hub.url, webReport())).body);

    await runSql(
      inject('servers').databaseUrl,
      `ALTER DATABASE "${name}" CONNECTION LIMIT 0`,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    const refused = await eventually(async () => {
      const answer = await postReport(hub.url, report);
      expect(answer.status).toBe(503);
      return answer;
    });
    await runSql(inject('servers').databaseUrl, `ALTER DATABASE "${name}" CONNECTION LIMIT -1`);

    expect(JSON.stringify(refused.body)).not.toContain('code":"BN');
    const after = await eventually(async () => submitted.parse((await postReport(hub.url, report)).body));
    for (const { code } of [before, after]) await eventually(() => ticketOf(operator, code));
    expect(await waitingIn(hub)).toHaveLength(2);
  });
});
