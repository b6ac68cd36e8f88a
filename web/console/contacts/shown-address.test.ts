import { expect, it } from 'vitest';
import { shownAddress } from './shown-address.ts';

it.each([
  ['phone', '+84912345678', '0912 345 678'],
  ['phone', '+842223823456', '0222 3823 456'],
  ['phone', '+8190123456789', '+8190123456789'],
  ['phone', '+84113', '+84113'],
  ['email', 'lan@nguoidan.example', 'lan@nguoidan.example'],
  ['zalo', '84912345678', '84912345678'],
  ['web', '039c650758a40660fa87569368', '#039c65'],
])('shows %s %s as %s', (kind, address, shown) => {
  expect(shownAddress({ kind, address })).toBe(shown);
});
