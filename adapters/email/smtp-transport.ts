import { PassThrough } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { currentToken, forgetToken, type TokenAccount } from './oauth.ts';
import type { EmailSettings } from './schema.ts';
import { isRefusedLogin } from './smtp-errors.ts';

const idleMs = 2000;

/** The part of nodemailer's transport we use. */
type Transport = ReturnType<typeof createPool>;
type Pool = { readonly transport: Transport; inFlight: number; idle: NodeJS.Timeout | null };

/** Open connections by settings: filled when something is sent, emptied two seconds after the last mail. */
const pools = new Map<string, Pool>();

/** Whether the last byte of a mail had been handed to the connection. */
export type Progress = { wasHandedOver: boolean };

/** Sends over a shared pool of connections, which closes itself when nothing is sent. Rejects with nodemailer's error. */
export async function sendPooled(account: TokenAccount, mail: SendMailOptions, progress: Progress): Promise<void> {
  const { settings } = account;
  const token = await currentToken(account);
  const { smtpHost, smtpPort, user, password, tls } = settings;
  const key = JSON.stringify([smtpHost, smtpPort, user, token ?? password, tls]);
  const pool = pools.get(key) ?? { transport: createPool(settings, token), inFlight: 0, idle: null };
  pools.set(key, pool);
  if (pool.idle !== null) clearTimeout(pool.idle);
  pool.inFlight += 1;
  try {
    const tracked = { ...mail, [progressKey]: progress };
    await pool.transport.sendMail(tracked);
  } catch (error) {
    if (isRefusedLogin(error)) await forgetToken(account, token).catch(() => undefined);
    throw error;
  } finally {
    pool.inFlight -= 1;
    if (pool.inFlight === 0) {
      pool.idle = setTimeout(() => {
        pools.delete(key);
        pool.transport.close();
      }, idleMs);
      pool.idle.unref();
    }
  }
}

/** Connects and logs in without sending; rejects with the reason. */
export async function verifySmtp(account: TokenAccount): Promise<void> {
  const transport = createPool(account.settings, await currentToken(account));
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

const progressKey = 'hubProgress';

function createPool(settings: EmailSettings, accessToken: string | null) {
  const { smtpHost, smtpPort, user, password, tls } = settings;
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    maxMessages: 50,
    // A requeued mail could be sent twice without our knowing; retries are the outbox's.
    maxRequeues: 0,
    ...(smtpHost !== undefined && { host: smtpHost }),
    port: smtpPort,
    secure: tls && smtpPort === 465,
    requireTLS: tls && smtpPort !== 465,
    ignoreTLS: !tls,
    ...loginOf(user, password, accessToken),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  transport.use('stream', (mail, done) => {
    const progress: unknown = Reflect.get(mail.data, progressKey);
    if (isProgress(progress)) mail.message.transform(() => watchEnd(progress));
    done();
  });
  return transport;
}

function loginOf(user: string | undefined, pass: string | undefined, accessToken: string | null) {
  if (user === undefined) return {};
  if (accessToken !== null) return { auth: { type: 'OAuth2' as const, user, accessToken } };
  return pass === undefined ? {} : { auth: { user, pass } };
}

/** The stream ends when the connection has read its last byte, not when we wrote it. */
function watchEnd(progress: Progress): PassThrough {
  const stream = new PassThrough();
  stream.once('end', () => {
    progress.wasHandedOver = true;
  });
  return stream;
}

function isProgress(value: unknown): value is Progress {
  return typeof value === 'object' && value !== null && 'wasHandedOver' in value;
}
