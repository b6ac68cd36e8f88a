import type { IdentityKind } from '../../src/channels/kinds.ts';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import type { ZaloSettings } from './schema.ts';
import { sendChat } from './send-chat.ts';
import { sendTemplate } from './send-template.ts';

/** Sends to a Zalo user as a chat message, to a phone number as a ZNS template. Never throws. */
export async function sendZalo(message: OutboundMessage, account: Account<ZaloSettings>): Promise<SendResult> {
  if (message.to.kind === 'phone') return sendTemplate(message, account);
  if (message.to.kind === 'zalo') return sendChat(message, account);
  return { state: 'failed', errorClass: 'config', detail: `Zalo does not reach ${message.to.kind} addresses` };
}

/** The template of tickets would say something else than a code: codes need one of their own. */
export function codeSettingsOfZalo(
  kind: IdentityKind,
  { settings }: Pick<Account<ZaloSettings>, 'settings'>,
): { readonly znsTemplateId: string; readonly znsFields: string } | null {
  if (kind !== 'phone' || settings.znsCodeTemplateId === undefined) return null;
  return { znsTemplateId: settings.znsCodeTemplateId, znsFields: settings.znsCodeFields };
}

/** Phone numbers are written to by an approved template only. */
export function canReachByZalo(kind: IdentityKind, account: Pick<Account<ZaloSettings>, 'settings'>): boolean {
  return kind === 'zalo' || (kind === 'phone' && account.settings.znsTemplateId !== undefined);
}
