import { sectors, sizes } from '../../domain/contact/business.ts';
import { contactFields, type ContactField, type FieldValues } from '../../domain/contact/contact.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { HistoryRecord } from './contact-file-views.ts';

export type Words = { readonly vi: string; readonly en: string };
export type FieldChange = { readonly label: Words; readonly before: Words | null; readonly after: Words | null };

export const fieldLabels: Readonly<Record<ContactField, Words>> = {
  kind: { vi: 'Loại', en: 'Kind' },
  name: { vi: 'Tên', en: 'Name' },
  lang: { vi: 'Ngôn ngữ', en: 'Language' },
  taxCode: { vi: 'Mã số thuế', en: 'Tax code' },
  sector: { vi: 'Ngành', en: 'Sector' },
  size: { vi: 'Quy mô', en: 'Size' },
  businessId: { vi: 'Doanh nghiệp', en: 'Business' },
  position: { vi: 'Chức vụ', en: 'Position' },
  note: { vi: 'Ghi chú', en: 'Note' },
  prefers: { vi: 'Kênh ưu tiên', en: 'Preferred channels' },
};

const kinds: Readonly<Record<string, Words>> = {
  person: { vi: 'Cá nhân', en: 'Person' },
  business: { vi: 'Doanh nghiệp', en: 'Business' },
};
const langs: Readonly<Record<string, Words>> = {
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
};

function same(text: string): Words {
  return { vi: text, en: text };
}

/** What entries refer to. */
export type Referred = Pick<ReferenceData, 'addresses'> & {
  /** Of contacts, by id. */
  readonly names: ReadonlyMap<string, string | null>;
};

/** The value of an entry in words; null: empty. */
export function valueWords(
  field: ContactField,
  value: FieldValues[ContactField],
  { names, addresses }: Referred,
): Words | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') {
    const kindsOf = value.map((kind) => addresses.get(kind)?.label ?? same(kind));
    if (kindsOf.length === 0) return null;
    return { vi: kindsOf.map((one) => one.vi).join(', '), en: kindsOf.map((one) => one.en).join(', ') };
  }
  switch (field) {
    case 'kind':
      return kinds[value] ?? same(value);
    case 'lang':
      return langs[value] ?? same(value);
    case 'sector':
      return sectors.find((sector) => sector.code === value) ?? same(value);
    case 'size':
      return sizes.find((size) => size.code === value) ?? same(value);
    case 'businessId':
      return same(names.get(value) ?? '…');
    default:
      return same(value);
  }
}

/** Entry by entry what was and what is. */
export function fieldChanges(
  change: { readonly before: FieldValues; readonly after: FieldValues },
  referred: Referred,
): FieldChange[] {
  return contactFields
    .filter((field) => field in change.after)
    .map((field) => ({
      label: fieldLabels[field],
      before: valueWords(field, change.before[field], referred),
      after: valueWords(field, change.after[field], referred),
    }));
}

function addressCount(count: number): Words {
  return { vi: `${count} địa chỉ`, en: count === 1 ? '1 address' : `${count} addresses` };
}

/** What was done, seen from the contact `viewedFrom`, as one sentence. */
export function changeWords(change: HistoryRecord, viewedFrom: string): Words {
  const { data } = change;
  const nameless = { vi: 'người gửi chưa rõ tên', en: 'a contact without a name' };
  const partner = change.contactId === viewedFrom ? change.otherName : change.contactName;
  const [vi, en] = [partner ?? nameless.vi, partner ?? nameless.en];
  switch (data.what) {
    case 'fields': {
      const labels = contactFields.filter((field) => field in data.after).map((field) => fieldLabels[field]);
      return {
        vi: `Sửa ${labels.map((label) => label.vi.toLowerCase()).join(', ')}`,
        en: `Changed ${labels.map((label) => label.en.toLowerCase()).join(', ')}`,
      };
    }
    case 'identity_added':
      return { vi: `Thêm địa chỉ ${data.identity.address}`, en: `Added the address ${data.identity.address}` };
    case 'identity_freed':
      return {
        vi: `Xác nhận ${data.identity.address} đã dùng được`,
        en: `Confirmed that ${data.identity.address} works again`,
      };
    case 'merged': {
      if (change.contactId !== viewedFrom) return { vi: `Được gộp vào ${vi}`, en: `Merged into ${en}` };
      const moved = addressCount(data.identities.length);
      return { vi: `Gộp ${vi} vào, cùng ${moved.vi}`, en: `Merged ${en} into it, with ${moved.en}` };
    }
    case 'split': {
      if (change.contactId !== viewedFrom) return { vi: `Được tách ra từ ${vi}`, en: `Split off from ${en}` };
      const moved = addressCount(data.identities.length);
      return { vi: `Tách ${moved.vi} thành ${vi}`, en: `Split ${moved.en} off as ${en}` };
    }
  }
}
