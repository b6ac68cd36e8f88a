import { z } from 'zod';
import type { IdentityKind } from '../../src/channels/kinds.ts';
import type { Account } from '../../src/channels/port.ts';
import { recipientOf } from './address.ts';
import { askZalo } from './call-zalo.ts';
import type { ZaloSettings } from './schema.ts';

const detail = z.object({ display_name: z.string().trim().min(1).max(300) });
const timeoutMs = 3000;

/** The name that a user of Zalo goes by there. Null: a phone number, a visitor who is not logged in, or no answer. */
export async function profileOnZalo(
  who: { readonly kind: IdentityKind; readonly address: string },
  account: Account<ZaloSettings>,
): Promise<{ readonly name: string } | null> {
  const recipient = recipientOf(who.address);
  if (who.kind !== 'zalo' || !('user_id' in recipient)) return null;
  const query = new URLSearchParams({ data: JSON.stringify({ user_id: recipient.user_id }) });
  const url = `${account.settings.baseUrl}/v3.0/oa/user/detail?${query}`;
  const answer = detail.safeParse(
    await askZalo(account, { url, side: 'oa', method: 'GET', repeatable: true, timeoutMs }),
  );
  return answer.success ? { name: answer.data.display_name } : null;
}
