import { mostParts } from '../../contract/calls.ts';

/** Between the exchange's id of a call and the number of a further report of it. */
export const partSeparator = '#';

/** Key of the receipt and message that a report or note of a call makes: the first one is the exchange's id of the call. */
export function partKey(exchangeId: string, part: number): string {
  return part === 1 ? exchangeId : `${exchangeId}${partSeparator}${part}`;
}

/** All keys that parts of a call may have. */
export function partKeys(exchangeId: string): string[] {
  return Array.from({ length: mostParts }, (_, index) => partKey(exchangeId, index + 1));
}
