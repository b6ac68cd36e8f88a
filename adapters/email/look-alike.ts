import { domainToUnicode } from 'node:url';

/** Scripts whose letters pass for Latin ones in an address line. */
const confusable =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const latin = /\p{Script=Latin}/u;
/** Latin letters of phonetics and small capitals, and the dotless i: no domain of an office has them. */
const oddLatin = /[\u0131\u0180-\u019f\u01a2-\u01ae\u01b1-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]/u;

/**
 * True when an address is written so that it can be taken for another one: letters of another script among Latin ones,
 * signs that vanish or turn into ASCII when a program reads the domain, or a local part that is not ASCII. `written` is
 * the address as it stands in the mail.
 */
export function isLookAlike(written: string): boolean {
  const at = written.lastIndexOf('@');
  const local = written.slice(0, at);
  const domain = written.slice(at + 1).toLowerCase();
  if (/[^\u0021-\u007e]/u.test(local)) return true;
  // 'ａgency.vn' and 'agen\u200bcy.vn' are read as 'agency.vn'. Composed letters are the same letters.
  const composed = domain.normalize('NFC');
  if (composed !== composed.normalize('NFKC') || /\p{Cf}/u.test(composed)) return true;
  const shown = domainToUnicode(domain);
  if (oddLatin.test(shown)) return true;
  return confusable.test(shown) && latin.test(shown);
}
