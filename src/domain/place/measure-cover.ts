import { boxOf, crossingsAt, type Border } from './border.ts';

/** How well borders tile the land. Percentages are shares of the area that they cover together. */
export type Cover = {
  /** Covered more than once. */
  readonly overlapPercent: number;
  /** Covered by nobody though enclosed on all sides. */
  readonly gapPercent: number;
  /** Pairs that overlap, the largest first. */
  readonly overlaps: readonly { readonly codes: readonly [string, string]; readonly percent: number }[];
  /** How fine the grid was, in metres: what is narrower is not seen. */
  readonly gridMetres: number;
};

const rows = 480;
const mostPairs = 20;
const metresPerDegree = 111_200;

type Named = { readonly code: string; readonly border: Border };

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}

/** Empty cells that can be reached from the edge of the grid: the land outside. */
function floodOutside(owner: Int16Array, width: number, height: number): number {
  const seen = new Uint8Array(owner.length);
  const open: number[] = [];
  const visit = (x: number, y: number): void => {
    const at = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height || seen[at] === 1 || owner[at] !== 0) return;
    seen[at] = 1;
    open.push(at);
  };
  for (let x = 0; x < width; x += 1) for (const y of [0, height - 1]) visit(x, y);
  for (let y = 0; y < height; y += 1) for (const x of [0, width - 1]) visit(x, y);
  let outside = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    outside += 1;
    const x = at % width;
    const y = (at - x) / width;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return outside;
}

/** Measures overlaps and enclosed gaps on a grid over all borders. */
export function measureCover(named: readonly Named[]): Cover {
  const all = boxOf(named.flatMap(({ border }) => border));
  const none: Cover = { overlapPercent: 0, gapPercent: 0, overlaps: [], gridMetres: 0 };
  if (!Number.isFinite(all.west) || all.north <= all.south || all.east <= all.west) return none;
  const step = (all.north - all.south) / rows;
  const wide = step / Math.cos((((all.north + all.south) / 2) * Math.PI) / 180);
  const height = rows + 2;
  const width = Math.min(4000, Math.ceil((all.east - all.west) / wide)) + 2;
  const owner = new Int16Array(width * height);
  const pairs = new Map<string, number>();
  let covered = 0;
  let twice = 0;
  const claim = (at: number, index: number): void => {
    const before = owner[at] ?? 0;
    if (before === 0) {
      owner[at] = index + 1;
      covered += 1;
      return;
    }
    twice += 1;
    const key = `${named[before - 1]?.code ?? ''} ${named[index]?.code ?? ''}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  };
  for (const [index, { border }] of named.entries()) {
    const box = boxOf(border);
    const first = Math.max(0, Math.floor((box.south - all.south) / step) - 1);
    const last = Math.min(rows, Math.ceil((box.north - all.south) / step) + 1);
    for (let y = first; y < last; y += 1) {
      const crossings = crossingsAt(border, all.south + (y + 0.5) * step);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const from = Math.max(0, Math.ceil(((crossings[pair] ?? 0) - all.west) / wide - 0.5));
        const to = Math.min(width - 3, Math.floor(((crossings[pair + 1] ?? 0) - all.west) / wide - 0.5));
        for (let x = from; x <= to; x += 1) claim((y + 1) * width + x + 1, index);
      }
    }
  }
  if (covered === 0) return none;
  const gaps = owner.length - covered - floodOutside(owner, width, height);
  const overlaps = [...pairs]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostPairs)
    .map(([key, cells]) => {
      const [one = '', other = ''] = key.split(' ');
      return { codes: [one, other] as const, percent: round((cells / covered) * 100) };
    });
  return {
    overlapPercent: round((twice / covered) * 100),
    gapPercent: round((gaps / covered) * 100),
    overlaps,
    gridMetres: Math.round(step * metresPerDegree),
  };
}
