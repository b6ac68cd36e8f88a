/**
 * An address as people write it: numbers of this country in their national form, in groups; of a chat's hash the first signs,
 * which tell visitors apart; everything else as it is kept.
 */
export function shownAddress({ kind, address }: { readonly kind: string; readonly address: string }): string {
  if (kind === 'web') return `#${address.slice(0, 6)}`;
  if (kind !== 'phone' || !address.startsWith('+84')) return address;
  const national = `0${address.slice(3)}`;
  if (national.length !== 10 && national.length !== 11) return address;
  return national.replace(/^(\d{4})(\d{3,4})(\d{3})$/u, '$1 $2 $3');
}
