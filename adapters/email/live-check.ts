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
    settings.imapHost === undefined ? null : outcome('IMAP', () => checkImap(account)),
    settings.smtpHost === undefined ? null : outcome('SMTP', () => verifySmtp(account).then(() => 'logged in')),
  ]);
  const tried = results.filter((result) => result !== null);
  const detail = tried.map((result) => result.detail).join(' · ');
  return {
    ok: tried.every((result) => result.ok),
    detail: detail === '' ? 'neither imapHost nor smtpHost is set' : detail,
  };
}

/** What is there to be read, and how new mail will be noticed. */
async function checkImap(account: Account<EmailSettings>): Promise<string> {
  const { settings } = account;
  const client = createImapClient(settings, await currentToken(account));
  try {
    await client.connect();
    const folders: string[] = [];
    for (const mailbox of mailboxNames(settings.imapMailboxes)) {
      const { exists } = await client.mailboxOpen(mailbox, { readOnly: true });
      folders.push(`${mailbox} ${exists}`);
    }
    return `logged in; mails: ${folders.join(', ')}; ${client.capabilities.has('IDLE') ? 'IDLE' : 'polling'}`;
  } finally {
    client.close();
  }
}

async function outcome(
  name: string,
  check: () => Promise<string>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  try {
    return { ok: true, detail: `${name}: ${await check()}` };
  } catch (error) {
    return { ok: false, detail: `${name}: ${describeImapError(error)}` };
  }
}
