import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { examineFile } from './pictures.ts';

const startup = { timeout: 60_000 };
/** 360 x 240: a grey sky, a brown street, a blue puddle in its middle; with a place. */
const phone = readFileSync(new URL('../../test/support/pictures/phone.heic', import.meta.url));

function examine(bytes: Buffer, name = 'IMG_0042.HEIC') {
  return examineFile({ name, type: 'image/heic', bytes });
}

/** The same file with another size in its header (ISO/IEC 23008-12, ispe). */
function saying(width: number, height: number): Buffer {
  const bytes = Buffer.from(phone);
  const at = bytes.indexOf('ispe');
  bytes.writeUInt32BE(width, at + 8);
  bytes.writeUInt32BE(height, at + 12);
  return bytes;
}

describe('a HEIC picture, as an iPhone takes it', () => {
  it('is shown as a JPEG that says nothing but the picture; its place is a suggestion', startup, async () => {
    const { type, shown, point, problem } = await examine(phone);

    expect({ type, problem }).toEqual({ type: 'image/heic', problem: null });
    expect(shown).toMatchObject({ width: 360, height: 240 });
    expect(point?.lat).toBeCloseTo(21.184, 3);
    expect(point?.lon).toBeCloseTo(106.075, 3);
    const metadata = await sharp(shown?.bytes).metadata();
    expect([metadata.format, metadata.exif]).toEqual(['jpeg', undefined]);
    const { data } = await sharp(shown?.bytes).raw().toBuffer({ resolveWithObject: true });
    const colourAt = (x: number, y: number) => [...data.subarray((y * 360 + x) * 3, (y * 360 + x) * 3 + 3)];
    expect(nearest(colourAt(20, 20))).toBe('sky');
    expect(nearest(colourAt(10, 230))).toBe('street');
    expect(nearest(colourAt(180, 180))).toBe('puddle');
  });

  it.each([
    ['cut in the middle', phone.subarray(0, 900)],
    ['without its end', phone.subarray(0, phone.length - 40)],
    ['with nothing behind its header', phone.subarray(0, 40)],
    [
      'with other bytes in place of it',
      Buffer.concat([phone.subarray(0, 424), Buffer.alloc(phone.length - 424, 0x5a)]),
    ],
    ['smaller inside than it says', saying(4000, 4000)],
    ['larger inside than it says', saying(16, 16)],
    ['of no size', saying(0, 0)],
  ])('%s is a file like any other, and the next picture is shown', startup, async (_, bytes) => {
    expect(await examine(bytes)).toMatchObject({ shown: null, point: null, problem: 'picture_unreadable' });

    expect((await examine(phone)).problem).toBeNull();
  });

  it('that says to have more pixels than we decode is not begun', startup, async () => {
    expect(await examine(saying(65_000, 65_000))).toMatchObject({ shown: null, problem: 'picture_too_large' });
  });
});

const colours = { sky: [157, 180, 192], street: [107, 112, 92], puddle: [74, 111, 165] };

function nearest(colour: readonly number[]): string | undefined {
  const distance = (other: readonly number[]) =>
    other.reduce((sum, value, index) => sum + Math.abs(value - (colour[index] ?? 0)), 0);
  return Object.entries(colours)
    .filter(([, other]) => distance(other) < 30)
    .map(([name]) => name)[0];
}
