import type { Contact } from '../../domain/contact/contact.ts';
import { notFound } from '../../lib/errors.ts';
import {
  changeIsBlocked,
  findChange,
  markChangeUndone,
  valuesOf,
  type ChangeData,
  type ContactChangeRecord,
} from './contact-change-store.ts';
import { lockShown, type ChangeContext } from './contact-deps.ts';
import { addressInUse, undoneAlready, undoNewerFirst } from './contact-errors.ts';
import { shownContacts, scopeOf } from './contact-scope-views.ts';
import {
  changeIdentityState,
  deleteIdentity,
  findLiveContact,
  identityIsUsed,
  lockContacts,
  lockIdentities,
  moveIdentitiesTo,
  movePeopleOf,
  saveContact,
  ticketIdsByIdentities,
  ticketIdsOfContact,
} from './contact-store.ts';
import { moveTickets } from './move-tickets.ts';

type Undo<What extends ChangeData['what']> = {
  readonly change: ContactChangeRecord;
  readonly data: Extract<ChangeData, { readonly what: What }>;
  readonly contact: Contact;
};

/**
 * Takes a change back, the newest of its contacts first. What moved goes back by its recorded id, as far as it is still
 * where the change put it. What came in since stays where it is, but for tickets: these go with the address that they
 * came by, or the answers of that person would no longer be known as theirs. Resolves to the contact that was changed.
 */
export async function applyUndo(context: ChangeContext, changeId: string): Promise<string> {
  const { tx, actor, at } = context;
  const change = await findChange(tx, changeId);
  if (!change) throw notFound();
  const { contactId, otherId } = change;
  const locked = await lockContacts(tx, otherId === null ? [contactId] : [contactId, otherId]);
  const contact = locked.get(contactId);
  if (!contact) throw notFound();
  if (contact.mergedInto === null) {
    const shown = await shownContacts(tx, scopeOf(actor), [contactId]);
    if (!shown.has(contactId)) throw notFound();
  } else await lockShown(context, [contactId]);
  if (change.undoneAt !== null) throw undoneAlready();
  if (await changeIsBlocked(tx, changeId)) throw undoNewerFirst();
  if (!(await markChangeUndone(tx, changeId, { at, by: actor.id }))) throw undoneAlready();
  const { data } = change;
  switch (data.what) {
    case 'fields':
      await restoreFields(context, contact, valuesOf(data.before));
      break;
    case 'identity_added':
      await undoAddress(context, { change, data, contact });
      break;
    case 'identity_freed':
      await changeIdentityState(tx, data.identity.id, { from: 'ok', to: data.before });
      await saveContact(tx, contact, contact, at);
      break;
    case 'merged':
      await undoMerge(context, { change, data, contact }, locked);
      break;
    case 'split':
      await undoSplit(context, { change, data, contact }, locked);
      break;
  }
  return contactId;
}

async function restoreFields(
  { tx, at }: ChangeContext,
  contact: Contact,
  before: ReturnType<typeof valuesOf>,
): Promise<void> {
  const fields = { ...contact, ...before };
  // The business of then may have been merged, or be a person now.
  const business = fields.businessId === null ? null : await findLiveContact(tx, fields.businessId);
  const businessId =
    business?.kind === 'business' && business.id !== contact.id && fields.kind === 'person' ? business.id : null;
  await saveContact(tx, contact, { ...fields, businessId }, at);
}

async function undoAddress({ tx, at }: ChangeContext, { data, contact }: Undo<'identity_added'>): Promise<void> {
  await lockIdentities(tx, contact.id);
  if (await identityIsUsed(tx, data.identity.id)) throw addressInUse();
  await deleteIdentity(tx, data.identity.id, contact.id);
  await saveContact(tx, contact, contact, at);
}

async function undoMerge(
  context: ChangeContext,
  { change, data, contact: survivor }: Undo<'merged'>,
  locked: ReadonlyMap<string, Contact>,
): Promise<void> {
  const { tx, at } = context;
  const other = locked.get(change.otherId ?? '');
  if (!other || other.mergedInto !== survivor.id) throw undoNewerFirst();
  const from = survivor.id;
  const to = other.id;
  await lockIdentities(tx, from);
  const back = await moveIdentitiesTo(tx, { from, to, ids: data.identities });
  await moveTickets(context, {
    ids: await ticketIdsByIdentities(tx, from, { identityIds: back, alsoIds: data.tickets }),
    from,
    to,
    because: 'undone',
  });
  await restoreFields(context, survivor, valuesOf(data.before));
  await saveContact(tx, other, { ...other, mergedInto: null }, at);
  if (data.people.length > 0) await movePeopleOf(tx, { from, to, only: data.people, at });
}

/** Whatever the contact that was split off has by now comes back: it could not stand without its addresses. */
async function undoSplit(
  context: ChangeContext,
  { change, contact }: Undo<'split'>,
  locked: ReadonlyMap<string, Contact>,
): Promise<void> {
  const { tx, at } = context;
  const other = locked.get(change.otherId ?? '');
  if (!other || other.mergedInto !== null) throw undoNewerFirst();
  const from = other.id;
  const to = contact.id;
  const addresses = await lockIdentities(tx, from);
  await moveIdentitiesTo(tx, { from, to, ids: addresses.map((one) => one.id) });
  await moveTickets(context, { ids: await ticketIdsOfContact(tx, from), from, to, because: 'undone' });
  await saveContact(tx, contact, contact, at);
  await saveContact(tx, other, { ...other, mergedInto: to }, at);
  await movePeopleOf(tx, { from, to, only: null, at });
}
