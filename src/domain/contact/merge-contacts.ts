import { foldVi } from '../text/fold.ts';
import type { Contact, ContactFields } from './contact.ts';
import { allow, refuse, type Decided } from './contact-refusal.ts';

/** What whoever merges should look at once more. */
export const mergeWarnings = ['kinds_differ', 'names_differ'] as const;
export type MergeWarning = (typeof mergeWarnings)[number];

/**
 * What the surviving contact is after a merge: its own fields, and from the other what it lacks. Two tax codes are two
 * businesses in law, so such contacts are not merged.
 */
export function mergeContacts(
  survivor: Contact,
  other: Contact,
): Decided<{ readonly fields: ContactFields; readonly warnings: readonly MergeWarning[] }> {
  if (survivor.id === other.id)
    return refuse('same_contact', { vi: 'Đây là cùng một người gửi.', en: 'This is one and the same contact.' });
  if (survivor.mergedInto !== null || other.mergedInto !== null) return alreadyMerged();
  if (survivor.taxCode !== null && other.taxCode !== null && survivor.taxCode !== other.taxCode)
    return refuse('tax_codes_differ', {
      vi: 'Hai bên có mã số thuế khác nhau nên là hai tổ chức khác nhau. Nếu một mã ghi sai, sửa mã đó rồi gộp.',
      en: 'The two have different tax codes, so they are two bodies in law. If one was written wrongly, correct it first.',
    });
  // A business has what a person has not (a tax code, people), and must not lose it.
  const isBusiness = survivor.kind === 'business' || other.kind === 'business';
  const businessId = isBusiness ? null : (survivor.businessId ?? other.businessId);
  const fields: ContactFields = {
    kind: isBusiness ? 'business' : 'person',
    name: survivor.name ?? other.name,
    lang: survivor.lang,
    taxCode: isBusiness ? (survivor.taxCode ?? other.taxCode) : null,
    sector: isBusiness ? (survivor.sector ?? other.sector) : null,
    size: isBusiness ? (survivor.size ?? other.size) : null,
    // Nobody belongs to itself, also not after it took in the business that it spoke for.
    businessId: businessId === other.id || businessId === survivor.id ? null : businessId,
    position: isBusiness ? null : (survivor.position ?? other.position),
    note: joinNotes(survivor.note, other.note),
    prefers: survivor.prefers.length > 0 ? survivor.prefers : other.prefers,
  };
  const warnings: MergeWarning[] = [];
  if (survivor.kind !== other.kind) warnings.push('kinds_differ');
  if (survivor.name !== null && other.name !== null && foldVi(survivor.name) !== foldVi(other.name))
    warnings.push('names_differ');
  return allow({ fields, warnings });
}

export function alreadyMerged(): Decided<never> {
  return refuse('contact_merged', {
    vi: 'Người gửi này vừa được gộp vào một người gửi khác. Mở người gửi kia để làm tiếp.',
    en: 'This contact has just been merged into another one. Open that one to go on.',
  });
}

function joinNotes(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other;
  return `${one}\n\n${other}`.slice(0, 4000);
}
