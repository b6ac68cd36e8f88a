import type { BorderFile, BorderMap, BorderReport, CommuneBorder } from '../../contract/places.ts';
import { approximateBorders } from '../../domain/place/approximate-borders.ts';
import { simplifyRing, type Border } from '../../domain/place/border.ts';
import { featuresOf, matchBorders, type BorderCheck } from '../../domain/place/match-borders.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { createFreshValue } from '../../lib/fresh-value.ts';
import type { Database } from '../../platform/sql.ts';
import { nameOf } from '../reference/reference-service.ts';
import { clearBorders, listBorders, putBorder } from './border-store.ts';

export type BorderDeps = {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  /** Points are found by other borders from now on. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

/** About 60 m: what a drawing of a province can show. */
const drawingTolerance = 0.0006;
const between = ' · ';
/** What another process imported is drawn for tickets after this time. */
const freshMs = 30_000;

function notGeoJson(): HubError {
  return new HubError('invalid', 'no_geojson', {
    vi: 'Tệp này không phải GeoJSON FeatureCollection. Xuất lại từ phần mềm bản đồ, hệ tọa độ WGS 84 (EPSG:4326).',
    en: 'This file is no GeoJSON FeatureCollection. Export it again from the map program, in WGS 84 (EPSG:4326).',
  });
}

function nothingMatched(): HubError {
  return new HubError('invalid', 'no_border_matched', {
    vi: 'Không ranh giới nào trong tệp khớp với xã, phường của tỉnh. Chưa lưu gì.',
    en: 'No border of the file matches a commune of the province. Nothing was saved.',
  });
}

function presentCheck(check: BorderCheck, file: string, features: number, { communes }: ReferenceData): BorderReport {
  const name = (code: string) => nameOf(communes, code);
  const { overlapPercent, gapPercent, overlaps, gridMetres } = check.cover;
  return {
    file,
    saved: false,
    features,
    matched: check.matched.map(({ code, label, how }) => ({ commune: name(code), label, how })),
    unmatched: check.unmatched.map((one) => ({ ...one })),
    missing: check.missing.map(name),
    repeated: check.repeated.map(name),
    displaced: check.displaced.map(name),
    overlapPercent,
    gapPercent,
    overlaps: overlaps.map(({ codes: [one, other], percent }) => ({ communes: [name(one), name(other)], percent })),
    gridMetres,
  };
}

function coarse(border: Border): [number, number][][][] {
  return border.map((polygon) =>
    polygon.map((ring) => simplifyRing(ring, drawingTolerance).map(([lon, lat]): [number, number] => [lon, lat])),
  );
}

/** A source is kept as one text: the file and the moment. */
function readSource(source: string): BorderMap['sources'][number] {
  const at = source.lastIndexOf(between);
  return { file: source.slice(0, at), at: source.slice(at + between.length) };
}

/** A file of one commune may be a Feature by itself. */
function collectionOf(geojson: unknown): unknown {
  const isFeature = typeof geojson === 'object' && geojson !== null && 'type' in geojson && geojson.type === 'Feature';
  return isFeature ? { type: 'FeatureCollection', features: [geojson] } : geojson;
}

/** Borders of communes: checked, imported, drawn; where none were imported, drawn from the centre points and marked so. */
export function createBorderService({ database, reference, changed, now, log }: BorderDeps) {
  async function examine({ name, geojson }: BorderFile): Promise<{ check: BorderCheck; report: BorderReport }> {
    const features = featuresOf(collectionOf(geojson));
    if (features === null) throw notGeoJson();
    const [units, data] = await Promise.all([listBorders(database), reference()]);
    const check = matchBorders(features, units);
    return { check, report: presentCheck(check, name, features.length, data) };
  }

  async function map(): Promise<BorderMap> {
    const [units, { communes }] = await Promise.all([listBorders(database), reference()]);
    const centres = units.flatMap(({ code, lat, lon, areaKm2 }) =>
      lat === null || lon === null ? [] : [{ code, lat, lon, areaKm2 }],
    );
    const drawn = approximateBorders(centres);
    return {
      imported: units.filter(({ border }) => border !== null).length,
      sources: [...new Set(units.flatMap(({ source }) => source ?? []))].map(readSource),
      communes: units.map(({ code, lat, lon, border }) => ({
        ...nameOf(communes, code),
        approximate: border === null,
        centre: lat === null || lon === null ? null : [lon, lat],
        polygons: coarse(border ?? drawn.get(code) ?? []),
      })),
    };
  }

  const drawn = createFreshValue({ load: map, forMs: freshMs, now });
  function bordersChanged(): void {
    drawn.forget();
    changed();
  }

  return {
    map,

    /** The border of one commune. Throws HubError where the province has none of this code. */
    async of(code: string): Promise<CommuneBorder> {
      const commune = (await drawn.current()).communes.find((one) => one.code === code);
      if (!commune) throw notFound();
      const { approximate, polygons } = commune;
      return { approximate, polygons };
    },

    /** What an import of the file would bring; nothing is changed. Throws HubError when it is no GeoJSON. */
    async check(file: BorderFile): Promise<BorderReport> {
      return (await examine(file)).report;
    },

    /** Takes the borders of the file that match; those of other communes stay. Throws HubError when none matches. */
    async importFile(file: BorderFile, by: string): Promise<BorderReport> {
      const { check, report } = await examine(file);
      if (check.matched.length === 0) throw nothingMatched();
      const source = `${file.name}${between}${now().toISOString()}`;
      await database.transaction(async (tx) => {
        for (const { code, border } of check.matched) await putBorder(tx, code, border, source);
      });
      bordersChanged();
      log.info({ file: file.name, borders: check.matched.length, by }, 'borders were imported');
      return { ...report, saved: true };
    },

    /** Forgets all imported borders. */
    async clear(by: string): Promise<BorderMap> {
      await clearBorders(database);
      bordersChanged();
      log.info({ by }, 'the imported borders were removed');
      return map();
    },
  };
}

export type BorderService = ReturnType<typeof createBorderService>;
