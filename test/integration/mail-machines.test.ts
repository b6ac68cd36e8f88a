import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { writeBounce } from '../../src/features/simulator/bounce-mail.ts';
import type { MailFields } from '../support/mailbox.ts';
import { eventually, postReport, webReport } from '../support/people.ts';
import { newSender, startMailHub, type MailHub } from '../support/mail/mail-hub.ts';

let mail: MailHub;

beforeAll(async () => {
  mail = await startMailHub();
});
afterAll(() => mail[Symbol.asyncDispose]());

describe('mail that a machine wrote', () => {
  it('opens nothing and is not answered when it belongs to nothing', async () => {
    const sender = newSender();
    const kinds: readonly MailFields[] = [
      { 'Auto-Submitted': 'auto-replied' },
      { Subject: 'Trả lời tự động: vắng mặt' },
      { 'Return-Path': '<>', Subject: 'Undelivered Mail Returned to Sender', From: 'MAILER-DAEMON@mx.example' },
      { Precedence: 'bulk', 'List-Id': '<tin.example>' },
    ];

    for (const fields of kinds) {
      const receipt = await mail.write({ From: sender, ...fields }, 'Tôi đi vắng.');
      expect(receipt).toMatchObject({ state: 'ignored', ticketId: null });
    }
    expect(mail.sink.mails.filter((one) => one.to.includes(sender))).toEqual([]);
  });

  it('is kept with its ticket when it answers us, and neither answered nor taken for the person', async () => {
    const { sender, replyTo, ticketId } = await mail.openByMail();
    const asked = await mail.operator.post(`/tickets/${ticketId}/ask`, { version: 1, text: 'Xin cho biết số nhà.' });
    expect(asked.status).toBe(200);
    await mail.mailTo(sender, /bổ sung/);
    const sent = mail.sink.mails.filter((one) => one.to.includes(sender)).length;

    const receipt = await mail.write(
      { From: sender, To: replyTo, 'Auto-Submitted': 'auto-replied' },
      'Tôi nghỉ phép.',
      {
        to: replyTo,
      },
    );

    expect(receipt).toMatchObject({ outcome: 'appended', ticketId });
    const ticket = await mail.ticketOf(ticketId);
    expect(ticket.state).toBe('waiting_sender');
    expect(ticket.thread.at(-1)).toMatchObject({ automatic: true });
    expect(ticket.events.at(-1)?.actor.kind).toBe('system');
    expect(mail.sink.mails.filter((one) => one.to.includes(sender))).toHaveLength(sent);
  });

  it('saying that our mail came back marks delivery and address, and is shown on the ticket', async () => {
    const { sender, ack, ticketId } = await mail.openByMail();

    await mail.relay(
      writeBounce({
        to: ack.from,
        recipient: sender,
        originalHeaders: `Message-ID: ${ack.parsed.messageId}`,
        at: new Date(),
      }),
      { from: '', to: ack.from },
    );

    const ticket = await eventually(async () => {
      const now = await mail.ticketOf(ticketId);
      expect(now.thread.at(-1)).toMatchObject({ direction: 'in', automatic: true });
      return now;
    });
    const returned = ticket.thread.find((one) => one.kind === 'ack');
    expect(returned?.delivery).toMatchObject({ state: 'failed' });
    expect(returned?.delivery?.detail).toContain('5.2.1');
    expect(ticket.events.map((event) => event.type)).toContain('message.failed');
    expect(ticket.sender?.identities).toEqual([{ kind: 'email', address: sender, state: 'bounced' }]);
    expect(ticket.state).toBe('new');

    const asked = await mail.operator.post(`/tickets/${ticketId}/ask`, {
      version: ticket.version,
      text: 'Xin số điện thoại.',
    });
    expect(asked.status).toBe(200);
    await eventually(async () => {
      const question = (await mail.ticketOf(ticketId)).thread.find((one) => one.kind === 'question');
      expect(question?.delivery?.state).toBe('suppressed');
    });
  });

  it('saying so about an address that we never wrote to changes nothing', async () => {
    const { sender } = await mail.openByMail();
    const { ticketId: other, replyTo } = await mail.openByMail();

    await mail.relay(
      writeBounce({ to: replyTo, recipient: sender, originalHeaders: 'Message-ID: <x@y.example>', at: new Date() }),
      {
        from: '',
        to: replyTo,
      },
    );

    await eventually(async () =>
      expect((await mail.ticketOf(other)).thread.at(-1)).toMatchObject({ direction: 'in', automatic: true }),
    );
    const [identity] = await mail.hub.context.database.query<{ state: string }>(
      { name: 'test-identity-state', text: `SELECT "state" FROM "identity" WHERE "address" = $1` },
      [sender],
    );
    expect(identity?.state).toBe('ok');
  });
});

describe('automatic receipts', () => {
  it('reach one address at most once an hour, however many forms name it', async () => {
    const victim = newSender();
    const before = mail.sink.mails.length;

    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        postReport(mail.hub.url, webReport({ email: i % 2 ? victim : victim.toUpperCase() })),
      ),
    );

    expect(new Set(answers.map((answer) => submitted.parse(answer.body).code)).size).toBe(60);
    for (const answer of answers) {
      const { code } = submitted.parse(answer.body);
      await eventually(async () => expect((await mail.operator.get(`/tickets/${code}`)).status).toBe(200));
    }
    await mail.mailTo(victim);
    await mail.openByMail();
    expect(mail.sink.mails.slice(before).filter((one) => one.to.includes(victim))).toHaveLength(1);
  });
});
