import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { IntakeDoor } from '../../src/channels/door.ts';
import { backoffMs, pause } from '../../src/lib/backoff.ts';
import { mailLimits } from './limits.ts';
import { messageKey } from './message-key.ts';
import { receiptHeaders } from './normalise.ts';
import type { Reader } from './reader.ts';
import { describeFailure, newReaderState } from './reader-state.ts';
import { splitAddress, type EmailSettings } from './schema.ts';

/**
 * Listens for a mail server that relays to us, until the signal fires. A mail is confirmed only after it is stored: when
 * storing fails the server hears 451 and keeps it. There is neither TLS nor login: the port belongs on the loopback or on
 * a network of our own.
 */
export async function listenSmtp({ account, door, report, signal }: Reader, port: number): Promise<void> {
  const { settings, now } = account;
  const state = newReaderState(`${settings.listenProtocol.toUpperCase()} ${settings.listenHost}:${port}`);
  state.step = 'opening the port';
  while (!signal.aborted) {
    const server = createServer(settings, door);
    try {
      await startListening(server, port, settings.listenHost);
      state.failures = 0;
      state.lastWellAt = now();
      report(null);
      await aborted(signal);
    } catch (error) {
      state.failures += 1;
      const pauseMs = backoffMs(state.failures, Math.random());
      const words = error instanceof Error ? error.message : String(error);
      report(describeFailure(state, words, new Date(now().getTime() + pauseMs)));
      await closeServer(server);
      await pause(pauseMs, signal);
      continue;
    }
    await closeServer(server);
  }
}

function createServer(settings: EmailSettings, door: IntakeDoor): SMTPServer {
  return new SMTPServer({
    name: splitAddress(settings.address).domain,
    lmtp: settings.listenProtocol === 'lmtp',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    size: mailLimits.rawBytes,
    maxClients: 50,
    closeTimeout: 2000,
    onRcptTo: (recipient, _session, done) => {
      done(isOwnAddress(recipient.address, settings.address) ? null : refusal(550, '5.1.1 no such mailbox here'));
    },
    onData: (stream, session, done) => {
      receive(stream, session, door).then(
        () => done(null, 'stored'),
        (error: unknown) => {
          if (replyCode(error) === null) door.log.warn({}, 'a relayed mail could not be stored');
          done(replyCode(error) === null ? refusal(451, '4.3.0 not stored, please try again') : asError(error));
        },
      );
    },
  });
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, door: IntakeDoor): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= mailLimits.rawBytes) chunks.push(chunk);
  }
  if (stream.sizeExceeded || size > mailLimits.rawBytes) throw refusal(552, '5.3.4 message too big');
  const body = Buffer.concat(chunks);
  const { mailFrom, rcptTo } = session.envelope;
  const headers = {
    [receiptHeaders.envelopeTo]: rcptTo.map((recipient) => recipient.address).join(', '),
    [receiptHeaders.envelopeFrom]: mailFrom === false ? '' : mailFrom.address,
    'x-remote-address': session.remoteAddress,
  };
  await door.accept({ receipts: [{ kind: 'mail', externalId: messageKey(body), body, headers }] });
}

/** Our address or one of its plus-addresses. */
function isOwnAddress(recipient: string, own: string): boolean {
  const { local, domain } = splitAddress(recipient.toLowerCase());
  const mine = splitAddress(own);
  return domain === mine.domain && (local === mine.local || local.startsWith(`${mine.local}+`));
}

function startListening(server: SMTPServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A broken client connection is that client's matter.
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function closeServer(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(resolve);
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function replyCode(error: unknown): number | null {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : null;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
