import { noted } from '../../domain/ticket/actions/action.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ToldState } from './conversation-store.ts';
import type { Effect } from './effect.ts';
import { openTicketsOfContact, type Refusal } from './refusal-store.ts';

/** What a new state of an address means for its owner; null: it was so before, or says nothing of what they want. */
export function refusalOf(state: 'ok' | 'stopped' | 'left', told: ToldState | null): Refusal | null {
  if (told === null || told.before === state) return null;
  if (state === 'stopped') return 'stopped';
  return state === 'ok' && told.before === 'stopped' ? 'resumed' : null;
}

/** Every open case of the person says that they want no more messages on this channel, or want them again. */
export async function tellRefusal(
  tx: Sql,
  refusal: Refusal,
  about: { readonly contactId: string; readonly channel: string; readonly at: Date },
): Promise<Effect[]> {
  const { contactId, channel, at } = about;
  const event = { type: `sender.${refusal}`, at, actor: { kind: 'sender' }, data: { channel } } as const;
  const tickets = await openTicketsOfContact(tx, contactId);
  return tickets.map((ticketId) => ({ ticketId, apply: (loaded) => noted(loaded, event) }));
}
