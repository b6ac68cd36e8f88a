import { z } from 'zod';
import type { AddIdentityRequest, EditContactRequest } from '../../contract/contacts.ts';
import { changedFields, type FieldValues } from '../../domain/contact/contact.ts';
import { editContact } from '../../domain/contact/edit-contact.ts';
import { alreadyMerged } from '../../domain/contact/merge-contacts.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { normalisePhone } from '../../lib/phone.ts';
import { insertChange } from './contact-change-store.ts';
import { expectVersion, lockShown, type ChangeContext } from './contact-deps.ts';
import { addressHere, addressInvalid, addressNotFreed, addressTaken, valueOf } from './contact-errors.ts';
import { identitiesShown } from './contact-file-views.ts';
import { scopeOf } from './contact-scope-views.ts';
import {
  changeIdentityState,
  contactHasPeople,
  findIdentityAt,
  insertIdentity,
  lockIdentities,
  saveContact,
} from './contact-store.ts';

/** What the request names; what it leaves out stays. */
function editOf(request: EditContactRequest): FieldValues {
  return Object.fromEntries(
    Object.entries(request).filter(([name, value]) => name !== 'version' && value !== undefined),
  );
}

/** Corrects entries of a contact. Resolves to the change; null when everything was so already. */
export async function applyEdit(
  context: ChangeContext,
  id: string,
  request: EditContactRequest,
): Promise<string | null> {
  const { tx, at } = context;
  const businessId = request.businessId ?? null;
  const find = await lockShown(context, businessId === null ? [id] : [id, businessId]);
  const contact = find(id);
  if (contact.mergedInto !== null) valueOf(alreadyMerged());
  expectVersion(contact, request.version);
  const after = valueOf(
    editContact(contact, editOf(request), {
      business: businessId === null ? null : findOrNull(find, businessId),
      hasPeople: await contactHasPeople(tx, id),
    }),
  );
  const changed = changedFields(contact, after);
  if (Object.keys(changed.after).length === 0) return null;
  await saveContact(tx, contact, { ...after, mergedInto: null }, at);
  return record(context, id, { what: 'fields', before: changed.before, after: changed.after });
}

/** What is not there and what may not be seen are answered alike: beside the entry that names it. */
function findOrNull<Found>(find: (id: string) => Found, id: string): Found | null {
  try {
    return find(id);
  } catch (error) {
    if (error instanceof HubError && error.kind === 'not_found') return null;
    throw error;
  }
}

/** An address that the person told staff, and that staff thereby vouch for. */
export async function applyAddIdentity(
  context: ChangeContext,
  id: string,
  request: AddIdentityRequest,
): Promise<string> {
  const { tx, at, newId } = context;
  const contact = (await lockShown(context, [id]))(id);
  if (contact.mergedInto !== null) valueOf(alreadyMerged());
  expectVersion(contact, request.version);
  const { kind } = request;
  const address = kind === 'phone' ? normalisePhone(request.address) : normaliseEmail(request.address);
  if (address === null) throw addressInvalid(kind);
  const identity = { id: newId(), contactId: id, kind, address, verifiedAt: at };
  if (!(await insertIdentity(tx, identity))) {
    const holder = await findIdentityAt(tx, kind, address);
    throw holder?.contactId === id ? addressHere() : addressTaken();
  }
  await saveContact(tx, contact, contact, at);
  return record(context, id, { what: 'identity_added', identity: { id: identity.id, kind, address } });
}

function normaliseEmail(typed: string): string | null {
  return z.email().safeParse(typed.toLowerCase()).data ?? null;
}

/** A person of the centre knows that an address works again. */
export async function applyFreeIdentity(
  context: ChangeContext,
  id: string,
  request: { readonly version: number; readonly identityId: string },
): Promise<string> {
  const { tx, at } = context;
  const contact = (await lockShown(context, [id]))(id);
  if (contact.mergedInto !== null) valueOf(alreadyMerged());
  expectVersion(contact, request.version);
  await lockIdentities(tx, id);
  const identity = (await identitiesShown(tx, scopeOf(context.actor), id)).find((one) => one.id === request.identityId);
  if (!identity) throw notFound();
  const { state, kind, address } = identity;
  if (state === 'ok' || state === 'left') throw addressNotFreed(state);
  await changeIdentityState(tx, identity.id, { from: state, to: 'ok' });
  await saveContact(tx, contact, contact, at);
  return record(context, id, {
    what: 'identity_freed',
    identity: { id: identity.id, kind, address },
    before: state,
  });
}

async function record(
  { tx, actor, at, newId }: ChangeContext,
  contactId: string,
  data: Parameters<typeof insertChange>[1]['data'],
): Promise<string> {
  const id = newId();
  await insertChange(tx, { id, kind: 'edited', contactId, otherId: null, data, actorId: actor.id, at });
  return id;
}
