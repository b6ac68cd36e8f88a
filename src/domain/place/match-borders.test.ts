import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { approximateBorders } from './approximate-borders.ts';
import { codeAt, createBorderIndex, isWithin, simplifyRing, type Border, type Position } from './border.ts';
import { createGazetteer, noPlaces, type CommuneUnit } from './gazetteer.ts';
import { featuresOf, matchBorders } from './match-borders.ts';
import { unitAt } from './unit-at.ts';

function unit(code: string, name: string, lon: number, type = 'phường'): CommuneUnit {
  return { code, name, type, lat: 21.05, lon };
}

const units = [
  unit('09169', 'Võ Cường', 106.05),
  unit('09163', 'Kinh Bắc', 106.15),
  unit('09200', 'Đông Sơn', 106.25, 'xã'),
  unit('09201', 'Đồng Sơn', 106.35),
];

/** A square of a tenth of a degree around the centre of a commune, moved and stretched as asked. */
function square(west: number, width = 0.1): number[][][] {
  const ring = [
    [west, 21],
    [west + width, 21],
    [west + width, 21.1],
    [west, 21.1],
    [west, 21],
  ];
  return [ring];
}

function feature(properties: object, coordinates: unknown = square(106), type = 'Polygon') {
  return { type: 'Feature', properties, geometry: { type, coordinates } };
}

describe('matching a file of borders to communes', () => {
  it('takes codes, names with and without diacritics or type, and tells look-alikes apart by their place', () => {
    const { matched, unmatched, missing } = matchBorders(
      [
        feature({ ma_xa: '9169', ten: 'whatever' }),
        feature({ TEN_XA: 'P. Kinh Bac', TEN_TINH: 'Bắc Ninh' }, square(106.1)),
        feature({ name: 'Xã Đông Sơn' }, square(106.2)),
        feature({ name: 'dong son' }, square(106.3)),
      ],
      units,
    );

    expect(matched.map(({ code, how }) => [code, how])).toEqual([
      ['09169', 'code'],
      ['09163', 'folded'],
      ['09200', 'name'],
      ['09201', 'place'],
    ]);
    expect([unmatched, missing]).toEqual([[], []]);
  });

  it('names everything that it does not take', () => {
    const { matched, unmatched, missing } = matchBorders(
      [
        feature({ name: 'Hoàn Kiếm' }),
        feature({ name: 'Võ Cường' }, [[[556_000, 2_340_000]]]),
        feature({ name: 'Kinh Bắc' }, [106, 21], 'Point'),
        feature({ name: 'Dong Son' }, square(120)),
        null,
      ],
      units,
    );

    expect(matched).toEqual([]);
    expect(unmatched.map(({ problem }) => problem)).toEqual([
      'no-name',
      'no-degrees',
      'no-polygon',
      'ambiguous',
      'no-polygon',
    ]);
    expect(missing).toHaveLength(units.length);
    expect(featuresOf({ type: 'Topology' })).toBeNull();
  });

  it('measures overlaps and enclosed gaps, and doubts borders far from the known centre', () => {
    const whole = matchBorders([feature({ name: 'Võ Cường' }), feature({ name: 'Kinh Bắc' }, square(106.1))], units);
    expect(whole.cover).toMatchObject({ overlapPercent: 0, gapPercent: 0, overlaps: [] });
    expect(whole.displaced).toEqual([]);

    const hole = [
      [106.02, 21.02],
      [106.08, 21.02],
      [106.08, 21.08],
      [106.02, 21.08],
    ];
    const spoilt = matchBorders(
      [
        feature({ name: 'Võ Cường' }, [...square(106), hole]),
        feature({ name: 'Kinh Bắc' }, square(106.09)),
        feature({ name: 'Xã Đông Sơn' }, square(106.5)),
      ],
      units,
    );

    expect(spoilt.cover.gapPercent).toBeGreaterThan(10);
    expect(spoilt.cover.overlaps[0]).toMatchObject({ codes: ['09169', '09163'] });
    expect(spoilt.cover.overlapPercent).toBeCloseTo(4, 0);
    expect(spoilt.displaced).toEqual(['09200']);
  });

  it('puts several features of one commune together, and says so', () => {
    const { matched, repeated } = matchBorders(
      [feature({ name: 'Võ Cường' }), feature({ name: 'Võ Cường' }, [square(106.2)], 'MultiPolygon')],
      units,
    );

    expect(matched[0]?.border).toHaveLength(2);
    expect(repeated).toEqual(['09169']);
  });
});

describe('the commune of a point', () => {
  it('is the one whose border holds it, else the one with the nearest centre', () => {
    const outline: Position[] = [
      [106.0, 21],
      [106.14, 21],
      [106.14, 21.1],
      [106.0, 21.1],
    ];
    const border: Border = [[outline]];
    const gazetteer = createGazetteer({
      units,
      oldCommunes: [],
      places: noPlaces,
      borders: [{ code: '09169', border }],
    });
    const near = { lat: 21.05, lon: 106.13 };

    expect(unitAt(near, gazetteer)).toMatchObject({ unit: { code: '09169' }, how: 'border' });
    expect(unitAt(near, { ...gazetteer, borders: [] })).toMatchObject({ unit: { code: '09163' }, how: 'point' });
    expect(unitAt({ lat: 10, lon: 106 }, gazetteer)).toBeNull();
  });

  it('lies in the approximate border of the nearest centre, and in no other', () => {
    const centres = units.flatMap(({ code, lat, lon }) =>
      lat === null || lon === null ? [] : [{ code, lat, lon, areaKm2: 100 }],
    );
    const drawn = createBorderIndex([...approximateBorders(centres)].map(([code, border]) => ({ code, border })));
    assertProperty(
      fc.property(fc.double({ min: 106.02, max: 106.38, noNaN: true }), (lon) => {
        const point = { lat: 21.051, lon };
        const distances = centres.map((centre) => Math.abs(centre.lon - lon));
        const least = Math.min(...distances);
        fc.pre(distances.filter((one) => one < least + 0.0005).length === 1);
        expect(codeAt(drawn, point)).toBe(centres[distances.indexOf(least)]?.code);
        expect(drawn.filter(({ border }) => isWithin(border, point))).toHaveLength(1);
      }),
    );
  });
});

describe('a ring for drawing', () => {
  it('loses what lies on a straight line, and keeps corners', () => {
    const ring: Position[] = [
      [0, 0],
      [1, 0.00001],
      [2, 0],
      [2, 2],
      [1, 2],
      [0, 2],
    ];
    expect(simplifyRing(ring, 0.001)).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]);
  });
});
