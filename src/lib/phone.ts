import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Eleven-digit mobile prefixes that became ten-digit ones in 2018; people still type the old ones. */
const movedPrefixes: ReadonlyMap<string, string> = new Map([
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0126', '076'],
  ['0128', '078'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0127', '081'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
]);

/** A typed phone number as E.164; without a country code it is Vietnamese. Null: no valid number (also short codes). */
export function normalisePhone(text: string): string | null {
  const typed = text.normalize('NFKC').trim().slice(0, 40);
  if (!/^[+\d\s().\-/]+$/u.test(typed)) return null;
  const digits = typed.replace(/\D/gu, '');
  const national = digits.replace(/^(?:0084|84)(?=\d{9,10}$)/u, '0');
  const moved = national.length === 11 ? movedPrefixes.get(national.slice(0, 4)) : undefined;
  const current = moved === undefined ? typed : `${moved}${national.slice(4)}`;
  const number = parsePhoneNumberFromString(current.replace(/^00/u, '+'), 'VN');
  return number?.isValid() === true ? number.number : null;
}
