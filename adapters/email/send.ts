import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { composeMail, outboundMessageId } from './compose.ts';
import type { EmailSettings } from './schema.ts';
import { normaliseAddress } from './sender.ts';
import { classifySmtpError, isSenderRefused } from './smtp-errors.ts';
import { sendPooled, type Progress } from './smtp-transport.ts';

/** Sends one mail. The provider id is its Message-ID, which answers will name in their References. Never throws. */
export async function sendMail(message: OutboundMessage, account: Account<EmailSettings>): Promise<SendResult> {
  const { settings } = account;
  if (settings.smtpHost === undefined) return { state: 'failed', errorClass: 'config', detail: 'smtpHost is not set' };
  if (normaliseAddress(message.to.address) === null) {
    return { state: 'failed', errorClass: 'recipient_unreachable', detail: 'the recipient is not a mail address' };
  }
  const mail = composeMail(message, settings);
  const progress: Progress = { wasHandedOver: false };
  try {
    await sendWithFallback(account, mail, progress);
    return { state: 'sent', providerId: outboundMessageId(message, settings) };
  } catch (error) {
    return classifySmtpError(error, progress.wasHandedOver);
  }
}

/** Some providers let an account send only as its plain address; the ticket is then found by Message-ID alone. */
async function sendWithFallback(
  account: Account<EmailSettings>,
  mail: ReturnType<typeof composeMail>,
  progress: Progress,
): Promise<void> {
  try {
    await sendPooled(account, mail, progress);
  } catch (error) {
    if (!isSenderRefused(error)) throw error;
    const from = account.settings.address;
    await sendPooled(account, { ...mail, envelope: { ...mail.envelope, from } }, progress);
  }
}
