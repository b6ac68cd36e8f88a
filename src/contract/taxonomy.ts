import { z } from 'zod';

const code = z.string().min(1).max(40);
/** Written by people: a letter first, then letters, figures and dashes. */
const newCode = code.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u);
const name = z.string().trim().min(2).max(120);

export const categoryGroups = ['business', 'citizen', 'both'] as const;
export const complexities = ['simple', 'complex'] as const;
/** Kinds that are written here; committees of communes come with the units. */
export const agencyKinds = ['department', 'office', 'centre', 'vertical', 'utility'] as const;

export const taxonomyCategory = z.object({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  group: z.string(),
  /** Null: the committee of the commune where the matter lies. */
  agency: z.string().nullable(),
  complexity: z.string(),
  position: z.number().int(),
  active: z.boolean(),
});
export type TaxonomyCategoryView = z.infer<typeof taxonomyCategory>;

export const taxonomyAgency = z.object({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
  /** Commune whose committee it is. */
  unit: z.string().nullable(),
  active: z.boolean(),
});
export type TaxonomyAgencyView = z.infer<typeof taxonomyAgency>;

export const taxonomyView = z.object({
  categories: z.array(taxonomyCategory),
  agencies: z.array(taxonomyAgency),
});
export type TaxonomyView = z.infer<typeof taxonomyView>;

export const categorySaved = z.strictObject({
  code: newCode,
  /** False: it is there already, and only it may be written. */
  isNew: z.boolean(),
  vi: name,
  en: name,
  group: z.enum(categoryGroups),
  agency: code.nullable(),
  complexity: z.enum(complexities),
  position: z.number().int().min(0).max(999),
});
export type CategorySaved = z.infer<typeof categorySaved>;

export const agencySaved = z.strictObject({
  code: newCode,
  isNew: z.boolean(),
  vi: name,
  en: name,
  kind: z.enum([...agencyKinds, 'commune']),
  parent: code.nullable(),
});
export type AgencySaved = z.infer<typeof agencySaved>;

/** Retired entries take no new tickets; old ones keep them. */
export const activeSaved = z.strictObject({ kind: z.enum(['category', 'agency']), code, active: z.boolean() });
export type ActiveSaved = z.infer<typeof activeSaved>;
