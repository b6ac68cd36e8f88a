import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number as people read it out: `0912 345 678`, foreign ones with their country. What is no E.164 number stays as it is. */
export function showPhone(number: string): string {
  if (!number.startsWith('+')) return number;
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  return parsed.country === 'VN' ? parsed.formatNational() : parsed.formatInternational();
}
