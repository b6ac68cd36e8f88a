import type { Contact } from '../../domain/contact/contact.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { TicketService } from '../tickets/ticket-service.ts';
import { contactChangedMeanwhile } from './contact-errors.ts';
import { scopeOf, shownContacts } from './contact-scope-views.ts';
import { lockContacts } from './contact-store.ts';

export type ContactDeps = {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'load' | 'write' | 'rowsFor'>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells the relay that events were committed; may get lost. */
  readonly nudge: () => void;
};

/** One change by one member of staff, inside its transaction. */
export type ChangeContext = {
  readonly tx: Sql;
  readonly actor: StaffActor;
  readonly at: Date;
  readonly newId: () => string;
  readonly tickets: ContactDeps['tickets'];
};

/** Locks contacts that the actor may see; out of sight is not found. */
export async function lockShown(
  { tx, actor }: Pick<ChangeContext, 'tx' | 'actor'>,
  ids: readonly string[],
): Promise<(id: string) => Contact> {
  const locked = await lockContacts(tx, ids);
  const shown = await shownContacts(tx, scopeOf(actor), ids);
  return (id) => {
    const contact = locked.get(id);
    // A merged contact is no secret from those who may change contacts: what to do about it is said by the rules.
    if (!contact || (!shown.has(id) && contact.mergedInto === null)) throw notFound();
    return contact;
  };
}

export function expectVersion(contact: Contact, version: number): void {
  if (contact.version !== version) throw contactChangedMeanwhile();
}
