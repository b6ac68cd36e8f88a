import type { z } from 'zod';
import {
  sectorChoices,
  sizeChoices,
  type ContactDetail,
  type editContactRequest,
} from '../../../src/contract/contacts.ts';

/** What the form of a contact holds; nothing is an empty text. */
export type Entries = {
  readonly kind: 'person' | 'business';
  readonly name: string;
  readonly lang: 'vi' | 'en';
  readonly taxCode: string;
  readonly sector: string | null;
  readonly size: string | null;
  readonly business: ContactDetail['business'];
  readonly position: string;
  readonly note: string;
  readonly prefers: readonly string[];
};

export function entriesOf(contact: ContactDetail): Entries {
  return {
    kind: contact.kind,
    name: contact.name ?? '',
    lang: contact.lang,
    taxCode: contact.taxCode ?? '',
    sector: contact.sector?.code ?? null,
    size: contact.size?.code ?? null,
    business: contact.business,
    position: contact.position ?? '',
    note: contact.note ?? '',
    prefers: contact.prefers,
  };
}

/** The form on a newer state: what the person did not touch becomes what somebody else made it. */
export function rebaseEntries(entries: Entries, seen: ContactDetail, fresh: ContactDetail): Entries {
  const [before, after] = [entriesOf(seen), entriesOf(fresh)];
  const isTouched = (name: keyof Entries) => JSON.stringify(entries[name]) !== JSON.stringify(before[name]);
  return {
    kind: isTouched('kind') ? entries.kind : after.kind,
    name: isTouched('name') ? entries.name : after.name,
    lang: isTouched('lang') ? entries.lang : after.lang,
    taxCode: isTouched('taxCode') ? entries.taxCode : after.taxCode,
    sector: isTouched('sector') ? entries.sector : after.sector,
    size: isTouched('size') ? entries.size : after.size,
    business: isTouched('business') ? entries.business : after.business,
    position: isTouched('position') ? entries.position : after.position,
    note: isTouched('note') ? entries.note : after.note,
    prefers: isTouched('prefers') ? entries.prefers : after.prefers,
  };
}

/**
 * The request that makes `seen` what the form says: only what differs, so that what somebody else corrected meanwhile
 * stays. Entries of the other kind are not sent: the server takes them away with the kind.
 */
export function editBody(seen: ContactDetail, entries: Entries): z.input<typeof editContactRequest> {
  const before = entriesOf(seen);
  const text = (name: 'name' | 'note' | 'position' | 'taxCode') =>
    entries[name].trim() === before[name].trim() ? undefined : entries[name].trim() || null;
  const isBusiness = entries.kind === 'business';
  const sameOrder = entries.prefers.join() === before.prefers.join();
  return {
    version: seen.version,
    kind: entries.kind === before.kind ? undefined : entries.kind,
    name: text('name'),
    lang: entries.lang === before.lang ? undefined : entries.lang,
    note: text('note'),
    prefers: sameOrder ? undefined : [...entries.prefers],
    ...(isBusiness
      ? {
          taxCode: text('taxCode'),
          sector: entries.sector === before.sector ? undefined : codeOf(sectorChoices, entries.sector),
          size: entries.size === before.size ? undefined : codeOf(sizeChoices, entries.size),
        }
      : {
          businessId: entries.business?.id === before.business?.id ? undefined : (entries.business?.id ?? null),
          position: text('position'),
        }),
  };
}

function codeOf(choices: readonly { readonly code: string }[], code: string | null): string | null {
  return choices.find((choice) => choice.code === code)?.code ?? null;
}
