import type { CommuneUnit, Gazetteer } from './gazetteer.ts';
import type { GeoPoint } from './geo-point.ts';

const earthRadiusKm = 6371;
const radians = Math.PI / 180;

/** Distance in km; an equirectangular approximation, exact to a few metres over a province. */
export function distanceKm(from: GeoPoint, to: GeoPoint): number {
  const x = (to.lon - from.lon) * radians * Math.cos(((from.lat + to.lat) / 2) * radians);
  const y = (to.lat - from.lat) * radians;
  return Math.hypot(x, y) * earthRadiusKm;
}

// The largest communes of the province measure about 17 km across; what is farther than this lies outside.
const farthestKm = 15;

/**
 * The commune whose centre is nearest to a point, null when the point is outside the province.
 * @NOTE An approximation: near a border it may name the neighbour.
 */
export function nearestUnit(point: GeoPoint, gazetteer: Pick<Gazetteer, 'units'>): CommuneUnit | null {
  let nearest: CommuneUnit | null = null;
  let least = farthestKm;
  for (const unit of gazetteer.units.values()) {
    if (unit.lat === null || unit.lon === null) continue;
    const distance = distanceKm(point, { lat: unit.lat, lon: unit.lon });
    if (distance < least) {
      least = distance;
      nearest = unit;
    }
  }
  return nearest;
}
