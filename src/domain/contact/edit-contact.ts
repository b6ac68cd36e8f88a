import { maskPersonal } from '../text/personal-data.ts';
import { shownForm } from '../text/normalise.ts';
import type { Contact, ContactFields, FieldValues } from './contact.ts';
import { allow, refuse, type Decided } from './contact-refusal.ts';
import { readTaxCode, type TaxCodeFault } from './tax-code.ts';

const taxCodeWords: Readonly<Record<TaxCodeFault, { readonly vi: string; readonly en: string }>> = {
  personal: {
    vi: '12 chữ số là số định danh cá nhân, không lưu ở đây. Mã số thuế doanh nghiệp có 10 hoặc 13 chữ số.',
    en: 'Twelve digits are the number of a person, which is not kept here. A tax code has 10 or 13 digits.',
  },
  length: {
    vi: 'Mã số thuế có 10 chữ số, hoặc 10 và 3 chữ số cho chi nhánh, ví dụ 0100109106-001.',
    en: 'A tax code has 10 digits, or 10 and 3 for a branch, such as 0100109106-001.',
  },
  check: {
    vi: 'Mã số thuế sai chữ số kiểm tra. Đối chiếu lại từng chữ số.',
    en: 'The check digit of this tax code is wrong. Compare it digit by digit.',
  },
};

/** What may be said about the business that a person is to belong to. */
export type BusinessFacts = Pick<Contact, 'id' | 'kind' | 'mergedInto'>;

/**
 * The fields of a contact after an edit. A business has a tax code, sector and size, a person a business and a position:
 * what does not fit the kind goes with it. `business`: the contact that `edit.businessId` names, null when there is none.
 */
export function editContact(
  contact: Contact,
  edit: FieldValues,
  facts: { readonly business: BusinessFacts | null; readonly hasPeople: boolean },
): Decided<ContactFields> {
  const after = { ...contact, ...tidy(edit) };
  if (after.kind === 'person') {
    if (facts.hasPeople && contact.kind === 'business')
      return refuse(
        'has_people',
        {
          vi: 'Doanh nghiệp này còn người của mình. Gỡ từng người trước khi đổi thành cá nhân.',
          en: 'This business still has people. Take them out before making it a person.',
        },
        'kind',
      );
    for (const field of ['taxCode', 'sector', 'size'] as const)
      if ((edit[field] ?? null) !== null)
        return refuse('business_only', { vi: 'Chỉ doanh nghiệp có mục này.', en: 'Only a business has this.' }, field);
    if (edit.businessId) {
      const fault = businessFault(contact, facts.business);
      if (fault) return fault;
    }
    const position = after.businessId === null ? null : after.position;
    return allow({ ...after, taxCode: null, sector: null, size: null, position });
  }
  if ((edit.businessId ?? null) !== null)
    return refuse(
      'person_only',
      { vi: 'Chỉ cá nhân mới thuộc một doanh nghiệp.', en: 'Only a person belongs to a business.' },
      'businessId',
    );
  if (edit.taxCode) {
    const read = readTaxCode(edit.taxCode);
    if (!read.ok) return refuse(`tax_code_${read.fault}`, taxCodeWords[read.fault], 'taxCode');
    return allow({ ...after, taxCode: read.value, businessId: null, position: null });
  }
  return allow({ ...after, businessId: null, position: null });
}

function businessFault(contact: Contact, business: BusinessFacts | null): Decided<never> | null {
  if (business?.kind === 'business' && business.mergedInto === null && business.id !== contact.id) return null;
  return refuse(
    'no_such_business',
    { vi: 'Không tìm thấy doanh nghiệp này.', en: 'This business was not found.' },
    'businessId',
  );
}

/** Free text as it is kept: without invisible signs, numbers of identity cards masked, nothing for what is empty. */
function tidy(edit: FieldValues): FieldValues {
  const text = (value: string | null) => (value === null ? null : maskPersonal(shownForm(value).trim()) || null);
  return {
    ...edit,
    ...(edit.name !== undefined && { name: text(edit.name)?.replaceAll(/\s+/gu, ' ') ?? null }),
    ...(edit.position !== undefined && { position: text(edit.position) }),
    ...(edit.note !== undefined && { note: text(edit.note) }),
    ...(edit.taxCode !== undefined && { taxCode: edit.taxCode?.trim() || null }),
    ...(edit.prefers !== undefined && { prefers: [...new Set(edit.prefers)] }),
  };
}
