import type { ContactChange, ContactDetail, ContactIdentity, ContactRow } from '../../contract/contacts.ts';
import { allowedContactActions, may } from '../../domain/access/policies.ts';
import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import { sectors, sizes } from '../../domain/contact/business.ts';
import { valuesOf } from './contact-change-store.ts';
import { changeWords, fieldChanges, type Referred } from './contact-words.ts';
import type { ContactFile, HistoryRecord } from './contact-file-views.ts';
import type { ContactRowRecord } from './contact-views.ts';

export function presentContactRow(row: ContactRowRecord): ContactRow {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    taxCode: row.taxCode,
    business: row.businessId === null ? null : { id: row.businessId, name: row.businessName },
    address: row.addressKind === null || row.address === null ? null : { kind: row.addressKind, address: row.address },
    tickets: row.tickets,
    lastTicketAt: row.lastTicketAt?.toISOString() ?? null,
  };
}

export function presentIdentity(identity: ContactFile['identities'][number]): ContactIdentity {
  return {
    id: identity.id,
    kind: identity.kind,
    address: identity.address,
    name: identity.name,
    state: identity.state,
    verifiedAt: identity.verifiedAt?.toISOString() ?? null,
    tickets: identity.tickets,
  };
}

/** A contact as this member of staff may see it. `referred`: what its history speaks of. */
export function presentContact(file: ContactFile, actor: StaffActor, referred: Referred): ContactDetail {
  const { contact } = file;
  return {
    id: contact.id,
    version: contact.version,
    kind: contact.kind,
    name: contact.name,
    lang: contact.lang === 'en' ? 'en' : 'vi',
    taxCode: contact.taxCode,
    sector: sectors.find((sector) => sector.code === contact.sector) ?? null,
    size: sizes.find((size) => size.code === contact.size) ?? null,
    business: file.business,
    position: contact.position,
    note: seesAll(actor.role) ? contact.note : null,
    prefers: [...contact.prefers],
    identities: file.identities.map(presentIdentity),
    people: [...file.people],
    mergedInto: file.mergedInto,
    history: file.history.map((change) => presentChange(change, { actor, viewedFrom: contact.id, referred })),
    createdAt: contact.createdAt.toISOString(),
    actions: allowedContactActions(actor, {
      isMerged: contact.mergedInto !== null,
      addresses: file.identities.length,
    }),
  };
}

function presentChange(
  change: HistoryRecord,
  input: {
    readonly actor: StaffActor;
    readonly viewedFrom: string;
    readonly referred: Referred;
  },
): ContactChange {
  const { data } = change;
  const isOwn = change.contactId === input.viewedFrom;
  const details =
    data.what === 'fields' || (data.what === 'merged' && isOwn)
      ? fieldChanges({ before: valuesOf(data.before), after: valuesOf(data.after) }, input.referred)
      : [];
  const other = isOwn
    ? change.otherId !== null && { id: change.otherId, name: change.otherName }
    : { id: change.contactId, name: change.contactName };
  return {
    id: change.id,
    kind: change.kind,
    at: change.at.toISOString(),
    by: change.actorName ?? '',
    text: changeWords(change, input.viewedFrom),
    details,
    other: other || null,
    undone: change.undoneAt ? { at: change.undoneAt.toISOString(), by: change.undoneByName ?? '' } : null,
    canUndo: change.undoneAt === null && !change.isBlocked && may(input.actor, 'contact:write'),
  };
}

/** Businesses that a history names by id. */
export function businessesNamed(file: ContactFile): string[] {
  const ids = file.history.flatMap(({ data }) =>
    data.what === 'fields' || data.what === 'merged' ? [data.before.businessId, data.after.businessId] : [],
  );
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
