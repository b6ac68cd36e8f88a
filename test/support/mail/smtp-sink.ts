import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { pickFreePort } from '../../../src/platform/free-port.ts';

/** One mail that arrived, with its envelope. */
export type CaughtMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly parsed: ParsedMail;
};

/** Decides the answer to a step: null accepts, a number refuses with that code, 'drop' cuts the connection. */
export type Refusal = number | 'drop' | null;

export type SmtpSinkOptions = {
  readonly onMailFrom?: (address: string) => Refusal;
  readonly onRecipient?: (address: string) => Refusal;
  /** Called when the whole mail is here. */
  readonly onData?: () => Refusal;
  /** When set, clients must log in with it. */
  readonly login?: { readonly user: string; readonly password: string };
};

/** A real SMTP server that keeps every mail in memory. */
export type SmtpSink = AsyncDisposable & {
  readonly host: string;
  readonly port: number;
  readonly mails: readonly CaughtMail[];
  /** Resolves with all mails once there are at least `count`. */
  readonly received: (count: number) => Promise<readonly CaughtMail[]>;
};

export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const mails: CaughtMail[] = [];
  const waiting = new Set<() => void>();
  const server: SMTPServer = new SMTPServer({
    disabledCommands: options.login === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: options.login === undefined,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth: (auth, _session, done) => {
      const isRight = auth.username === options.login?.user && auth.password === options.login?.password;
      if (isRight) done(null, { user: auth.username });
      else done(refusalError(535));
    },
    onMailFrom: (address, _session, done) => settle(options.onMailFrom?.(address.address) ?? null, done),
    onRcptTo: (address, _session, done) => settle(options.onRecipient?.(address.address) ?? null, done),
    onData: (stream, session, done) => {
      collect(stream).then(async (raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        const refusal = options.onData?.() ?? null;
        if (refusal === null) {
          mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map((recipient) => recipient.address),
            raw: raw.toString(),
            parsed: await simpleParser(raw),
          });
          for (const wake of waiting) wake();
        }
        settle(refusal, done);
      }, done);
    },
  });
  server.on('error', () => undefined);
  function settle(refusal: Refusal, done: (error?: Error | null) => void): void {
    if (refusal === 'drop') for (const connection of server.connections) connection.close();
    else done(refusal === null ? null : refusalError(refusal));
  }
  const port = await pickFreePort();
  const listening = once(server.listen(port, '127.0.0.1'), 'listening');
  await listening;
  return {
    host: '127.0.0.1',
    port,
    mails,
    received: (count) =>
      new Promise((resolve) => {
        function check(): void {
          if (mails.length < count) return;
          waiting.delete(check);
          resolve(mails);
        }
        waiting.add(check);
        check();
      }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function refusalError(responseCode: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode });
}
