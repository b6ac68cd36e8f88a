import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { demoStaff } from '../../prisma/seed/demo-staff.ts';
import { writeBounce } from '../../src/features/simulator/bounce-mail.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox, rawMail, type MailFields, type Relay } from '../support/mailbox.ts';
import { startDovecot, type Dovecot } from '../support/mail/dovecot.ts';
import { startSmtpSink, type CaughtMail, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let sink: SmtpSink;
let dovecot: Dovecot;
let relay: Relay;
let operator: StaffClient;

beforeAll(async () => {
  [hub, sink, dovecot] = await Promise.all([startTestHub(), startSmtpSink(), startDovecot()]);
  relay = await openMailbox(hub, { smtp: sink, imap: dovecot });
  operator = await signIn(hub.url, 'operator');
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
  await dovecot[Symbol.asyncDispose]();
});

type Receipt = {
  state: string;
  outcome: string | null;
  reason: string | null;
  ticketId: string | null;
  messageId: string | null;
};

/** What became of every receipt whose raw mail holds these words; all of them have ended. */
function endOf(words: string, count = 1): Promise<Receipt[]> {
  return eventually(async () => {
    const rows = await hub.context.database.query<Receipt>(
      {
        name: 'test-receipts',
        text: `SELECT "state", "outcome", "reason", "ticket_id" AS "ticketId", "message_id" AS "messageId" FROM "receipt"
          WHERE position($1::bytea IN "raw") > 0 ORDER BY "id"`,
      },
      [Buffer.from(words)],
    );
    expect(rows).toHaveLength(count);
    expect(rows.every((row) => row.state !== 'waiting')).toBe(true);
    return rows;
  });
}

async function ticketOf(id: string | null | undefined): Promise<TicketDetail> {
  return ticketDetail.parse((await operator.get(`/tickets/${id}`)).body);
}

/** Sends one mail and tells what became of it. */
async function write(fields: MailFields, text: string, envelope?: Parameters<Relay>[1]): Promise<Receipt> {
  const mark = `dấu ${randomUUID()}`;
  await relay(rawMail(fields, `${text}\n${mark}`), envelope);
  const [receipt] = await endOf(mark);
  if (!receipt) throw new Error('no receipt');
  return receipt;
}

function newSender(): string {
  return `dan-${randomUUID()}@nguoidan.example`;
}

function mailTo(address: string, subject = /./): Promise<CaughtMail> {
  return eventually(() => {
    const found = sink.mails.find((mail) => mail.to.includes(address) && subject.test(mail.parsed.subject ?? ''));
    if (!found) throw new Error(`no mail to ${address}`);
    return Promise.resolve(found);
  });
}

/** A ticket opened by mail, with the receipt that its sender got. */
async function openByMail(text = 'Đường Trần Phú ngập, xe không vào được kho.') {
  const sender = newSender();
  const receipt = await write({ From: `Trần Văn Bình <${sender}>` }, text);
  const ack = await mailTo(sender);
  const replyTo = ack.parsed.replyTo?.value[0]?.address ?? '';
  await eventually(async () => {
    const sent = (await ticketOf(receipt.ticketId)).thread.find((one) => one.kind === 'ack');
    expect(sent?.delivery?.state).toBe('sent');
  });
  return { sender, ack, replyTo, ticketId: receipt.ticketId ?? '' };
}

/** Changes one sign of the signature. */
function forged(address: string): string {
  return address.replace(/(.)@/, (_, sign: string) => `${sign === '0' ? '1' : '0'}@`);
}

describe('a mail from a person', () => {
  it('opens a ticket from a real mailbox and is acknowledged by a marked mail without a word of its own', async () => {
    const sender = newSender();
    await dovecot.deliver(
      rawMail(
        {
          From: `=?utf-8?B?${Buffer.from('Lê Thị Mua-Ngay').toString('base64')}?= <${sender}>`,
          Subject: 'KHUYEN-MAI cuc soc',
        },
        'Xem ngay https://lua-dao.example và đường Trần Phú ngập.',
      ),
    );

    const [receipt] = await endOf('KHUYEN-MAI cuc soc');
    const ack = await mailTo(sender);

    expect(receipt).toMatchObject({ state: 'done', outcome: 'created' });
    const ticket = await ticketOf(receipt?.ticketId);
    expect(ticket.thread[0]).toMatchObject({ direction: 'in', kind: 'report', author: null, channel: 'email' });
    expect(ack.parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(ack.parsed.headers.get('x-auto-response-suppress')).toBe('All');
    expect(ack.parsed.subject).toContain(ticket.code);
    const withoutTo = ack.raw.replace(/^To:.*$/m, '');
    for (const word of ['KHUYEN-MAI', 'cuc soc', 'lua-dao', 'Mua-Ngay', 'Trần Phú']) {
      expect(withoutTo).not.toContain(word);
      expect(`${ack.parsed.subject} ${ack.parsed.text} ${String(ack.parsed.html)}`).not.toContain(word);
    }
  });

  it('is one ticket when it comes twice, by both doors at once', async () => {
    const sender = newSender();
    const raw = rawMail({ From: sender, Subject: 'Hai lần một thư' }, 'Cột điện nghiêng trước cổng công ty.');

    await Promise.all([dovecot.deliver(raw), relay(raw), relay(raw)]);

    const [receipt] = await endOf('Cột điện nghiêng trước cổng công ty.');
    await mailTo(sender);
    expect((await ticketOf(receipt?.ticketId)).thread.filter((one) => one.direction === 'in')).toHaveLength(1);
    expect(sink.mails.filter((mail) => mail.to.includes(sender))).toHaveLength(1);
  });

  it('in the name of a member of staff is still a report from outside', async () => {
    const officer = demoStaff.find((one) => one.role === 'officer');

    const receipt = await write({ From: `${officer?.name} <${officer?.email}>` }, 'Đã xử lý xong, đề nghị đóng hồ sơ.');

    const ticket = await ticketOf(receipt.ticketId);
    expect(ticket.thread[0]).toMatchObject({ direction: 'in', author: null, verified: false });
    expect(ticket.events[0]?.actor.kind).toBe('sender');
  });
});

describe('an answer to our mail', () => {
  it('joins its ticket by the token of the reply address', async () => {
    const { sender, replyTo, ticketId } = await openByMail();

    const receipt = await write({ From: sender, To: replyTo, Subject: 'Bổ sung' }, 'Ngập thêm ở ngã tư.', {
      to: replyTo,
    });

    expect(receipt).toMatchObject({ outcome: 'appended', reason: 'token', ticketId });
    const ticket = await ticketOf(ticketId);
    expect(ticket.thread.at(-1)).toMatchObject({ kind: 'supplement', direction: 'in' });
  });

  it('opens a ticket of its own when somebody else writes to the token', async () => {
    const { replyTo, ticketId } = await openByMail();
    const { sender: other } = await openByMail('Rác chất đống ở chợ.');

    const receipt = await write({ From: other, To: replyTo }, 'Tôi cũng bị ngập.', { to: replyTo });

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
    expect((await ticketOf(ticketId)).thread.filter((one) => one.direction === 'in')).toHaveLength(1);
  });

  it('is not brought to a ticket by a token with one changed sign', async () => {
    const { sender, replyTo, ticketId } = await openByMail();

    const receipt = await write({ From: sender, To: forged(replyTo) }, 'Bổ sung ảnh.', { to: forged(replyTo) });

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
  });

  it('joins by In-Reply-To alone from the same address only', async () => {
    const { sender, ack, ticketId } = await openByMail();
    const stranger = newSender();
    const reference = { 'In-Reply-To': ack.parsed.messageId ?? '' };

    const own = await write({ From: sender, ...reference }, 'Nước rút rồi nhưng còn bùn.');
    const foreign = await write({ From: stranger, ...reference }, 'Đóng hồ sơ này đi.');

    expect(own).toMatchObject({ outcome: 'appended', reason: 'reference', ticketId });
    expect(foreign.outcome).toBe('created');
    expect(foreign.ticketId).not.toBe(ticketId);
  });

  it('reaches a ticket that was opened on the web form, from the address typed there', async () => {
    const email = newSender();
    const { code } = submitted.parse((await postReport(hub.url, webReport({ email }))).body);
    const ack = await mailTo(email);
    const replyTo = ack.parsed.replyTo?.value[0]?.address ?? '';

    const receipt = await write({ From: email, To: replyTo }, 'Gửi thêm: ngập đến đầu gối.', { to: replyTo });

    expect((await ticketOf(receipt.ticketId)).code).toBe(code);
    expect(receipt.outcome).toBe('appended');
  });
});

describe('a mail that contradicts itself about its sender', () => {
  const forgeries: readonly (readonly [string, (victim: string) => MailFields])[] = [
    ['comments inside comments', (victim) => ({ From: `((x)${victim}) ke-gian@evil.example` })],
    ['the address of another in a comment', (victim) => ({ From: `ke-gian@evil.example (${victim})` })],
    ['two addresses', (victim) => ({ From: `${victim}, ke-gian@evil.example` })],
    ['two From fields', (victim) => ({ From: `${victim}\r\nFrom: ke-gian@evil.example` })],
    ['a group', (victim) => ({ From: `nhom: ${victim};` })],
    ['a name that imitates an address', (victim) => ({ From: `"admin@1022.example" <${victim}>` })],
  ];

  it.each(forgeries)('(%s) is matched to nobody, joins nothing and is written to nobody', async (_, fieldsFor) => {
    const { sender: victim, replyTo, ack, ticketId } = await openByMail();
    const before = sink.mails.length;

    const receipt = await write(
      { ...fieldsFor(victim), To: replyTo, 'In-Reply-To': ack.parsed.messageId ?? '' },
      'Hủy hồ sơ của tôi.',
      {
        to: replyTo,
      },
    );

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
    const ticket = await ticketOf(receipt.ticketId);
    expect(ticket.sender?.identities ?? []).toEqual([]);
    expect(ticket.sender?.otherTickets ?? []).toEqual([]);
    expect(ticket.thread).toHaveLength(1);
    expect(ticket.thread[0]).toMatchObject({ verified: false });
    expect(ticket.thread[0]?.problems.length).toBeGreaterThan(0);
    const [known] = await hub.context.database.query<{ count: bigint }>(
      { name: 'test-evil', text: `SELECT count(*) AS "count" FROM "identity" WHERE "address" LIKE '%evil.example'` },
      [],
    );
    expect(known?.count).toBe(0n);
    // One mail of another person goes through the same outbox after it: nothing was sent before it.
    await openByMail();
    expect(sink.mails).toHaveLength(before + 1);
  });
});

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
      const receipt = await write({ From: sender, ...fields }, 'Tôi đi vắng.');
      expect(receipt).toMatchObject({ state: 'ignored', ticketId: null });
    }
    expect(sink.mails.filter((mail) => mail.to.includes(sender))).toEqual([]);
  });

  it('is kept with its ticket when it answers us, and neither answered nor taken for the person', async () => {
    const { sender, replyTo, ticketId } = await openByMail();
    const asked = await operator.post(`/tickets/${ticketId}/ask`, { version: 1, text: 'Xin cho biết số nhà.' });
    expect(asked.status).toBe(200);
    await mailTo(sender, /bổ sung/);
    const sent = sink.mails.filter((mail) => mail.to.includes(sender)).length;

    const receipt = await write({ From: sender, To: replyTo, 'Auto-Submitted': 'auto-replied' }, 'Tôi nghỉ phép.', {
      to: replyTo,
    });

    expect(receipt).toMatchObject({ outcome: 'appended', ticketId });
    const ticket = await ticketOf(ticketId);
    expect(ticket.state).toBe('waiting_sender');
    expect(ticket.thread.at(-1)).toMatchObject({ automatic: true });
    expect(ticket.events.at(-1)?.actor.kind).toBe('system');
    expect(sink.mails.filter((mail) => mail.to.includes(sender))).toHaveLength(sent);
  });

  it('saying that our mail came back marks delivery and address, and is shown on the ticket', async () => {
    const { sender, ack, ticketId } = await openByMail();

    await relay(
      writeBounce({
        to: ack.from,
        recipient: sender,
        originalHeaders: `Message-ID: ${ack.parsed.messageId}`,
        at: new Date(),
      }),
      { from: '', to: ack.from },
    );

    const ticket = await eventually(async () => {
      const now = await ticketOf(ticketId);
      expect(now.thread.at(-1)).toMatchObject({ direction: 'in', automatic: true });
      return now;
    });
    const returned = ticket.thread.find((one) => one.kind === 'ack');
    expect(returned?.delivery).toMatchObject({ state: 'failed' });
    expect(returned?.delivery?.detail).toContain('5.2.1');
    expect(ticket.events.map((event) => event.type)).toContain('message.failed');
    expect(ticket.sender?.identities).toEqual([{ kind: 'email', address: sender, state: 'bounced' }]);
    expect(ticket.state).toBe('new');

    const asked = await operator.post(`/tickets/${ticketId}/ask`, {
      version: ticket.version,
      text: 'Xin số điện thoại.',
    });
    expect(asked.status).toBe(200);
    await eventually(async () => {
      const question = (await ticketOf(ticketId)).thread.find((one) => one.kind === 'question');
      expect(question?.delivery?.state).toBe('suppressed');
    });
  });

  it('saying so about an address that we never wrote to changes nothing', async () => {
    const { sender } = await openByMail();
    const { ticketId: other, replyTo } = await openByMail();

    await relay(
      writeBounce({ to: replyTo, recipient: sender, originalHeaders: 'Message-ID: <x@y.example>', at: new Date() }),
      {
        from: '',
        to: replyTo,
      },
    );

    await eventually(async () =>
      expect((await ticketOf(other)).thread.at(-1)).toMatchObject({ direction: 'in', automatic: true }),
    );
    const [identity] = await hub.context.database.query<{ state: string }>(
      { name: 'test-identity-state', text: `SELECT "state" FROM "identity" WHERE "address" = $1` },
      [sender],
    );
    expect(identity?.state).toBe('ok');
  });
});

describe('automatic receipts', () => {
  it('reach one address at most once an hour, however many forms name it', async () => {
    const victim = newSender();
    const before = sink.mails.length;

    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        postReport(hub.url, webReport({ email: i % 2 ? victim : victim.toUpperCase() })),
      ),
    );

    expect(new Set(answers.map((answer) => submitted.parse(answer.body).code)).size).toBe(60);
    for (const answer of answers) {
      const { code } = submitted.parse(answer.body);
      await eventually(async () => expect((await operator.get(`/tickets/${code}`)).status).toBe(200));
    }
    await mailTo(victim);
    await openByMail();
    expect(sink.mails.slice(before).filter((mail) => mail.to.includes(victim))).toHaveLength(1);
  });
});
