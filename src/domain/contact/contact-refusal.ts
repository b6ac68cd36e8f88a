import type { ContactField } from './contact.ts';

type Bilingual = { readonly vi: string; readonly en: string };

/** Why a change of a contact is not made, in words; `field`: the entry that must be corrected. */
export type ContactRefusal = { readonly code: string; readonly words: Bilingual; readonly field?: ContactField };

export type Decided<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ContactRefusal };

export function refuse(code: string, words: Bilingual, field?: ContactField): Decided<never> {
  return { ok: false, refusal: { code, words, ...(field && { field }) } };
}

export function allow<Value>(value: Value): Decided<Value> {
  return { ok: true, value };
}
