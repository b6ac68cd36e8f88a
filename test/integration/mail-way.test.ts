import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoStaff } from '../../prisma/seed/demo-staff.ts';
import { submitted } from '../../src/contract/public.ts';
import { rawMail } from '../support/mailbox.ts';
import { postReport, webReport } from '../support/people.ts';
import { newSender, startMailHub, type MailHub } from '../support/mail/mail-hub.ts';

let mail: MailHub;

beforeAll(async () => {
  mail = await startMailHub();
});
afterAll(() => mail[Symbol.asyncDispose]());

/** Changes one sign of the signature. */
function forged(address: string): string {
  return address.replace(/(.)@/, (_, sign: string) => `${sign === '0' ? '1' : '0'}@`);
}

describe('a mail from a person', () => {
  it('opens a ticket from a real mailbox and is acknowledged by a marked mail without a word of its own', async () => {
    const sender = newSender();
    await mail.dovecot.deliver(
      rawMail(
        {
          From: `=?utf-8?B?${Buffer.from('Lê Thị Mua-Ngay').toString('base64')}?= <${sender}>`,
          Subject: 'KHUYEN-MAI cuc soc',
        },
        'Xem ngay https://lua-dao.example và đường Trần Phú ngập.',
      ),
    );

    const [receipt] = await mail.endOf('KHUYEN-MAI cuc soc');
    const ack = await mail.mailTo(sender);

    expect(receipt).toMatchObject({ state: 'done', outcome: 'created' });
    const ticket = await mail.ticketOf(receipt?.ticketId);
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

    await Promise.all([mail.dovecot.deliver(raw), mail.relay(raw), mail.relay(raw)]);

    const [receipt] = await mail.endOf('Cột điện nghiêng trước cổng công ty.');
    await mail.mailTo(sender);
    expect((await mail.ticketOf(receipt?.ticketId)).thread.filter((one) => one.direction === 'in')).toHaveLength(1);
    expect(mail.sink.mails.filter((one) => one.to.includes(sender))).toHaveLength(1);
  });

  it('that only passes another on is routed by what it passes on', async () => {
    const told = [
      '---------- Forwarded message ---------',
      'From: Ban quản trị <bqt@khu.example>',
      'Subject: Cống',
      '',
    ];
    const receipt = await mail.write(
      { From: newSender(), Subject: 'Fwd: Nhờ' },
      ['Xem giúp ạ', '', ...told, 'Cống trước chợ Giầu tắc, nước thải tràn ra đường từ hôm qua.'].join('\n'),
    );

    const ticket = await mail.ticketOf(receipt.ticketId);
    expect(ticket.thread[0]?.text).toBe('Xem giúp ạ');
    expect(ticket.category?.code).toBe('drainage');
  });

  it('in the name of a member of staff is still a report from outside', async () => {
    const officer = demoStaff.find((one) => one.role === 'officer');

    const receipt = await mail.write(
      { From: `${officer?.name} <${officer?.email}>` },
      'Đã xử lý xong, đề nghị đóng hồ sơ.',
    );

    const ticket = await mail.ticketOf(receipt.ticketId);
    expect(ticket.thread[0]).toMatchObject({ direction: 'in', author: null, verified: false });
    expect(ticket.events[0]?.actor.kind).toBe('sender');
  });
});

describe('an answer to our mail', () => {
  it('joins its ticket by the token of the reply address', async () => {
    const { sender, replyTo, ticketId } = await mail.openByMail();

    const receipt = await mail.write({ From: sender, To: replyTo, Subject: 'Bổ sung' }, 'Ngập thêm ở ngã tư.', {
      to: replyTo,
    });

    expect(receipt).toMatchObject({ outcome: 'appended', reason: 'token', ticketId });
    const ticket = await mail.ticketOf(ticketId);
    expect(ticket.thread.at(-1)).toMatchObject({ kind: 'supplement', direction: 'in' });
  });

  it('opens a ticket of its own when somebody else writes to the token', async () => {
    const { replyTo, ticketId } = await mail.openByMail();
    const { sender: other } = await mail.openByMail('Rác chất đống ở chợ.');

    const receipt = await mail.write({ From: other, To: replyTo }, 'Tôi cũng bị ngập.', { to: replyTo });

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
    expect((await mail.ticketOf(ticketId)).thread.filter((one) => one.direction === 'in')).toHaveLength(1);
  });

  it('is not brought to a ticket by a token with one changed sign', async () => {
    const { sender, replyTo, ticketId } = await mail.openByMail();

    const receipt = await mail.write({ From: sender, To: forged(replyTo) }, 'Bổ sung ảnh.', { to: forged(replyTo) });

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
  });

  it('joins by In-Reply-To alone from the same address only', async () => {
    const { sender, ack, ticketId } = await mail.openByMail();
    const stranger = newSender();
    const reference = { 'In-Reply-To': ack.parsed.messageId ?? '' };

    const own = await mail.write({ From: sender, ...reference }, 'Nước rút rồi nhưng còn bùn.');
    const foreign = await mail.write({ From: stranger, ...reference }, 'Đóng hồ sơ này đi.');

    expect(own).toMatchObject({ outcome: 'appended', reason: 'reference', ticketId });
    expect(foreign.outcome).toBe('created');
    expect(foreign.ticketId).not.toBe(ticketId);
  });

  it('reaches a ticket that was opened on the web form, from the address typed there', async () => {
    const email = newSender();
    const { code } = submitted.parse((await postReport(mail.hub.url, webReport({ email }))).body);
    const ack = await mail.mailTo(email);
    const replyTo = ack.parsed.replyTo?.value[0]?.address ?? '';

    const receipt = await mail.write({ From: email, To: replyTo }, 'Gửi thêm: ngập đến đầu gối.', { to: replyTo });

    expect((await mail.ticketOf(receipt.ticketId)).code).toBe(code);
    expect(receipt.outcome).toBe('appended');
  });
});
