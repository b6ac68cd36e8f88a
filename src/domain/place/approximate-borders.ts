import type { Border, Position } from './border.ts';

type Centre = { readonly code: string; readonly lat: number; readonly lon: number; readonly areaKm2: number | null };

const corners = 32;
const kmPerDegree = 111.2;
/** A commune reaches at most so many times as far as a round one of its area would. */
const reach = 1.9;
const usualAreaKm2 = 40;

/** Keeps the part of a polygon that is nearer to the origin than to `[x, y]`. */
function cutAt(polygon: readonly Position[], [x, y]: Position): Position[] {
  const middle = (x * x + y * y) / 2;
  const kept: Position[] = [];
  for (const [index, here] of polygon.entries()) {
    const next = polygon[(index + 1) % polygon.length] ?? here;
    const inside = middle - (here[0] * x + here[1] * y);
    const nextInside = middle - (next[0] * x + next[1] * y);
    if (inside >= 0) kept.push(here);
    if (inside >= 0 === nextInside >= 0) continue;
    const share = inside / (inside - nextInside);
    kept.push([here[0] + (next[0] - here[0]) * share, here[1] + (next[1] - here[1]) * share]);
  }
  return kept;
}

/**
 * Borders drawn from centre points where no real ones are known: to each commune belongs what is nearer to its centre than to
 * any other (Voronoi cells), as far as its area lets it reach. An approximation, to be shown as one.
 */
export function approximateBorders(centres: readonly Centre[]): Map<string, Border> {
  const borders = new Map<string, Border>();
  for (const centre of centres) {
    const shrink = Math.cos((centre.lat * Math.PI) / 180);
    const radius = reach * Math.sqrt((centre.areaKm2 ?? usualAreaKm2) / Math.PI);
    let cell = Array.from({ length: corners }, (_, corner): Position => {
      const angle = (corner / corners) * 2 * Math.PI;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    for (const other of centres) {
      const x = (other.lon - centre.lon) * shrink * kmPerDegree;
      const y = (other.lat - centre.lat) * kmPerDegree;
      if (Math.hypot(x, y) < 2 * radius && (x !== 0 || y !== 0)) cell = cutAt(cell, [x, y]);
    }
    const ring = cell.map(([x, y]): Position => [
      round(centre.lon + x / shrink / kmPerDegree),
      round(centre.lat + y / kmPerDegree),
    ]);
    if (ring.length >= 3) borders.set(centre.code, [[ring]]);
  }
  return borders;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
