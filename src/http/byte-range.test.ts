import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readByteRange, sliceOf } from './byte-range.ts';

describe('the part of a file that is asked for', () => {
  it.each([
    [undefined, null],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['items=0-1', null],
    ['bytes=a-b', null],
  ] as const)('of %s is %o', (header, expected) => {
    expect(readByteRange(header, 100)).toEqual(expected);
  });

  it('is cut out of whatever pieces the file comes in', async () => {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, at) => at));
    for (const size of [1, 7, 64, 100]) {
      const pieces = Array.from({ length: Math.ceil(100 / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const cut: Buffer[] = [];
      for await (const piece of sliceOf(Readable.from(pieces), { start: 10, end: 70 })) cut.push(piece);
      expect(Buffer.concat(cut)).toEqual(bytes.subarray(10, 71));
    }
  });
});
