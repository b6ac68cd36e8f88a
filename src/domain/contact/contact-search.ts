import { foldVi } from '../text/fold.ts';
import { findPhones } from '../text/personal-data.ts';
import { readTaxCode } from './tax-code.ts';

/** What a typed search may mean; each part that is not null is tried, and a contact is found by any of them. */
export type ContactSearch = {
  /** Folded words, all of which must begin a word of the name; none where no name was typed. */
  readonly words: readonly string[];
  /** Beginnings of addresses, as addresses are kept (lower case, E.164): two at most. */
  readonly addresses: readonly string[];
  /** Ten digits find the head office with its branches. */
  readonly taxCode: string | null;
};

const fewestOfAddress = 3;
const fewestDigits = 6;

/** Reads what was typed into the search for contacts: a name, an address or its beginning, a tax code. */
export function readContactSearch(typed: string): ContactSearch {
  const text = typed.normalize('NFKC').trim().slice(0, 200);
  const isName = /\p{L}/u.test(text) && !text.includes('@');
  const words = isName ? [...new Set(foldVi(text).match(/[a-z0-9]{1,40}/gu) ?? [])].slice(0, 12) : [];
  const tax = readTaxCode(text);
  return { words, addresses: addressesOf(text), taxCode: tax.ok ? tax.value : null };
}

function addressesOf(text: string): string[] {
  const lower = text.toLowerCase();
  const addresses: string[] = [];
  if (lower.length >= fewestOfAddress && /^[^\s,;]+$/u.test(lower)) addresses.push(lower);
  if (!/^[+\d\s().-]+$/u.test(lower)) return addresses;
  const [phone] = findPhones(lower);
  const digits = lower.replaceAll(/\D/gu, '');
  if (phone) addresses.push(`+84${phone.national.slice(1)}`);
  else if (digits.length >= fewestDigits) {
    if (digits.startsWith('0')) addresses.push(`+84${digits.slice(1)}`);
    else addresses.push(`+${digits}`);
  }
  return [...new Set(addresses)];
}
