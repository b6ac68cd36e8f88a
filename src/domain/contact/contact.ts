export const contactKinds = ['person', 'business'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Addresses that a person can read out and staff can write down; the others are given by a platform. */
export const typedIdentityKinds = ['email', 'phone'] as const;

/** bounced: mail came back for good · stopped: said STOP · left: blocked us or follows no more. */
export const identityStates = ['ok', 'bounced', 'stopped', 'left'] as const;
export type IdentityState = (typeof identityStates)[number];

/** What staff know of a person or business, and may correct. */
export type ContactFields = {
  readonly kind: ContactKind;
  readonly name: string | null;
  readonly lang: string;
  /** Of a business: 10 or 10-3 digits. */
  readonly taxCode: string | null;
  readonly sector: string | null;
  readonly size: string | null;
  /** Of a person: the business that it speaks for, and as what. */
  readonly businessId: string | null;
  readonly position: string | null;
  readonly note: string | null;
  /** Identity kinds in the order in which this contact wants to be written to. */
  readonly prefers: readonly string[];
};
export type ContactField = keyof ContactFields;

export const contactFields = [
  'kind',
  'name',
  'lang',
  'taxCode',
  'sector',
  'size',
  'businessId',
  'position',
  'note',
  'prefers',
] as const satisfies readonly ContactField[];

export type Contact = ContactFields & {
  readonly id: string;
  /** Merged into this contact; a tombstone owns nothing any more. */
  readonly mergedInto: string | null;
  readonly version: number;
};

export type Identity = {
  readonly id: string;
  readonly contactId: string;
  readonly kind: string;
  readonly address: string;
  readonly name: string | null;
  readonly state: IdentityState;
  readonly verifiedAt: Date | null;
};

/** Some fields with what they were or are. */
export type FieldValues = { readonly [Field in ContactField]?: ContactFields[Field] };

/** What differs between two states of a contact. */
export function changedFields(
  before: ContactFields,
  after: ContactFields,
): { readonly before: FieldValues; readonly after: FieldValues } {
  const changed = contactFields.filter((field) => !sameValue(before[field], after[field]));
  return { before: pickFields(before, changed), after: pickFields(after, changed) };
}

function pickFields(contact: ContactFields, fields: readonly ContactField[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field, contact[field]]));
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
