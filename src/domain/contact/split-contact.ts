import type { Contact, ContactFields, Identity } from './contact.ts';
import { allow, refuse, type Decided } from './contact-refusal.ts';
import { alreadyMerged } from './merge-contacts.ts';

/**
 * The new contact that takes chosen addresses with it: the same kind and language, and the name that staff give it, else
 * the one under which the addresses were written from. What else is known stays with the old one: it was said of that one.
 */
export function splitContact(
  contact: Contact,
  identities: readonly Identity[],
  wanted: { readonly identityIds: readonly string[]; readonly name: string | null },
): Decided<ContactFields> {
  if (contact.mergedInto !== null) return alreadyMerged();
  const chosen = identities.filter((identity) => wanted.identityIds.includes(identity.id));
  if (chosen.length === 0 || chosen.length < new Set(wanted.identityIds).size)
    return refuse('no_such_identity', {
      vi: 'Một địa chỉ đã chọn không còn ở người gửi này. Tải lại rồi chọn lại.',
      en: 'A chosen address is no longer with this contact. Reload and choose again.',
    });
  if (chosen.length === identities.length)
    return refuse('nothing_left', {
      vi: 'Phải để lại ít nhất một địa chỉ. Tách hết thì không còn gì để phân biệt hai bên.',
      en: 'At least one address must stay. Taking all of them would leave nothing to tell the two apart.',
    });
  return allow({
    kind: contact.kind,
    name: wanted.name ?? chosen.find((identity) => identity.name !== null)?.name ?? contact.name,
    lang: contact.lang,
    taxCode: null,
    sector: null,
    size: null,
    businessId: null,
    position: null,
    note: null,
    prefers: [],
  });
}
