import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { isSameSecret } from './same-secret.ts';

it('is right for the same words alone, of whatever length', () => {
  expect(isSameSecret('bí mật', 'bí mật')).toBe(true);
  expect(isSameSecret('bí mật', 'bí mậT')).toBe(false);
  expect(isSameSecret('', 'bí mật')).toBe(false);
  assertProperty(
    fc.property(anyText, anyText, fc.boolean(), (one, other, isSame) => {
      expect(isSameSecret(one, isSame ? one : other)).toBe(isSame || one === other);
    }),
    { examples: [['\ud83d', '\ud83e', false]] },
  );
});
