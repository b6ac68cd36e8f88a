import type { z } from 'zod';
import {
  prefersChoices,
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
    prefers: sameOrder ? undefined : prefersChoicesOf(entries.prefers),
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

function prefersChoicesOf(kinds: readonly string[]): (typeof prefersChoices)[number][] {
  return kinds.flatMap((kind) => prefersChoices.find((choice) => choice === kind) ?? []);
}
