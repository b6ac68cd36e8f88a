import type { StoredReceipt } from '../../src/channels/door.ts';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { splitMail } from './mail-headers.ts';
import type { MailContext } from './parse.ts';
import { readMailSafely } from './read-safely.ts';
import type { EmailSettings } from './schema.ts';

/** Names of the receipt headers in which the readers note what the mail itself does not say. */
export const receiptHeaders = {
  envelopeTo: 'x-envelope-to',
  envelopeFrom: 'x-envelope-from',
  size: 'x-original-size',
} as const;

/** Understands a stored mail. Bytes that hold no header field at all are no mail and go to quarantine. Never throws. */
export function normaliseMail(receipt: StoredReceipt, account: Account<EmailSettings>): Promise<Normalised> {
  const envelopeTo = receipt.headers[receiptHeaders.envelopeTo];
  const envelopeFrom = receipt.headers[receiptHeaders.envelopeFrom];
  const size = Number(receipt.headers[receiptHeaders.size] ?? 0);
  return normaliseRaw(receipt.body, {
    mailbox: account.settings,
    ...(envelopeTo !== undefined && { envelopeTo }),
    ...(envelopeFrom !== undefined && { envelopeFrom }),
    isCutOff: size > receipt.body.length,
  });
}

/** The same for a mail that came as a file, of which nothing else is known (`hub ingest email`). */
export async function normaliseRaw(raw: Buffer, context: MailContext = {}): Promise<Normalised> {
  if (raw.length === 0) return { type: 'unreadable', reason: 'empty' };
  if (splitMail(raw).headers.names.length === 0) return { type: 'unreadable', reason: 'no mail header' };
  return { type: 'message', message: await readMailSafely(raw, context) };
}
