import type { CommuneBorder } from '../../../src/contract/places.ts';
import type { Reference } from '../../../src/contract/staff.ts';

export type PlaceMapProps = {
  readonly centre: { readonly lat: number; readonly lon: number };
  /** The sender marked this very point; otherwise it is the centre of the commune. */
  readonly exact: boolean;
  readonly communes: Reference['communes'];
  readonly own: string | null;
  /** Of the own commune; null while it is not known. */
  readonly border: CommuneBorder | null;
  readonly label: string;
};
