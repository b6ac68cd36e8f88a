import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { ticketDetail, type TicketDetail } from '../../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../hub.ts';
import { openMailbox, rawMail, type MailFields, type Relay } from '../mailbox.ts';
import { eventually, signIn, type StaffClient } from '../people.ts';
import { startDovecot, type Dovecot } from './dovecot.ts';
import { startSmtpSink, type CaughtMail, type SmtpSink } from './smtp-sink.ts';

/** What became of a receipt. */
export type Receipt = {
  readonly state: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly ticketId: string | null;
  readonly messageId: string | null;
};

/** A ticket that was opened by mail, and the receipt that its sender got. */
type OpenedByMail = {
  readonly sender: string;
  readonly ack: CaughtMail;
  readonly replyTo: string;
  readonly ticketId: string;
};

/** A hub with a real mailbox, a door for relayed mail, and a server that catches what it sends. */
export type MailHub = AsyncDisposable & {
  readonly hub: TestHub;
  readonly sink: SmtpSink;
  readonly dovecot: Dovecot;
  readonly relay: Relay;
  readonly operator: StaffClient;
  /** What became of every receipt whose raw mail holds these words; all of them have ended. */
  readonly endOf: (words: string, count?: number) => Promise<readonly Receipt[]>;
  readonly ticketOf: (id: string | null | undefined) => Promise<TicketDetail>;
  /** Sends one mail and tells what became of it. */
  readonly write: (fields: MailFields, text: string, envelope?: Parameters<Relay>[1]) => Promise<Receipt>;
  readonly mailTo: (address: string, subject?: RegExp) => Promise<CaughtMail>;
  readonly openByMail: (text?: string) => Promise<OpenedByMail>;
};

/** A mail of 40 MB takes its time on a machine that does other things as well. */
const largestMail = { timeout: 25_000, interval: 25 };

export function newSender(): string {
  return `dan-${randomUUID()}@nguoidan.example`;
}

export async function startMailHub(env: Readonly<Record<string, string>> = {}): Promise<MailHub> {
  const [hub, sink, dovecot] = await Promise.all([startTestHub({ env }), startSmtpSink(), startDovecot()]);
  const relay = await openMailbox(hub, { smtp: sink, imap: dovecot });
  const operator = await signIn(hub.url, 'operator');

  const endOf: MailHub['endOf'] = (words, count = 1) =>
    vi.waitFor(async () => {
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
    }, largestMail);
  const ticketOf: MailHub['ticketOf'] = async (id) => ticketDetail.parse((await operator.get(`/tickets/${id}`)).body);
  const write: MailHub['write'] = async (fields, text, envelope) => {
    const mark = `dấu ${randomUUID()}`;
    await relay(rawMail(fields, `${text}\n${mark}`), envelope);
    const [receipt] = await endOf(mark);
    if (!receipt) throw new Error('no receipt');
    return receipt;
  };
  const mailTo: MailHub['mailTo'] = (address, subject = /./) =>
    eventually(() => {
      const found = sink.mails.find((mail) => mail.to.includes(address) && subject.test(mail.parsed.subject ?? ''));
      if (!found) throw new Error(`no mail to ${address}`);
      return Promise.resolve(found);
    });

  return {
    hub,
    sink,
    dovecot,
    relay,
    operator,
    endOf,
    ticketOf,
    write,
    mailTo,
    async openByMail(text = 'Đường Trần Phú ngập, xe không vào được kho.') {
      const sender = newSender();
      const receipt = await write({ From: `Trần Văn Bình <${sender}>` }, text);
      const ack = await mailTo(sender);
      const replyTo = ack.parsed.replyTo?.value[0]?.address ?? '';
      await eventually(async () => {
        const sent = (await ticketOf(receipt.ticketId)).thread.find((one) => one.kind === 'ack');
        expect(sent?.delivery?.state).toBe('sent');
      });
      return { sender, ack, replyTo, ticketId: receipt.ticketId ?? '' };
    },
    async [Symbol.asyncDispose]() {
      await hub[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
      await dovecot[Symbol.asyncDispose]();
    },
  };
}
