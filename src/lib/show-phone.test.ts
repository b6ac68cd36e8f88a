import { expect, it } from 'vitest';
import { showPhone } from './show-phone.ts';

it.each([
  ['+84912345678', '0912 345 678'],
  ['+842223888888', '0222 3888 888'],
  ['+12025550123', '+1 202 555 0123'],
  ['1022', '1022'],
  ['tong-dai', 'tong-dai'],
])('reads %s out as %s', (number, shown) => {
  expect(showPhone(number)).toBe(shown);
});
