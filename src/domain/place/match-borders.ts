import { foldVi } from '../text/fold.ts';
import { boxOf, isWithin, type Border, type Position, type Ring } from './border.ts';
import type { CommuneUnit } from './gazetteer.ts';
import { measureCover, type Cover } from './measure-cover.ts';

/** Why a feature of a file is not taken. */
export type BorderProblem = 'no-polygon' | 'no-degrees' | 'no-name' | 'ambiguous';

/** What became of one feature of a file. */
export type BorderMatch = {
  readonly code: string;
  readonly border: Border;
  /** What the file calls it. */
  readonly label: string;
  /** `place`: several communes have this name; the one whose centre lies within was taken. */
  readonly how: 'code' | 'name' | 'folded' | 'place';
};

export type BorderCheck = {
  readonly matched: readonly BorderMatch[];
  readonly unmatched: readonly { readonly label: string; readonly problem: BorderProblem }[];
  /** Communes without a border in the file. */
  readonly missing: readonly string[];
  /** Communes that several features describe; their polygons were put together. */
  readonly repeated: readonly string[];
  /** Communes whose known centre does not lie within the border: perhaps another one's. */
  readonly displaced: readonly string[];
  readonly cover: Cover;
};

const codeKey = /^(?:code|ma|ma_?(?:xa|dvhc|phuong|px)?|id|gid|adm3_?pcode|unit|maxa)$/iu;
const nameKey = /name|ten|xa|phuong|commune|ward|adm3|label/iu;
const widerKey = /tinh|province|huyen|district|quan|_1$|_2$|adm1|adm2|country/iu;
const typeWord = /^(?:phuong|xa|thi tran|dac khu|p|x|tt)[. ]\s*/u;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readPosition(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [lon, lat]: unknown[] = value;
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

function readRing(value: unknown): Ring | null {
  if (!Array.isArray(value)) return null;
  const ring: Position[] = [];
  for (const one of value) {
    const position = readPosition(one);
    if (position === null) return null;
    ring.push([Math.round(position[0] * 1e5) / 1e5, Math.round(position[1] * 1e5) / 1e5]);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]) ring.pop();
  return ring.length < 3 ? null : ring;
}

/** Reads a GeoJSON geometry. A name instead: it is no polygon, or its numbers are no degrees (a national grid, in metres). */
function readGeometry(value: unknown): Border | BorderProblem {
  if (!isRecord(value) || !Array.isArray(value['coordinates'])) return 'no-polygon';
  const { type, coordinates } = value;
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? [...coordinates] : [];
  const border: Ring[][] = [];
  for (const polygon of polygons) {
    const rings = Array.isArray(polygon) ? polygon.map(readRing) : [];
    const whole = rings.filter((ring) => ring !== null);
    if (whole.length !== rings.length) return 'no-degrees';
    if (whole.length > 0) border.push(whole);
  }
  return border.length === 0 ? 'no-polygon' : border;
}

type Said = { readonly codes: readonly string[]; readonly names: readonly string[]; readonly label: string };

function readProperties(value: unknown): Said {
  const entries = Object.entries(isRecord(value) ? value : {}).flatMap(([key, said]): [string, string][] =>
    typeof said === 'string' || typeof said === 'number' ? [[key, String(said).normalize('NFC').trim()]] : [],
  );
  const own = entries.filter(([key]) => !widerKey.test(key));
  const names = own.filter(([key]) => nameKey.test(key)).map(([, said]) => said);
  return {
    codes: own.filter(([key]) => codeKey.test(key)).map(([, said]) => said.padStart(5, '0')),
    names: [...names, ...own.filter(([key]) => !nameKey.test(key)).map(([, said]) => said)],
    label: names[0] ?? own[0]?.[1] ?? '?',
  };
}

function bareName(name: string): string {
  return foldVi(name).replace(typeWord, '').trim();
}

function holdsCentre(border: Border, { lat, lon }: CommuneUnit): boolean {
  return lat !== null && lon !== null && isWithin(border, { lat, lon });
}

type Named = Pick<BorderMatch, 'code' | 'how'>;

function matchName(name: string, border: Border, units: readonly CommuneUnit[]): Named | 'ambiguous' | null {
  const exact = units.filter((unit) => unit.name === name);
  const typed = units.filter((unit) => `${unit.type} ${unit.name}`.toLowerCase() === name.toLowerCase());
  const folded = units.filter((unit) => bareName(unit.name) === bareName(name));
  const spelt = folded.filter((unit) => name.toLowerCase().endsWith(unit.name.toLowerCase()));
  for (const [found, how] of [
    [typed, 'name'],
    [exact, 'name'],
    [spelt, 'name'],
    [folded, 'folded'],
  ] as const) {
    const [only] = found;
    if (only !== undefined && found.length === 1) return { code: only.code, how };
  }
  const inside = folded.filter((unit) => holdsCentre(border, unit));
  if (inside.length === 1 && inside[0] !== undefined) return { code: inside[0].code, how: 'place' };
  return folded.length > 0 ? 'ambiguous' : null;
}

function matchFeature({ codes, names }: Said, border: Border, units: readonly CommuneUnit[]): Named | BorderProblem {
  const byCode = units.find((unit) => codes.includes(unit.code));
  if (byCode !== undefined) return { code: byCode.code, how: 'code' };
  let isAmbiguous = false;
  for (const name of names) {
    const found = matchName(name, border, units);
    if (found === 'ambiguous') isAmbiguous = true;
    else if (found !== null) return found;
  }
  return isAmbiguous ? 'ambiguous' : 'no-name';
}

/** Features of a GeoJSON FeatureCollection; null: it is none. */
export function featuresOf(file: unknown): readonly unknown[] | null {
  return isRecord(file) && file['type'] === 'FeatureCollection' && Array.isArray(file['features'])
    ? file['features']
    : null;
}

/** Matches the features of a file to communes, by code, then by name with or without diacritics and type, and checks the whole. */
export function matchBorders(features: readonly unknown[], units: readonly CommuneUnit[]): BorderCheck {
  const byCode = new Map<string, BorderMatch>();
  const unmatched: { label: string; problem: BorderProblem }[] = [];
  const repeated = new Set<string>();
  for (const feature of features) {
    const { geometry, properties } = isRecord(feature) ? feature : {};
    const said = readProperties(properties);
    const border = readGeometry(geometry);
    const found = typeof border === 'string' ? border : matchFeature(said, border, units);
    if (typeof border === 'string' || typeof found === 'string') {
      unmatched.push({ label: said.label, problem: typeof found === 'string' ? found : 'no-polygon' });
      continue;
    }
    const before = byCode.get(found.code);
    if (before !== undefined) repeated.add(found.code);
    byCode.set(found.code, { ...found, label: said.label, border: [...(before?.border ?? []), ...border] });
  }
  const matched = [...byCode.values()];
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  return {
    matched,
    unmatched,
    missing: units.filter(({ code }) => !byCode.has(code)).map(({ code }) => code),
    repeated: [...repeated],
    displaced: matched
      .filter(({ code, border }) => {
        const unit = unitOf.get(code);
        return unit?.lat !== null && unit !== undefined && !holdsCentre(border, unit) && isFar(border, unit);
      })
      .map(({ code }) => code),
    cover: measureCover(matched),
  };
}

/** A centre just outside its border is no mistake: centres are rounded. */
function isFar(border: Border, { lat, lon }: CommuneUnit): boolean {
  const { west, south, east, north } = boxOf(border);
  const margin = 0.01;
  return (
    lat === null ||
    lon === null ||
    lon < west - margin ||
    lon > east + margin ||
    lat < south - margin ||
    lat > north + margin
  );
}
