import { z } from 'zod';
import { instant, named } from './common.ts';

export const placeKinds = ['zone', 'street', 'landmark'] as const;
export const unitCode = z.string().regex(/^\d{5}$/u);

export const placeView = z.object({
  id: z.number().int(),
  kind: z.enum(placeKinds),
  name: z.string(),
  /** Communes it lies in, the likeliest first. */
  units: z.array(named),
  updatedAt: instant,
  /** Null: it came with the hub. */
  updatedBy: z.string().nullable(),
});
export type PlaceView = z.infer<typeof placeView>;

export const placeList = z.object({ places: z.array(placeView) });
export type PlaceList = z.infer<typeof placeList>;

export const placeSaved = z.strictObject({
  /** Null: a new one. */
  id: z.number().int().nullable(),
  kind: z.enum(placeKinds),
  name: z.string().trim().min(2).max(120),
  units: z.array(unitCode).min(1).max(20),
});
export type PlaceSaved = z.infer<typeof placeSaved>;

export const placeRemoved = z.strictObject({ id: z.number().int() });

const ring = z.array(z.tuple([z.number(), z.number()]));

/** A border for drawing, made coarse: polygons of rings of `[lon, lat]`. */
const drawnBorder = { approximate: z.boolean(), polygons: z.array(z.array(ring)) };

/** The border of one commune. */
export const communeBorder = z.object(drawnBorder);
export type CommuneBorder = z.infer<typeof communeBorder>;

/** Borders for drawing. */
export const borderMap = z.object({
  /** How many communes have an imported border; the others are drawn from the centre points. */
  imported: z.number().int(),
  /** Files that the borders came from, and when. */
  sources: z.array(z.object({ file: z.string(), at: instant })),
  communes: z.array(
    named.extend({
      ...drawnBorder,
      centre: z.tuple([z.number(), z.number()]).nullable(),
    }),
  ),
});
export type BorderMap = z.infer<typeof borderMap>;

export const borderFile = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** A GeoJSON FeatureCollection in degrees (WGS 84). */
  geojson: z.unknown(),
});
export type BorderFile = z.infer<typeof borderFile>;

/** What became of a file of borders, or would. */
export const borderReport = z.object({
  file: z.string(),
  saved: z.boolean(),
  features: z.number().int(),
  matched: z.array(z.object({ commune: named, label: z.string(), how: z.enum(['code', 'name', 'folded', 'place']) })),
  unmatched: z.array(
    z.object({ label: z.string(), problem: z.enum(['no-polygon', 'no-degrees', 'no-name', 'ambiguous']) }),
  ),
  missing: z.array(named),
  repeated: z.array(named),
  displaced: z.array(named),
  overlapPercent: z.number(),
  gapPercent: z.number(),
  overlaps: z.array(z.object({ communes: z.tuple([named, named]), percent: z.number() })),
  gridMetres: z.number(),
});
export type BorderReport = z.infer<typeof borderReport>;
