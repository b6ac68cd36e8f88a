import type { Account, Normalised, StoredReceipt } from '../../src/channels/port.ts';
import { splitMail } from './mail-headers.ts';
import { parseMail } from './parse.ts';
import type { EmailSettings } from './schema.ts';

/** Names of the receipt headers in which the readers note what the mail itself does not say. */
export const receiptHeaders = { envelopeTo: 'x-envelope-to', envelopeFrom: 'x-envelope-from', size: 'x-original-size' } as const;

/** Understands a stored mail. Bytes that hold no header field at all are no mail and go to quarantine. Never throws. */
export async function normaliseMail(receipt: StoredReceipt, account: Account<EmailSettings>): Promise<Normalised> {
  const refusal = whyUnreadable(receipt.body);
  if (refusal !== null) return { type: 'unreadable', reason: refusal };
  const envelopeTo = receipt.headers[receiptHeaders.envelopeTo];
  const size = Number(receipt.headers[receiptHeaders.size] ?? 0);
  const message = await parseMail(receipt.body, {
    mailbox: account.settings,
    ...(envelopeTo !== undefined && { envelopeTo }),
    isCutOff: size > receipt.body.length,
  });
  return { type: 'message', message };
}

/** Why bytes are no mail, or null: the same answer for receipts and for files given to `hub ingest email`. */
export function whyUnreadable(raw: Buffer): string | null {
  if (raw.length === 0) return 'empty';
  return splitMail(raw).headers.names.length === 0 ? 'no mail header' : null;
}
