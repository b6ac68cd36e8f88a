import { ImapFlow } from 'imapflow';
import type { IntakeDoor } from '../../src/channels/door.ts';
import { backoffMs, pause } from '../../src/lib/backoff.ts';
import { fetchNewMail } from './imap-fetch.ts';
import { currentToken, forgetToken } from './oauth.ts';
import type { Reader } from './reader.ts';
import { describeFailure, newReaderState, type ReaderState } from './reader-state.ts';
import type { EmailSettings } from './schema.ts';

/** A mailbox is looked at this often even when the server announces nothing. */
const pollMs = 2 * 60_000;

/**
 * Reads one folder until the signal fires: takes over what is there, then waits in IDLE for more. A lost connection is
 * made again by a new client after a growing pause. Mail is neither moved nor marked; the cursor alone remembers.
 */
export async function readImap({ account, door, report, signal }: Reader, mailbox: string): Promise<void> {
  const { settings, now } = account;
  const folder = mailbox === 'INBOX' ? '' : `/${mailbox}`;
  const state = newReaderState(`IMAP ${settings.imapHost}:${settings.imapPort}${folder}`);
  while (!signal.aborted) {
    let client: ImapFlow | null = null;
    let token: string | null = null;
    const close = (): void => client?.close();
    signal.addEventListener('abort', close);
    state.step = 'connecting';
    try {
      token = await currentToken(account, signal);
      client = createImapClient(settings, token);
      await client.connect();
      state.step = 'opening the folder';
      await client.mailboxOpen(mailbox, { readOnly: true });
      state.announces = client.capabilities.has('IDLE');
      await followMailbox({ client, door, signal, mailbox, state, now }, () => {
        state.failures = 0;
        state.lastWellAt = now();
        report(null);
      });
    } catch (error) {
      if (signal.aborted) break;
      state.failures += 1;
      if (isRefusedLogin(error)) {
        state.step = 'logging in';
        // The provider may have withdrawn a token before its time.
        await forgetToken(account, token).catch(() => undefined);
      }
      const pauseMs = backoffMs(state.failures, Math.random());
      report(describeFailure(state, describeImapError(error), new Date(now().getTime() + pauseMs)));
      door.log.warn({ host: settings.imapHost, failures: state.failures }, 'mailbox connection failed');
      await pause(pauseMs, signal);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }
}

function isRefusedLogin(error: unknown): boolean {
  return error instanceof Error && ('authenticationFailed' in error || error.message.startsWith('OAuth2:'));
}

/** A client for one connection. Errors are also emitted, and an unheard error event would end the process. */
export function createImapClient(settings: EmailSettings, accessToken: string | null): ImapFlow {
  const { imapHost, imapPort, user, password, tls } = settings;
  const client = new ImapFlow({
    host: imapHost,
    port: imapPort,
    secure: tls && imapPort !== 143,
    doSTARTTLS: tls && imapPort === 143,
    auth: accessToken === null ? { user: user ?? '', pass: password } : { user: user ?? '', accessToken },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 5 * 60_000,
    maxIdleTime: 4 * 60_000,
    autoIdleDelay: 50,
  });
  client.on('error', () => undefined);
  return client;
}

type FolderInUse = {
  readonly client: ImapFlow;
  readonly door: IntakeDoor;
  readonly signal: AbortSignal;
  readonly mailbox: string;
  readonly state: ReaderState;
  readonly now: () => Date;
};

/** Takes over new mail whenever the server speaks up or the poll time passes; returns when told to stop, throws when cut off. */
async function followMailbox(folder: FolderInUse, onWell: () => void): Promise<void> {
  const { client, door, signal, mailbox, state } = folder;
  const bell = createBell();
  client.on('exists', bell.ring);
  client.on('close', bell.ring);
  signal.addEventListener('abort', bell.ring);
  const poll = setInterval(bell.ring, pollMs);
  poll.unref();
  try {
    while (!signal.aborted) {
      bell.reset();
      if (!client.usable) throw new Error('connection closed');
      state.step = 'reading mail';
      if ((await fetchNewMail({ client, door, signal, cursorName: mailbox })) > 0) state.lastMailAt = folder.now();
      state.step = 'waiting for mail';
      onWell();
      await bell.rung();
    }
  } finally {
    clearInterval(poll);
    signal.removeEventListener('abort', bell.ring);
  }
}

/** Remembers a ring that comes while nobody waits: mail that arrives during a fetch is fetched next. */
function createBell(): { readonly ring: () => void; readonly reset: () => void; readonly rung: () => Promise<void> } {
  let hasRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      hasRung = true;
      wake?.();
    },
    reset: () => {
      hasRung = false;
    },
    rung: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (hasRung) resolve();
      }),
  };
}

/** The server's own words where there are some; never the credentials. */
export function describeImapError(error: unknown): string {
  const response: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseText') : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return (typeof response === 'string' && response !== '' ? response : message).replace(/\s+/gu, ' ').slice(0, 300);
}
