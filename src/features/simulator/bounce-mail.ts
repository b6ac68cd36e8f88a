import { randomUUID } from 'node:crypto';

type Bounce = {
  /** Envelope sender of the mail that failed: where the bounce goes. */
  readonly to: string;
  readonly recipient: string;
  /** Header block of the mail that failed, as it came. */
  readonly originalHeaders: string;
  readonly at: Date;
};

const HOST = 'mx.nguoidan.example';

/** A delivery status notification as RFC 3464 wants it: words for people, fields for programs, the original headers. */
export function writeBounce({ to, recipient, originalHeaders, at }: Bounce): string {
  const boundary = `=_${randomUUID()}`;
  const date = at.toUTCString().replace('GMT', '+0000');
  const lines = [
    `From: Mail Delivery System <MAILER-DAEMON@${HOST}>`,
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${date}`,
    `Message-ID: <${randomUUID()}@${HOST}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `Your message could not be delivered to <${recipient}>.`,
    'The mailbox is full and has been closed by its owner.',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${HOST}`,
    `Arrival-Date: ${date}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.2.1',
    'Diagnostic-Code: smtp; 550 5.2.1 The mailbox is closed',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    originalHeaders.trimEnd(),
    '',
    `--${boundary}--`,
    '',
  ];
  return lines.join('\r\n');
}

/** The header block of a raw message, without the body. */
export function headerBlock(raw: Buffer): string {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return text.slice(0, end);
}
