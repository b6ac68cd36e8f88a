import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailFields } from '../support/mailbox.ts';
import { startMailHub, type MailHub } from '../support/mail/mail-hub.ts';

let mail: MailHub;

beforeAll(async () => {
  mail = await startMailHub();
});
afterAll(() => mail[Symbol.asyncDispose]());

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
    const { sender: victim, replyTo, ack, ticketId } = await mail.openByMail();
    const before = mail.sink.mails.length;

    const receipt = await mail.write(
      { ...fieldsFor(victim), To: replyTo, 'In-Reply-To': ack.parsed.messageId ?? '' },
      'Hủy hồ sơ của tôi.',
      {
        to: replyTo,
      },
    );

    expect(receipt.outcome).toBe('created');
    expect(receipt.ticketId).not.toBe(ticketId);
    const ticket = await mail.ticketOf(receipt.ticketId);
    expect(ticket.sender?.identities ?? []).toEqual([]);
    expect(ticket.sender?.otherTickets ?? []).toEqual([]);
    expect(ticket.thread).toHaveLength(1);
    expect(ticket.thread[0]).toMatchObject({ verified: false });
    expect(ticket.thread[0]?.problems.length).toBeGreaterThan(0);
    const [known] = await mail.hub.context.database.query<{ count: bigint }>(
      { name: 'test-evil', text: `SELECT count(*) AS "count" FROM "identity" WHERE "address" LIKE '%evil.example'` },
      [],
    );
    expect(known?.count).toBe(0n);
    // One mail of another person goes through the same outbox after it: nothing was sent before it.
    await mail.openByMail();
    expect(mail.sink.mails).toHaveLength(before + 1);
  });
});
