import type { GeoPoint } from './geo-point.ts';

/** `[longitude, latitude]` in degrees, WGS 84, as GeoJSON writes them. */
export type Position = readonly [number, number];
/** A closed line; its first position need not be repeated at the end. */
export type Ring = readonly Position[];
/** Polygons of a commune; of each the first ring is its outline, the others are holes. */
export type Border = readonly (readonly Ring[])[];

export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/** The smallest box around rings; turned inside out when there is no position. */
export function boxOf(border: Border): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const polygon of border) {
    for (const [lon, lat] of polygon[0] ?? []) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  }
  return box;
}

/** Longitudes at which the border crosses a latitude, in order: inside lies between the first and second, third and fourth … */
export function crossingsAt(border: Border, lat: number): number[] {
  const found: number[] = [];
  for (const ring of border.flat()) {
    for (const [index, [lon, here]] of ring.entries()) {
      const [other, there] = ring[(index + 1) % ring.length] ?? [lon, here];
      // One end counts and the other does not, so that a corner is crossed once.
      if (here > lat !== there > lat) found.push(lon + ((lat - here) / (there - here)) * (other - lon));
    }
  }
  return found.sort((one, next) => one - next);
}

/** Whether a point lies within a border. */
export function isWithin(border: Border, { lat, lon }: GeoPoint): boolean {
  let isInside = false;
  for (const crossing of crossingsAt(border, lat)) if (crossing > lon) isInside = !isInside;
  return isInside;
}

/** Borders by commune, ready for finding. */
export type BorderIndex = readonly { readonly code: string; readonly border: Border; readonly box: Box }[];

export function createBorderIndex(borders: readonly { readonly code: string; readonly border: Border }[]): BorderIndex {
  return borders.map(({ code, border }) => ({ code, border, box: boxOf(border) }));
}

/** Code of the commune that a point lies in; null outside all borders. */
export function codeAt(index: BorderIndex, point: GeoPoint): string | null {
  const { lat, lon } = point;
  for (const { code, border, box } of index) {
    if (lon < box.west || lon > box.east || lat < box.south || lat > box.north) continue;
    if (isWithin(border, point)) return code;
  }
  return null;
}

function distanceToLine([lon, lat]: Position, [fromLon, fromLat]: Position, [toLon, toLat]: Position): number {
  const [dx, dy] = [toLon - fromLon, toLat - fromLat];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((lon - fromLon) * dx + (lat - fromLat) * dy) / length));
  return Math.hypot(lon - fromLon - along * dx, lat - fromLat - along * dy);
}

/** The positions that matter for a drawing: what lies within `tolerance` degrees of a straight line is left out. */
export function simplifyRing(ring: Ring, tolerance: number): Position[] {
  if (ring.length <= 4) return [...ring];
  const kept = new Set([0, ring.length - 1]);
  const open: [number, number][] = [[0, ring.length - 1]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    const [start, end] = [ring[from], ring[to]];
    let [farthest, most] = [-1, tolerance];
    for (let at = from + 1; at < to && start !== undefined && end !== undefined; at += 1) {
      const distance = distanceToLine(ring[at] ?? start, start, end);
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return ring.filter((_, at) => kept.has(at));
}
