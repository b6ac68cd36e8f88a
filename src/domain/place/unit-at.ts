import { codeAt } from './border.ts';
import type { CommuneUnit, Gazetteer } from './gazetteer.ts';
import { nearestUnit } from './nearest-unit.ts';
import type { GeoPoint } from './geo-point.ts';

/**
 * The commune of a point, null outside the province: the one within whose border it lies, else the one with the nearest centre
 * (all of them while no borders were imported; near a border that may name the neighbour).
 */
export function unitAt(
  point: GeoPoint,
  gazetteer: Pick<Gazetteer, 'units' | 'borders'>,
): { readonly unit: CommuneUnit; readonly how: 'border' | 'point' } | null {
  const code = codeAt(gazetteer.borders, point);
  const within = code === null ? undefined : gazetteer.units.get(code);
  if (within !== undefined) return { unit: within, how: 'border' };
  const near = nearestUnit(point, gazetteer);
  return near === null ? null : { unit: near, how: 'point' };
}
