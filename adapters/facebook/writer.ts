import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import { callGraph } from './graph.ts';
import type { FacebookSettings } from './schema.ts';

const written = z.object({ from: z.object({ id: z.string().regex(/^[\x21-\x7E]{1,300}$/u) }) });
const patienceMs = 5000;

/** Who wrote a comment or post; null: Facebook does not say. */
export async function writerOf(id: string, account: Account<FacebookSettings>): Promise<string | null> {
  if (id === '' || account.settings.pageAccessToken === '') return null;
  const answer = await callGraph(
    { path: encodeURIComponent(id), query: { fields: 'from' }, timeoutMs: patienceMs },
    account,
  );
  const parsed = answer.ok ? written.safeParse(answer.json) : null;
  return parsed?.success === true ? parsed.data.from.id : null;
}
