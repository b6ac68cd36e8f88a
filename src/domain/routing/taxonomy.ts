/** An agency as the taxonomy names it. */
export type TaxonomyAgency = { readonly code: string; readonly vi: string; readonly en: string };

/** A field of matters and the agency that answers for it. */
export type TaxonomyCategory = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Agency code, or `area`: the committee of the commune where the matter lies. */
  readonly agency: string;
  readonly group: 'business' | 'citizen' | 'both';
  /** Agencies that are equally right; may hold `area`. */
  readonly also?: readonly string[] | undefined;
};

/** Agencies and categories of a province. */
export type Taxonomy = {
  readonly agencies: readonly TaxonomyAgency[];
  readonly categories: readonly TaxonomyCategory[];
};

/** The agency that takes what has no other: it calls back, asks and forwards by hand. */
export const contactCentre = 'trung-tam-1022';

/** Code of the People's Committee of a commune. */
export function communeAgency(unitCode: string): string {
  return `ubnd-${unitCode}`;
}
