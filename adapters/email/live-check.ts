import type { Account } from '../../src/channels/port.ts';
import { createImapClient, describeImapError } from './imap-reader.ts';
import { currentToken } from './oauth.ts';
import { mailboxNames, type EmailSettings } from './schema.ts';
import { verifySmtp } from './smtp-transport.ts';

/** Logs in to both servers and says what failed; parts that are not set are named as such. */
export async function checkMailbox(
  account: Account<EmailSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const { settings } = account;
  const results = await Promise.all([
    settings.imapHost === undefined ? null : outcome('IMAP', () => checkImap(settings)),
    settings.smtpHost === undefined ? null : outcome('SMTP', () => verifySmtp(settings)),
  ]);
  const tried = results.filter((result) => result !== null);
  const detail = tried.map((result) => result.detail).join(' · ');
  return {
    ok: tried.every((result) => result.ok),
    detail: detail === '' ? 'neither imapHost nor smtpHost is set' : detail,
  };
}

async function checkImap(settings: EmailSettings): Promise<void> {
  const client = createImapClient(settings, await currentToken(settings));
  try {
    await client.connect();
    for (const mailbox of mailboxNames(settings.imapMailboxes)) await client.mailboxOpen(mailbox, { readOnly: true });
  } finally {
    client.close();
  }
}

async function outcome(
  name: string,
  check: () => Promise<void>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  try {
    await check();
    return { ok: true, detail: `${name}: ok` };
  } catch (error) {
    return { ok: false, detail: `${name}: ${describeImapError(error)}` };
  }
}
