import { z } from 'zod';
import { sectors, sizes } from '../domain/contact/business.ts';
import { contactKinds, identityStates, typedIdentityKinds } from '../domain/contact/contact.ts';
import { mergeWarnings } from '../domain/contact/merge-contacts.ts';
import { bilingual, instant, locale, named } from './common.ts';
import { ticketRow } from './tickets.ts';

export const sectorChoices = sectors;
export const sizeChoices = sizes;

const contactLink = z.object({ id: z.string(), name: z.string().nullable() });

/** A contact in a list. */
export const contactRow = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(contactKinds),
  /** Null: nobody has told. */
  name: z.string().nullable(),
  taxCode: z.string().nullable(),
  business: contactLink.nullable(),
  /** The first that this viewer may see. */
  address: z.object({ kind: z.string(), address: z.string() }).nullable(),
  /** Tickets that this viewer may see, exact up to 99; 100 means more. */
  tickets: z.number().int(),
  lastTicketAt: instant.nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;

export const contactQuery = z.strictObject({
  /** Name, address or tax code. */
  q: z.string().max(200).optional(),
  kind: z.enum(contactKinds).optional(),
  /** Id of the last one of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ContactQuery = z.infer<typeof contactQuery>;
export const contactPage = z.object({ items: z.array(contactRow), next: z.string().nullable() });

export const contactIdentity = z.object({
  id: z.string(),
  kind: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  state: z.enum(identityStates),
  verifiedAt: instant.nullable(),
  /** Tickets that came by it and that this viewer may see, as above. */
  tickets: z.number().int(),
});
export type ContactIdentity = z.infer<typeof contactIdentity>;

/** Something that was done to a contact, with the way back. */
export const contactChange = z.object({
  id: z.string(),
  kind: z.enum(['edited', 'merged', 'split']),
  at: instant,
  by: z.string(),
  text: bilingual,
  /** What an entry was and became. */
  details: z.array(z.object({ label: bilingual, before: bilingual.nullable(), after: bilingual.nullable() })),
  other: contactLink.nullable(),
  undone: z.object({ at: instant, by: z.string() }).nullable(),
  /** True: this viewer may undo it, and no later change stands in the way. */
  canUndo: z.boolean(),
});
export type ContactChange = z.infer<typeof contactChange>;

const contactActions = ['edit', 'merge', 'split'] as const;

export const contactDetail = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(contactKinds),
  name: z.string().nullable(),
  lang: locale,
  taxCode: z.string().nullable(),
  sector: named.nullable(),
  size: named.nullable(),
  business: contactLink.nullable(),
  position: z.string().nullable(),
  /** Staff of the centre only. */
  note: z.string().nullable(),
  prefers: z.array(z.string()),
  identities: z.array(contactIdentity),
  people: z.array(contactLink.extend({ position: z.string().nullable() })),
  /** Not null: it was merged into this one and owns nothing any more. */
  mergedInto: contactLink.nullable(),
  /** Newest first; staff of the centre only. */
  history: z.array(contactChange),
  createdAt: instant,
  actions: z.array(z.enum(contactActions)),
});
export type ContactDetail = z.infer<typeof contactDetail>;

export const contactTicketsQuery = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const contactTickets = z.object({ items: z.array(ticketRow), next: z.string().nullable() });

/** Contacts that may be the same, and why. */
export const duplicates = z.object({ items: z.array(z.object({ contact: contactRow, reason: bilingual })) });
export type Duplicate = z.infer<typeof duplicates>['items'][number];

const version = z.number().int().positive();
const text = (most: number) => z.string().trim().max(most).nullable().optional();

/** What is left out stays as it is; null empties an entry. */
export const editContactRequest = z.strictObject({
  version,
  kind: z.enum(contactKinds).optional(),
  name: text(200),
  lang: locale.optional(),
  taxCode: text(30),
  sector: z
    .enum(sectors.map((sector) => sector.code))
    .nullable()
    .optional(),
  size: z
    .enum(sizes.map((size) => size.code))
    .nullable()
    .optional(),
  businessId: z.uuid().nullable().optional(),
  position: text(120),
  note: text(4000),
  /** Kinds of addresses that the reference lists. */
  prefers: z.array(z.string().max(20)).max(30).optional(),
});
export type EditContactRequest = z.infer<typeof editContactRequest>;

export const addIdentityRequest = z.strictObject({
  version,
  kind: z.enum(typedIdentityKinds),
  address: z.string().trim().min(3).max(200),
});
export type AddIdentityRequest = z.infer<typeof addIdentityRequest>;

export const freeIdentityRequest = z.strictObject({ version, identityId: z.uuid() });

export const mergePreviewQuery = z.strictObject({ other: z.uuid() });
export const mergePreview = z.object({
  /** Stays. */
  survivor: contactRow,
  /** Goes into it. */
  other: contactRow,
  moves: z.object({
    identities: z.array(contactIdentity),
    /** Up to 99; 100 means more. */
    tickets: z.number().int(),
    people: z.array(contactLink),
  }),
  /** What the survivor takes over because it lacks it. */
  gains: z.array(z.object({ label: bilingual, value: bilingual })),
  warnings: z.array(z.enum(mergeWarnings)),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeRequest = z.strictObject({ version, otherId: z.uuid(), otherVersion: version });
export const splitRequest = z.strictObject({
  version,
  identityIds: z.array(z.uuid()).min(1).max(100),
  name: z.string().trim().min(1).max(200).nullable().default(null),
});

/** The contact after a change, and the change for its way back; null when nothing was changed. */
export const contactChanged = z.object({ contact: contactDetail, change: contactChange.nullable() });
export type ContactChanged = z.infer<typeof contactChanged>;
