import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { MailFault } from './mail-faults.ts';

/** One delivery that reached the outside, envelope and bytes. */
export type Delivery = { readonly envelopeFrom: string; readonly recipients: readonly string[]; readonly raw: Buffer };

/** What the server did with somebody's mail, for the journal. */
export type Refusal = { readonly recipient: string; readonly fault: MailFault };

type MailServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly slowMs: number;
  readonly fault: () => MailFault;
  readonly onDelivery: (delivery: Delivery, fault: MailFault) => Promise<void>;
  readonly onRefusal: (refusal: Refusal) => void;
  readonly log: { warn: (fields: object, message: string) => void };
};

const MAX_BYTES = 40 * 1024 * 1024;

class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * The mail servers of the whole world outside, in one: takes mail for every recipient, and misbehaves as the chosen
 * fault says. Faults at RCPT are what greylisting and unknown mailboxes look like; `drop_after_data` loses the
 * connection after the message was taken, so that the sender cannot know.
 */
export class MailServer implements AsyncDisposable {
  readonly #options: MailServerOptions;
  readonly #server: SMTPServer;
  readonly #sockets = new Map<number, Socket>();
  readonly #waiting = new Set<{ readonly timer: NodeJS.Timeout; readonly wake: () => void }>();
  #isStopping = false;

  constructor(options: MailServerOptions) {
    this.#options = options;
    this.#server = new SMTPServer({
      name: 'mx.nguoidan.example',
      banner: 'simulated outside world',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: MAX_BYTES,
      closeTimeout: 300,
      onRcptTo: (address, _session, done) => done(this.#refuse(address.address)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (stream.sizeExceeded) return done(new SmtpReply(552, '5.3.4 message too big'));
          this.#take(Buffer.concat(chunks), session).then(
            (isAnswered) => isAnswered && done(null, '2.0.0 taken'),
            (error: unknown) => {
              this.#options.log.warn({ err: error }, 'simulated mail server could not take a message');
              done(new SmtpReply(451, '4.3.0 try again later'));
            },
          );
        });
      },
    });
    this.#server.server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.once('close', () => this.#sockets.delete(port));
    });
    // A client that hangs up half-way is nothing to report: it is what this server is for.
    this.#server.on('error', () => undefined);
  }

  /** Starts to listen; answers with the port in use. */
  async start(): Promise<number> {
    const { port, host } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.server.off('error', reject);
        resolve();
      });
    });
    const address: AddressInfo | string | null = this.#server.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true;
    for (const { timer, wake } of this.#waiting) {
      clearTimeout(timer);
      wake();
    }
    if (!this.#server.server.listening) return;
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #refuse(recipient: string): Error | null {
    const fault = this.#options.fault();
    if (fault !== 'refuse_for_now' && fault !== 'refuse_for_good') return null;
    this.#options.onRefusal({ recipient, fault });
    return fault === 'refuse_for_now'
      ? new SmtpReply(450, '4.2.0 greylisted, try again later')
      : new SmtpReply(550, '5.1.1 no such mailbox');
  }

  async #take(raw: Buffer, session: SMTPServerSession): Promise<boolean> {
    const fault = this.#options.fault();
    if (fault === 'slow') await this.#pause(this.#options.slowMs);
    const { mailFrom, rcptTo } = session.envelope;
    const envelopeFrom = mailFrom === false ? '' : mailFrom.address;
    await this.#options.onDelivery({ envelopeFrom, recipients: rcptTo.map((to) => to.address), raw }, fault);
    if (fault !== 'drop_after_data') return true;
    this.#sockets.get(session.remotePort)?.destroy();
    return false;
  }

  #pause(ms: number): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    return new Promise((resolve) => {
      const entry = {
        timer: setTimeout(() => entry.wake(), ms),
        wake: (): void => {
          this.#waiting.delete(entry);
          resolve();
        },
      };
      this.#waiting.add(entry);
    });
  }
}
