import type { ChatView } from '../../src/contract/public.ts';
import { bodyOf, isPassing, refusalOf } from '../portal/islands/answers.ts';
import type { Prove } from '../portal/islands/challenge.ts';
import type { Unsent } from './conversation.ts';

type SayOutcome =
  { readonly type: 'sent' } | { readonly type: 'lost' } | { readonly type: 'refused'; readonly why: string };

const address = '/widget/messages';

/** Hands a message over; does the work that the hub asks for first. Never rejects. */
export async function say(
  message: Unsent,
  input: { readonly secret: string; readonly lang: string; readonly prove: Prove },
): Promise<SayOutcome> {
  const { id, text, files } = message;
  let proof = '';
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const body = JSON.stringify({ id, text, files, lang: input.lang, ...(proof !== '' && { proof }) });
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Conversation': input.secret };
    const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => null);
    if (!answer || isPassing(answer.status)) return { type: 'lost' };
    if (answer.ok) return { type: 'sent' };
    const refusal = refusalOf(answer.status, await bodyOf(answer), input.lang);
    if (refusal.code !== 'proof.needed') return { type: 'refused', why: refusal.message };
    const worked = await input.prove('chat', id).catch(() => null);
    if (worked === null) return { type: 'lost' };
    if (worked === '') return { type: 'refused', why: refusal.message };
    proof = worked;
  }
  return { type: 'lost' };
}

export type Look =
  { readonly type: 'same' } | { readonly type: 'lost' } | { readonly type: 'news'; readonly view: ChatView };

/** Asks what is new, by the mark of what is known already. */
export function createLooker(): (secret: string) => Promise<Look> {
  let tag = '';
  return async (secret) => {
    const headers = {
      Accept: 'application/json',
      'X-Conversation': secret,
      ...(tag !== '' && { 'If-None-Match': tag }),
    };
    const answer = await fetch(address, { headers }).catch(() => null);
    if (answer?.status === 304) return { type: 'same' };
    if (!answer?.ok) return { type: 'lost' };
    // Given by our own hub, whose contract this is.
    const view = (await answer.json().catch(() => null)) as ChatView | null;
    if (!view) return { type: 'lost' };
    tag = answer.headers.get('ETag') ?? '';
    return { type: 'news', view };
  };
}
