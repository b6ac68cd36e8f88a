import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameSecret } from './same-secret.ts';

it('is right for the same words alone, of whatever length', () => {
  expect(isSameSecret('bí mật', 'bí mật')).toBe(true);
  expect(isSameSecret('bí mật', 'bí mậT')).toBe(false);
  expect(isSameSecret('', 'bí mật')).toBe(false);
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => isSameSecret(one, other) === (one === other)));
});
