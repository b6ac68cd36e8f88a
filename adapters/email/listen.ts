import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { readImap } from './imap-reader.ts';
import type { Reader } from './reader.ts';
import { mailboxNames, type EmailSettings } from './schema.ts';
import { listenSmtp } from './smtp-listener.ts';

/** Starts the readers that the settings name: the folders of the IMAP mailbox, the port for a relaying server, both or none. */
export function listenForMail(account: Account<EmailSettings>, door: IntakeDoor): Promise<Running> {
  const { settings } = account;
  const stop = new AbortController();
  const health = createHealth(door);
  const reader = (part: string): Reader => ({ account, door, report: health(part), signal: stop.signal });
  const work: Promise<void>[] = [];
  if (settings.imapHost !== undefined) {
    for (const mailbox of mailboxNames(settings.imapMailboxes)) work.push(readImap(reader(`imap ${mailbox}`), mailbox));
  }
  if (settings.listenPort !== undefined) work.push(listenSmtp(reader('smtp'), settings.listenPort));
  return Promise.resolve({
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(work);
    },
  });
}

/** Joins what the parts say into one line for the channels page. */
function createHealth(door: IntakeDoor): (part: string) => (error: string | null) => void {
  const errors = new Map<string, string>();
  return (part) => (error) => {
    if (error === null) errors.delete(part);
    else errors.set(part, error);
    door.report(errors.size === 0 ? null : [...errors.values()].join(' · '));
  };
}
