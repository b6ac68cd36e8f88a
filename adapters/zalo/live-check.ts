import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import { callZalo } from './call-zalo.ts';
import type { ZaloSettings } from './schema.ts';

const profile = z.object({ name: z.string().catch('') });

/** Reads the Official Account's own profile: the tokens work, and they are of this account. */
export async function checkZalo(
  account: Account<ZaloSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const { settings } = account;
  const call = await callZalo(account, {
    url: `${settings.baseUrl}/v2.0/oa/getoa`,
    side: 'oa',
    method: 'GET',
    repeatable: true,
  });
  if (!call.ok) return { ok: false, detail: call.result.detail };
  // The id is longer than a number of JSON can hold, and Zalo writes it as one or as a word.
  const id = /"oa_?id"\s*:\s*"?(\d+)/iu.exec(call.text)?.[1];
  if (id !== undefined && id !== settings.oaId)
    return { ok: false, detail: `the tokens are of Official Account ${id}, oaId says ${settings.oaId}` };
  const read = profile.safeParse(call.data);
  return { ok: true, detail: `Zalo: ${read.success && read.data.name !== '' ? read.data.name : 'ok'}` };
}
