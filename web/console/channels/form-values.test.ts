import { describe, expect, it } from 'vitest';
import type { SettingField } from '../../../src/contract/channels.ts';
import { changesOf, isSwitch, missingOf, valuesOf } from './form-values.ts';

function field(patch: Partial<SettingField> & Pick<SettingField, 'name'>): SettingField {
  const words = { label: { vi: patch.name, en: patch.name }, hint: null, isAdvanced: false, isLong: false };
  return { ...words, type: 'text', choices: [], required: false, secret: false, default: null, ...patch };
}

const fields = [
  field({ name: 'address', required: true }),
  field({ name: 'password', required: true, secret: true }),
  field({ name: 'imapPort', type: 'number', default: 993 }),
  field({ name: 'tls', default: true }),
  field({ name: 'displayName' }),
];

describe('the form of a channel', () => {
  const before = valuesOf(fields, { address: 'a@b.vn', imapPort: 1143, tls: 'false', displayName: 'Tổng đài' });

  it('begins with what is set, without any secret', () => {
    expect(before).toEqual({ address: 'a@b.vn', password: '', imapPort: '1143', tls: false, displayName: 'Tổng đài' });
    expect(valuesOf(fields, {})).toMatchObject({ tls: undefined, imapPort: '' });
  });

  it('tells only what was changed, in its own type', () => {
    const values = { ...before, imapPort: '993', tls: true, password: 'mới' };
    expect(changesOf({ fields, before, values, removed: new Set() })).toEqual({
      imapPort: 993,
      tls: true,
      password: 'mới',
    });
    expect(changesOf({ fields, before, values: before, removed: new Set() })).toEqual({});
  });

  it('takes away what was emptied, and secrets only when asked to', () => {
    const values = { ...before, displayName: '' };
    expect(changesOf({ fields, before, values, removed: new Set() })).toEqual({ displayName: null });
    expect(changesOf({ fields, before, values: before, removed: new Set(['password']) })).toEqual({ password: null });
  });

  it('leaves words that are no number to the hub, which says what is wrong with them', () => {
    const values = { ...before, imapPort: 'chín' };
    expect(changesOf({ fields, before, values, removed: new Set() })).toEqual({ imapPort: 'chín' });
  });

  it('knows what is missing: a secret that is saved is not', () => {
    expect([...missingOf(fields, { ...before, address: ' ' }, ['password'])]).toEqual(['address']);
    expect([...missingOf(fields, before, [])]).toEqual(['password']);
  });

  it('knows switches by their default too', () => {
    expect(fields.map(isSwitch)).toEqual([false, false, false, true, false]);
  });
});
