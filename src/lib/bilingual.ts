/** A sentence for people, in both languages of the hub. */
export type Bilingual = { readonly vi: string; readonly en: string };
