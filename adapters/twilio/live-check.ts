import type { Account } from '../../src/channels/port.ts';
import { createTwilioClient } from './rest-client.ts';
import type { TwilioSettings } from './schema.ts';

/** Logs in and asks how the account stands; nothing is sent. */
export async function checkTwilio(
  account: Account<TwilioSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const { settings } = account;
  try {
    const client = await createTwilioClient(settings);
    const { status } = await client.api.v2010.accounts(settings.accountSid).fetch();
    return { ok: status === 'active', detail: `Twilio: the account is ${status}` };
  } catch (error) {
    return { ok: false, detail: `Twilio: ${error instanceof Error ? error.message : 'no answer'}` };
  }
}
