import { describe, expect, it } from 'vitest';
import { maskAddress, readCodeAddress } from './code-address.ts';

describe('an address for a code', () => {
  it.each([
    ['0912 345 678', { kind: 'phone', address: '+84912345678' }],
    [' An@Example.VN ', { kind: 'email', address: 'an@example.vn' }],
  ])('is read from %s', (typed, address) => {
    expect(readCodeAddress(typed)).toEqual(address);
  });

  it.each(['', '1022', 'an@', 'an@b', 'a b@c.vn', '"x"@c.vn', 'không có'])('is not "%s"', (typed) => {
    expect(readCodeAddress(typed)).toBeNull();
  });

  it('is shown so that only its owner knows it', () => {
    expect(maskAddress({ kind: 'phone', address: '+84912345678' })).toBe('••• ••• 678');
    expect(maskAddress({ kind: 'email', address: 'nguyenan@example.vn' })).toBe('ng•••@example.vn');
    expect(maskAddress({ kind: 'email', address: 'a@b.vn' })).toBe('a•••@b.vn');
  });
});
