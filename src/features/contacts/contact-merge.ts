import { changedFields } from '../../domain/contact/contact.ts';
import { mergeContacts } from '../../domain/contact/merge-contacts.ts';
import { splitContact } from '../../domain/contact/split-contact.ts';
import { insertChange } from './contact-change-store.ts';
import { expectVersion, lockShown, type ChangeContext } from './contact-deps.ts';
import { valueOf } from './contact-errors.ts';
import { identitiesShown } from './contact-file-views.ts';
import { scopeOf } from './contact-scope-views.ts';
import {
  lockIdentities,
  moveIdentitiesTo,
  movePeopleOf,
  saveContact,
  ticketIdsByIdentities,
  ticketIdsOfContact,
} from './contact-store.ts';
import { moveTickets } from './move-tickets.ts';

/**
 * Takes the other contact into this one: addresses, tickets and people. The other stays as a tombstone that says where
 * they went. Addresses go first: intake finds the contact of a report by its address and waits for their lock, so a
 * report that comes in meanwhile has either moved along or finds the survivor.
 */
export async function applyMerge(
  context: ChangeContext,
  id: string,
  request: { readonly version: number; readonly otherId: string; readonly otherVersion: number },
): Promise<string> {
  const { tx, at, actor } = context;
  const { otherId } = request;
  const find = await lockShown(context, [id, otherId]);
  const [survivor, other] = [find(id), find(otherId)];
  const { fields } = valueOf(mergeContacts(survivor, other));
  expectVersion(survivor, request.version);
  expectVersion(other, request.otherVersion);
  const addresses = await lockIdentities(tx, otherId);
  const identities = await moveIdentitiesTo(tx, { from: otherId, to: id, ids: addresses.map((one) => one.id) });
  const tickets = await moveTickets(context, {
    ids: await ticketIdsOfContact(tx, otherId),
    from: otherId,
    to: id,
    because: 'merged',
  });
  await saveContact(tx, survivor, { ...fields, mergedInto: null }, at);
  await saveContact(tx, other, { ...other, mergedInto: id }, at);
  const people = await movePeopleOf(tx, { from: otherId, to: id, only: null, at });
  const changeId = context.newId();
  await insertChange(tx, {
    id: changeId,
    kind: 'merged',
    contactId: id,
    otherId,
    data: { what: 'merged', identities, tickets, people, ...changedFields(survivor, fields) },
    actorId: actor.id,
    at,
  });
  return changeId;
}

/** Gives chosen addresses, and the tickets that came by them, to a contact of their own. */
export async function applySplit(
  context: ChangeContext,
  id: string,
  request: { readonly version: number; readonly identityIds: readonly string[]; readonly name: string | null },
): Promise<string> {
  const { tx, at, actor, newId } = context;
  const contact = (await lockShown(context, [id]))(id);
  await lockIdentities(tx, id);
  // Addresses that the actor does not see neither move nor count.
  const shown = await identitiesShown(tx, scopeOf(actor), id);
  const fields = valueOf(splitContact(contact, shown, request));
  expectVersion(contact, request.version);
  const fresh = { ...fields, id: newId(), mergedInto: null, version: 0 };
  await saveContact(tx, fresh, fresh, at);
  const identities = await moveIdentitiesTo(tx, { from: id, to: fresh.id, ids: request.identityIds });
  const tickets = await moveTickets(context, {
    ids: await ticketIdsByIdentities(tx, id, { identityIds: identities, alsoIds: [] }),
    from: id,
    to: fresh.id,
    because: 'split',
  });
  await saveContact(tx, contact, contact, at);
  const changeId = newId();
  await insertChange(tx, {
    id: changeId,
    kind: 'split',
    contactId: id,
    otherId: fresh.id,
    data: { what: 'split', identities, tickets },
    actorId: actor.id,
    at,
  });
  return changeId;
}
