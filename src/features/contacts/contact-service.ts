import type {
  AddIdentityRequest,
  ContactChanged,
  ContactDetail,
  ContactQuery,
  EditContactRequest,
  MergePreview,
} from '../../contract/contacts.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { changedFields, contactFields } from '../../domain/contact/contact.ts';
import { readContactSearch } from '../../domain/contact/contact-search.ts';
import { mergeContacts } from '../../domain/contact/merge-contacts.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { notFound } from '../../lib/errors.ts';
import { audienceOf } from '../tickets/ticket-service.ts';
import type { ChangeContext, ContactDeps } from './contact-deps.ts';
import { applyAddIdentity, applyEdit, applyFreeIdentity } from './contact-edit.ts';
import { addressKindUnknown, valueOf } from './contact-errors.ts';
import { contactNames, identitiesShown, peopleShown, readContactFile } from './contact-file-views.ts';
import { applyMerge, applySplit } from './contact-merge.ts';
import { businessesNamed, presentContact, presentContactRow, presentIdentity } from './contact-presenter.ts';
import { scopeOf } from './contact-scope-views.ts';
import { findContact, freeIdentity } from './contact-store.ts';
import { applyUndo } from './contact-undo.ts';
import { contactRows, listContacts, ticketIdsShown } from './contact-views.ts';
import { fieldLabels, valueWords } from './contact-words.ts';
import { findDuplicates } from './find-duplicates.ts';

/** Who writes to the province: people and businesses with their addresses. Out of sight is not found. */
export function createContactService(deps: ContactDeps & { readonly reference: () => Promise<ReferenceData> }) {
  const { database } = deps;

  async function detail(actor: StaffActor, id: string): Promise<ContactDetail> {
    const file = await readContactFile(database, scopeOf(actor), id);
    if (!file) throw notFound();
    const names = await contactNames(database, businessesNamed(file));
    return presentContact(file, actor, { names, addresses: (await deps.reference()).addresses });
  }

  async function change(
    actor: StaffActor,
    work: (context: ChangeContext) => Promise<{ readonly id: string; readonly changeId: string | null }>,
  ): Promise<ContactChanged> {
    const done = await database.transaction((tx) =>
      work({ tx, actor, at: deps.now(), newId: deps.newId, tickets: deps.tickets }),
    );
    deps.nudge();
    const contact = await detail(actor, done.id);
    return { contact, change: contact.history.find((one) => one.id === done.changeId) ?? null };
  }

  return {
    detail,

    async list(actor: StaffActor, query: ContactQuery) {
      const q = query.q?.trim() ?? '';
      const rows = await listContacts(database, scopeOf(actor), {
        search: q === '' ? null : readContactSearch(q),
        kind: query.kind ?? null,
        after: query.after ?? null,
        limit: query.limit,
        addressKinds: [...(await deps.reference()).addresses.keys()],
      });
      const page = rows.slice(0, query.limit);
      return {
        items: page.map(presentContactRow),
        next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
      };
    },

    /** Tickets of a contact, as far as the actor may see them as this sender's. */
    async tickets(
      actor: StaffActor,
      id: string,
      query: { readonly after?: string | undefined; readonly limit: number },
    ) {
      await detail(actor, id);
      const ids = await ticketIdsShown(database, scopeOf(actor), {
        contactId: id,
        after: query.after ?? null,
        limit: query.limit,
      });
      const page = ids.slice(0, query.limit);
      const { rows } = await deps.tickets.rowsFor(audienceOf(actor), page);
      return {
        items: page.flatMap((ticketId) => rows.get(ticketId) ?? []),
        next: ids.length > query.limit ? (page.at(-1) ?? null) : null,
      };
    },

    async duplicates(actor: StaffActor, id: string) {
      const { name, mergedInto } = await detail(actor, id);
      if (mergedInto) return { items: [] };
      const reference = await deps.reference();
      return { items: await findDuplicates(database, scopeOf(actor), { contactId: id, name, reference }) };
    },

    /** Both sides and what would move, before anything does. */
    async mergePreview(actor: StaffActor, id: string, otherId: string): Promise<MergePreview> {
      const scope = scopeOf(actor);
      const rows = await contactRows(database, scope, [id, otherId]);
      const [survivor, other] = [await findContact(database, id), await findContact(database, otherId)];
      const [survivorRow, otherRow] = [rows.get(id), rows.get(otherId)];
      if (!survivor || !other || !survivorRow || !otherRow) throw notFound();
      const { fields, warnings } = valueOf(mergeContacts(survivor, other));
      const gained = changedFields(survivor, fields).after;
      const names = await contactNames(database, fields.businessId === null ? [] : [fields.businessId]);
      const { addresses } = await deps.reference();
      const people = await peopleShown(database, scope, otherId);
      return {
        survivor: presentContactRow(survivorRow),
        other: presentContactRow(otherRow),
        moves: {
          identities: (await identitiesShown(database, scope, otherId)).map(presentIdentity),
          tickets: otherRow.tickets,
          people: people.filter((person) => person.id !== id).map((person) => ({ id: person.id, name: person.name })),
        },
        gains: contactFields.flatMap((field) => {
          const value = valueWords(field, gained[field], { names, addresses });
          return value ? [{ label: fieldLabels[field], value }] : [];
        }),
        warnings: [...warnings],
      };
    },

    async edit(actor: StaffActor, id: string, request: EditContactRequest): Promise<ContactChanged> {
      const { addresses } = await deps.reference();
      if (request.prefers?.some((kind) => !addresses.has(kind))) throw addressKindUnknown();
      return change(actor, async (context) => ({ id, changeId: await applyEdit(context, id, request) }));
    },

    addIdentity: (actor: StaffActor, id: string, request: AddIdentityRequest) =>
      change(actor, async (context) => ({ id, changeId: await applyAddIdentity(context, id, request) })),

    freeIdentityOf: (
      actor: StaffActor,
      id: string,
      request: { readonly version: number; readonly identityId: string },
    ) => change(actor, async (context) => ({ id, changeId: await applyFreeIdentity(context, id, request) })),

    merge: (
      actor: StaffActor,
      id: string,
      request: { readonly version: number; readonly otherId: string; readonly otherVersion: number },
    ) => change(actor, async (context) => ({ id, changeId: await applyMerge(context, id, request) })),

    split: (
      actor: StaffActor,
      id: string,
      request: { readonly version: number; readonly identityIds: readonly string[]; readonly name: string | null },
    ) => change(actor, async (context) => ({ id, changeId: await applySplit(context, id, request) })),

    undo: (actor: StaffActor, changeId: string) =>
      change(actor, async (context) => ({ id: await applyUndo(context, changeId), changeId })),

    /** For intake, in its own transaction: the person wrote from this address, and the channel vouches for it. */
    freeIdentity,
  };
}

export type ContactService = ReturnType<typeof createContactService>;
