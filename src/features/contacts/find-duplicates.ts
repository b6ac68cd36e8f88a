import type { Duplicate } from '../../contract/contacts.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { foldVi } from '../../domain/text/fold.ts';
import { findPhones } from '../../domain/text/personal-data.ts';
import type { Sql } from '../../platform/sql.ts';
import { nameOf } from '../reference/reference-service.ts';
import { presentContactRow } from './contact-presenter.ts';
import type { ContactScope } from './contact-scope-views.ts';
import { contactRows } from './contact-views.ts';
import {
  contactsOfPhones,
  contactsOfSameName,
  contactsWhoWrote,
  contactsWithTaxCodeOf,
  phonesOfContact,
  textsOfContact,
  type DuplicateRecord,
} from './duplicate-views.ts';

/**
 * Contacts that may be the same as this one, the surest first: the same tax code, a telephone number of one in a report
 * of the other, the same name in the same commune. A person decides.
 */
export async function findDuplicates(
  sql: Sql,
  scope: ContactScope,
  input: { readonly contactId: string; readonly name: string | null; readonly reference: ReferenceData },
): Promise<Duplicate[]> {
  const { contactId } = input;
  const words = foldVi(input.name ?? '').match(/[a-z0-9]+/gu) ?? [];
  const candidates = [
    ...(await contactsWithTaxCodeOf(sql, contactId)),
    ...(await byPhones(sql, scope, contactId)),
    ...(await contactsOfSameName(sql, scope, { contactId, words })),
  ];
  const first = new Map<string, DuplicateRecord>();
  for (const candidate of candidates) if (!first.has(candidate.id)) first.set(candidate.id, candidate);
  const rows = await contactRows(sql, scope, [...first.keys()]);
  return [...first.values()].flatMap((candidate) => {
    const row = rows.get(candidate.id);
    return row ? [{ contact: presentContactRow(row), reason: reasonWords(candidate, input.reference) }] : [];
  });
}

async function byPhones(sql: Sql, scope: ContactScope, contactId: string): Promise<DuplicateRecord[]> {
  const found: DuplicateRecord[] = [];
  for (const phone of await phonesOfContact(sql, contactId))
    found.push(...(await contactsWhoWrote(sql, scope, { contactId, phone })));
  const written = new Map<string, string>();
  for (const { code, text } of await textsOfContact(sql, contactId))
    for (const { national } of findPhones(text)) written.set(`+84${national.slice(1)}`, code);
  for (const { id, phone } of await contactsOfPhones(sql, contactId, [...written.keys()]))
    found.push({ id, because: 'phone', phone, code: written.get(phone) ?? '' });
  return found;
}

function reasonWords(candidate: DuplicateRecord, reference: ReferenceData): Duplicate['reason'] {
  switch (candidate.because) {
    case 'tax_code':
      return { vi: 'Cùng mã số thuế', en: 'The same tax code' };
    case 'phone':
      return {
        vi: `Số ${candidate.phone} có trong hồ sơ ${candidate.code}`,
        en: `The number ${candidate.phone} stands in ticket ${candidate.code}`,
      };
    case 'name': {
      const place = nameOf(reference.communes, candidate.unitCode);
      return {
        vi: `Cùng tên, cùng gửi phản ánh ở ${place.vi}`,
        en: `The same name, and reports from the same place: ${place.en}`,
      };
    }
  }
}
