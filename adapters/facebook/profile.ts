import { z } from 'zod';
import type { IdentityKind } from '../../src/channels/kinds.ts';
import type { Account } from '../../src/channels/port.ts';
import { callGraph } from './graph.ts';
import type { FacebookSettings } from './schema.ts';
import { nameOf } from './words.ts';

const person = z.object({ first_name: z.string().optional(), last_name: z.string().optional() });
const timeoutMs = 3000;

/**
 * The name of somebody who wrote in Messenger, family name first as Vietnamese names are written. Null: Meta withholds it
 * (100/33), does not answer, or it is no Messenger address: who comments in public is named in the comment itself.
 */
export async function profileOnFacebook(
  who: { readonly kind: IdentityKind; readonly address: string },
  account: Account<FacebookSettings>,
): Promise<{ readonly name: string } | null> {
  if (who.kind !== 'messenger' || account.settings.pageAccessToken === '') return null;
  const path = encodeURIComponent(who.address);
  const answer = await callGraph({ path, query: { fields: 'first_name,last_name' }, timeoutMs }, account);
  const read = person.safeParse(answer.ok ? answer.json : null);
  if (!read.success) return null;
  const name = nameOf(`${read.data.last_name ?? ''} ${read.data.first_name ?? ''}`);
  return name === null ? null : { name };
}
