import { z } from 'zod';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { cutText } from '../../src/domain/text/cut.ts';
import { normalisePhone } from '../../src/lib/phone.ts';
import { callZalo } from './call-zalo.ts';
import type { TemplateField, ZaloSettings } from './schema.ts';

const taken = z.object({ msg_id: z.union([z.string(), z.int().transform(String)]) });
/** Templates demand a name; people who gave none are addressed like this. */
const nameless = { vi: 'Quý khách', en: 'Customer' } as const;

/**
 * Sends the approved ZNS template to a phone number. The answer's words stay behind the link: a template has fields only.
 * Receipts name the message's own id (`tracking_id`).
 */
export async function sendTemplate(message: OutboundMessage, account: Account<ZaloSettings>): Promise<SendResult> {
  const { settings } = account;
  if (settings.znsTemplateId === undefined)
    return { state: 'failed', errorClass: 'config', detail: 'znsTemplateId is not set' };
  const phone = normalisePhone(message.to.address);
  if (phone === null)
    return { state: 'failed', errorClass: 'recipient_unreachable', detail: 'the recipient is not a phone number' };
  const call = await callZalo(account, {
    url: `${settings.znsBaseUrl}/message/template`,
    side: 'zns',
    method: 'POST',
    json: {
      phone: phone.slice(1),
      template_id: settings.znsTemplateId,
      template_data: Object.fromEntries(settings.znsFields.map((field) => [field.param, valueOf(field, message)])),
      tracking_id: message.id,
    },
  });
  if (!call.ok) return call.result;
  const data = taken.safeParse(call.data);
  return { state: 'sent', providerId: data.success ? data.data.msg_id : null };
}

function valueOf({ fact, max }: TemplateField, message: OutboundMessage): string {
  const value = fact === 'name' ? (message.to.name ?? nameless[message.lang]) : message.facts[fact];
  return max === undefined ? value : cutText(value, max).trim();
}
