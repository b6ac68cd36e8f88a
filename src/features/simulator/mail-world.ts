import { randomUUID } from 'node:crypto';
import type { DoorAnswer, SimulatedMail, SimulatedPerson } from '../../contract/simulator.ts';
import { HubError } from '../../lib/errors.ts';
import { headerBlock, writeBounce } from './bounce-mail.ts';
import type { Journal } from './journal.ts';
import { MailArchive, type ArchivedFile, type ArchivedMail } from './mail-archive.ts';
import type { MailFault } from './mail-faults.ts';
import { MailServer, type Delivery, type Refusal } from './mail-server.ts';
import { writeMail, type OutgoingMail } from './outgoing-mail.ts';
import type { PeopleRegister } from './people-register.ts';
import { readMail } from './read-mail.ts';
import { submitBySmtp } from './smtp-client.ts';

export type MailWorldOptions = {
  /** Where the hub is written to. */
  readonly address: string;
  /** The hub's own SMTP listener: its front door for mail. */
  readonly hubSmtpPort: number;
  /** Where the hub delivers to; 0 takes any free port. */
  readonly listenPort: number;
  readonly hubHost?: string;
  /** The account's `trustedAuthservId`: people's mail then comes vouched for, as from the province's own mail server. */
  readonly authservId?: string;
  readonly slowMs?: number;
};

type Parts = {
  readonly options: MailWorldOptions;
  readonly people: PeopleRegister;
  readonly journal: Journal;
  readonly log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
};

const HOST = '127.0.0.1';

/** The mail of the world outside: every mailbox the hub can write to, and people who write to the hub by SMTP. */
export class MailWorld implements AsyncDisposable {
  readonly archive = new MailArchive();
  fault: MailFault = 'none';
  readonly #parts: Parts;
  readonly #server: MailServer;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#server = new MailServer({
      port: parts.options.listenPort,
      host: HOST,
      slowMs: parts.options.slowMs ?? 12_000,
      fault: () => this.fault,
      onDelivery: (delivery, fault) => this.#receive(delivery, fault),
      onRefusal: (refusal) => this.#noteRefusal(refusal),
      log: parts.log,
    });
  }

  /** Opens the mail server outside; answers with its port. */
  async start(): Promise<number> {
    return await this.#server.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  /** Writes to the hub as `person`, over its SMTP front door, and keeps a copy in the person's mailbox. */
  async send(person: SimulatedPerson, outgoing: OutgoingMail): Promise<DoorAnswer> {
    const answered = outgoing.inReplyTo === undefined ? undefined : this.archive.get(outgoing.inReplyTo);
    if (outgoing.inReplyTo !== undefined && !answered) throw mailForgotten();
    const to = answered?.mail.replyTo ?? this.#parts.options.address;
    const { authservId } = this.#parts.options;
    const { messageId, text, raw } = await writeMail({ person, outgoing, answered, to, authservId });
    let answer = await this.#submit({ from: person.mail, to, raw });
    if (outgoing.twice) answer = await this.#submit({ from: person.mail, to, raw });
    this.archive.add(sentCopy({ person, outgoing, answered, messageId, to, text, seq: this.#parts.journal.next() }));
    this.#noteSent(person, outgoing, answer);
    return answer;
  }

  #submit(mail: { readonly from: string; readonly to: string; readonly raw: Buffer | string }): Promise<DoorAnswer> {
    const { hubHost, hubSmtpPort } = this.#parts.options;
    return submitBySmtp({ host: hubHost ?? HOST, port: hubSmtpPort, ...mail });
  }

  async #receive({ envelopeFrom, recipients, raw }: Delivery, fault: MailFault): Promise<void> {
    const read = await readMail(raw);
    for (const recipient of recipients) {
      const person = this.#parts.people.byMail(recipient, read.toNames.get(recipient.toLowerCase()) ?? '');
      if (fault === 'bounce') {
        await this.#bounce(person, { envelopeFrom, raw, subject: read.subject });
        continue;
      }
      const id = randomUUID();
      const { toNames: _names, messageId, references, files, headers, ...shown } = read;
      const mail: SimulatedMail = {
        ...shown,
        id,
        seq: this.#parts.journal.next(),
        at: new Date().toISOString(),
        personId: person.id,
        direction: 'received',
        headers: [{ name: 'Return-Path', value: `<${envelopeFrom}>` }, ...headers],
        files: files.map((file, index) => described(file, `/simulator/api/mails/${id}/files/${index}`)),
      };
      this.archive.add({ mail, messageId, references, files });
      this.#note(person, {
        direction: 'from_hub',
        outcome: fault === 'drop_after_data' ? 'failed' : 'passed',
        what:
          fault === 'drop_after_data'
            ? {
                vi: 'Thư của Hub đã tới, nhưng máy chủ cắt kết nối trước khi xác nhận',
                en: 'A mail of the hub arrived, but the server hung up before saying so',
              }
            : { vi: 'Nhận thư của Hub', en: 'A mail of the hub arrived' },
        detail: read.subject,
      });
    }
  }

  /** @NOTE A mail with an empty envelope sender is never bounced (RFC 5321, 4.5.5): it is lost in silence. */
  async #bounce(
    person: SimulatedPerson,
    failed: { envelopeFrom: string; raw: Buffer; subject: string },
  ): Promise<void> {
    const { envelopeFrom, raw, subject } = failed;
    this.#note(person, {
      direction: 'from_hub',
      outcome: 'failed',
      what: { vi: 'Máy chủ nhận thư rồi không phát được', en: 'The server took the mail and could not deliver it' },
      detail: subject,
    });
    if (envelopeFrom === '') return;
    const bounce = writeBounce({
      to: envelopeFrom,
      recipient: person.mail,
      originalHeaders: headerBlock(raw),
      at: new Date(),
    });
    // The hub's answer to its own delivery must not wait for the bounce: they are two conversations.
    void this.#submit({ from: '', to: envelopeFrom, raw: bounce }).then((answer) =>
      this.#note(person, {
        direction: 'to_hub',
        outcome: answer.outcome === 'accepted' ? 'passed' : 'failed',
        what: { vi: 'Trả thư lỗi (bounce) về Hub', en: 'A bounce went back to the hub' },
        detail: answer.outcome === 'refused' ? answer.message.en : answer.detail,
      }),
    );
  }

  #noteRefusal({ recipient, fault }: Refusal): void {
    this.#note(this.#parts.people.byMail(recipient, ''), {
      direction: 'from_hub',
      outcome: 'refused',
      what:
        fault === 'refuse_for_now'
          ? {
              vi: 'Máy chủ từ chối thư của Hub, hẹn gửi lại sau (450)',
              en: 'The server put off a mail of the hub (450)',
            }
          : { vi: 'Máy chủ từ chối hẳn thư của Hub (550)', en: 'The server refused a mail of the hub for good (550)' },
      detail: recipient,
    });
  }

  #noteSent(person: SimulatedPerson, outgoing: OutgoingMail, answer: DoorAnswer): void {
    const detail = outgoing.subject || outgoing.text.slice(0, 80);
    const twice = outgoing.twice ? { vi: ' hai lần', en: ' twice' } : { vi: '', en: '' };
    if (answer.outcome === 'accepted') {
      const what = { vi: `Gửi thư điện tử${twice.vi}`, en: `An e-mail was sent${twice.en}` };
      this.#note(person, { direction: 'to_hub', outcome: 'passed', what, detail });
      return;
    }
    if (answer.outcome === 'refused') {
      this.#note(person, { direction: 'to_hub', outcome: 'refused', what: answer.message, detail });
      return;
    }
    const what = {
      vi: 'Không gửi được: cổng thư của Hub không trả lời',
      en: 'Not sent: the hub’s mail door does not answer',
    };
    this.#note(person, { direction: 'to_hub', outcome: 'failed', what, detail: answer.detail });
  }

  #note(
    person: SimulatedPerson,
    line: Pick<Parameters<Journal['write']>[0], 'direction' | 'outcome' | 'what' | 'detail'>,
  ): void {
    this.#parts.journal.write({ ...line, channel: 'email', personId: person.id, link: null });
  }
}

type SentParts = {
  readonly person: SimulatedPerson;
  readonly outgoing: OutgoingMail;
  readonly answered: ArchivedMail | undefined;
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly seq: number;
};

function sentCopy({ person, outgoing, answered, messageId, to, text, seq }: SentParts): ArchivedMail {
  const id = randomUUID();
  const mail: SimulatedMail = {
    id,
    seq,
    at: new Date().toISOString(),
    personId: person.id,
    direction: 'sent',
    from: person.mail,
    fromName: person.name,
    to,
    replyTo: person.mail,
    subject: outgoing.subject,
    text,
    hasHtml: outgoing.html !== undefined,
    automatic: outgoing.automatic,
    headers: [{ name: 'Message-ID', value: messageId }],
    files: outgoing.files.map((file, index) => described(file, `/simulator/api/mails/${id}/files/${index}`)),
  };
  return { mail, messageId, references: [...(answered?.references ?? []), messageId], files: outgoing.files };
}

function described(file: ArchivedFile, url: string): SimulatedMail['files'][number] {
  return { name: file.name, type: file.type, size: file.bytes.length, url };
}

function mailForgotten(): HubError {
  return new HubError('not_found', 'mail_forgotten', {
    vi: 'Thư này không còn trong hộp thư mô phỏng. Hãy soạn thư mới.',
    en: 'This mail is no longer in the simulated mailbox. Write a new one.',
  });
}
