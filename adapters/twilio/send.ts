import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { shortenForSms } from '../../src/lib/sms/shorten.ts';
import { messageParameter } from './events.ts';
import { CallLost, createTwilioClient } from './rest-client.ts';
import type { TwilioSettings } from './schema.ts';
import { twilioErrorClass } from './status.ts';

/**
 * Sends one SMS. Twilio knows no idempotency for it: when the answer was lost the state is `unknown`, until a status
 * callback, which names the message by our id, tells more. Never throws.
 */
export async function sendTwilio(message: OutboundMessage, account: Account<TwilioSettings>): Promise<SendResult> {
  const { settings } = account;
  if (!/^\+\d{7,15}$/u.test(message.to.address)) {
    return { state: 'failed', errorClass: 'recipient_unreachable', detail: 'the recipient is no telephone number' };
  }
  const { text: body } = shortenForSms(smsText(message.text, settings), {
    maxSegments: settings.maxSegments,
    link: message.facts.link,
  });
  const { from, messagingServiceSid } = settings;
  try {
    const client = await createTwilioClient(settings);
    const sent = await client.messages.create({
      to: message.to.address,
      body,
      ...(messagingServiceSid === undefined ? from !== undefined && { from } : { messagingServiceSid }),
      ...(account.webhookUrl !== '' && { statusCallback: callbackOf(account.webhookUrl, message.id) }),
    });
    const sid: unknown = sent.sid;
    return { state: 'sent', providerId: typeof sid === 'string' ? sid : null };
  } catch (error) {
    return classify(error);
  }
}

function callbackOf(webhookUrl: string, id: string): string {
  return `${webhookUrl}${webhookUrl.includes('?') ? '&' : '?'}${messageParameter}=${encodeURIComponent(id)}`;
}

function numberAt(error: object, name: string): number | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'number' ? value : undefined;
}

function classify(error: unknown): SendResult {
  if (error instanceof CallLost) {
    return error.reached
      ? { state: 'unknown', detail: `Twilio: ${error.message}` }
      : { state: 'failed', errorClass: 'retry', detail: `Twilio: ${error.message}` };
  }
  const about = typeof error === 'object' && error !== null ? error : {};
  const [status, code] = [numberAt(about, 'status'), numberAt(about, 'code')];
  // A gateway that lost the back end does not know what became of the message.
  if (code === undefined && (status === 502 || status === 504)) {
    return { state: 'unknown', detail: `Twilio: HTTP ${status}` };
  }
  if (status === undefined) return { state: 'unknown', detail: 'Twilio: the answer could not be read' };
  const detail = code === undefined ? `Twilio: HTTP ${status}` : `Twilio: error ${code}`;
  return { state: 'failed', errorClass: twilioErrorClass(code ?? null, status), detail };
}
