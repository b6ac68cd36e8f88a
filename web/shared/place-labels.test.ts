import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { placeLabels, type Box } from './place-labels.ts';

const box = (left: number, top: number, width = 60): Box => ({ left, top, width, height: 14 });

describe('names on a map', () => {
  it('stand where they fit, the first before the others', () => {
    expect(placeLabels([[box(0, 0)], [box(50, 5)], [box(70, 0)]])).toEqual([0, null, 0]);
  });

  it('go to the other side of their dot when one side is taken', () => {
    expect(placeLabels([[box(0, 0)], [box(40, 0), box(-70, 0)]])).toEqual([0, 1]);
  });

  it('never stand on a pin', () => {
    expect(placeLabels([[box(0, 0)]], [box(55, 4, 12)])).toEqual([null]);
  });

  it('never stand on each other', () => {
    const boxes = fc.record({
      left: fc.integer({ min: 0, max: 300 }),
      top: fc.integer({ min: 0, max: 200 }),
      width: fc.integer({ min: 1, max: 120 }),
      height: fc.integer({ min: 1, max: 20 }),
    });
    assertProperty(
      fc.property(fc.array(fc.array(boxes, { maxLength: 3 }), { maxLength: 40 }), (labels) => {
        const shown = placeLabels(labels).flatMap((index, at) => (index === null ? [] : [labels[at]?.[index]]));

        for (const [at, one] of shown.entries()) {
          for (const other of shown.slice(at + 1)) {
            if (!one || !other) throw new Error('a place that was not offered');
            const overlapX = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
            const overlapY = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
            expect(overlapX <= 0 || overlapY <= 0).toBe(true);
          }
        }
      }),
    );
  });
});
