import { describe, expect, it } from 'vitest';
import { unpackRtf } from './compressed-rtf.ts';

describe('unpackRtf', () => {
  it.each([
    [
      'points back into what every text begins with',
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    ],
    [
      'points into what it is writing',
      '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0',
      '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}',
    ],
  ])('reads the example of the specification that %s', (_case, hex, expected) => {
    expect(unpackRtf(Buffer.from(hex, 'hex'))?.toString('latin1')).toBe(expected);
  });

  it('takes text that was not compressed as it is, and nothing else', () => {
    const plain = Buffer.concat([Buffer.from('10000000040000004d454c4100000000', 'hex'), Buffer.from('{ab}')]);

    expect(unpackRtf(plain)?.toString()).toBe('{ab}');
    expect(unpackRtf(Buffer.alloc(40))).toBeNull();
    expect(unpackRtf(Buffer.alloc(3))).toBeNull();
  });

  it('ends early where bytes are missing, and makes no more of them than it says', () => {
    const cut = Buffer.from('ffffff7fffffff7f4c5a467500000000ff0000', 'hex');

    expect(unpackRtf(cut)?.length).toBeLessThan(100);
  });

  it('takes no more memory than its bytes can fill, whatever length it states', () => {
    const liar = Buffer.from('ffffff7fffffff7f4c5a46750000000000', 'hex');

    expect(unpackRtf(liar)?.buffer.byteLength).toBeLessThan(1000);
  });

  it('reads all of a text that consists of pointers alone', () => {
    const pointers = Buffer.from(`ff${'000f'.repeat(8)}`.repeat(100), 'hex');
    const header = Buffer.from('ffffff7fffffff7f4c5a467500000000', 'hex');

    expect(unpackRtf(Buffer.concat([header, pointers]))?.length).toBe(100 * 8 * 17);
  });
});
