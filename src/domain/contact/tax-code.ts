/** Why a typed tax code is none. `personal`: twelve digits are the number of a person, which is not kept here. */
export type TaxCodeFault = 'personal' | 'length' | 'check';

// The tax authority's weights of the first nine digits; the tenth is 10 less the remainder of their sum by 11
// (as stated for `vn.mst` in python-stdnum). The parts are those of Circular 105/2020/TT-BTC, article 5: two digits of the
// province that gave it, seven of the sequence, one check digit, and three more (001 to 999) for a branch.
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** Reads a typed tax code (mã số thuế) of a business: `0100109106`, `0100109106-001`; blanks and dots do not matter. */
export function readTaxCode(
  typed: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: TaxCodeFault } {
  const digits = typed.normalize('NFKC').replace(/[\s.\-–]/gu, '');
  if (/^\d{12}$/u.test(digits)) return { ok: false, fault: 'personal' };
  if (!/^(?:\d{10}|\d{13})$/u.test(digits)) return { ok: false, fault: 'length' };
  const head = digits.slice(0, 10);
  const branch = digits.slice(10);
  const hasParts = !head.startsWith('00') && head.slice(2, 9) !== '0000000' && branch !== '000';
  if (!hasParts || !hasRightCheck(head)) return { ok: false, fault: 'check' };
  return { ok: true, value: branch === '' ? head : `${head}-${branch}` };
}

function hasRightCheck(head: string): boolean {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += weight * Number(head[index]);
  return 10 - (sum % 11) === Number(head[9]);
}
