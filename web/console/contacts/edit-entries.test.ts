import { describe, expect, it } from 'vitest';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { editBody, entriesOf, rebaseEntries } from './edit-entries.ts';

function contact(patch: Partial<ContactDetail> = {}): ContactDetail {
  return {
    id: 'one',
    version: 3,
    kind: 'person',
    name: 'Nguyễn Thị Lan',
    lang: 'vi',
    taxCode: null,
    sector: null,
    size: null,
    business: null,
    position: null,
    note: null,
    prefers: ['email'],
    identities: [],
    people: [],
    mergedInto: null,
    history: [],
    createdAt: '2026-11-22T01:00:00Z',
    actions: ['edit'],
    ...patch,
  };
}

function told(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

describe('the form of a contact', () => {
  it('sends only what was changed, on the version that was seen', () => {
    const entries = { ...entriesOf(contact()), name: ' Lan ', prefers: ['phone', 'email'] };

    expect(told(editBody(contact(), entriesOf(contact())))).toEqual({ version: 3 });
    expect(told(editBody(contact(), entries))).toEqual({ version: 3, name: 'Lan', prefers: ['phone', 'email'] });
  });

  it('empties an entry that was emptied', () => {
    const seen = contact({ note: 'Gọi buổi tối', business: { id: 'firm', name: null }, position: 'Kế toán' });
    const entries = { ...entriesOf(seen), note: '  ', business: null, position: '' };

    expect(told(editBody(seen, entries))).toEqual({ version: 3, note: null, businessId: null, position: null });
  });

  it('leaves out what the new kind does not have', () => {
    const entries = { ...entriesOf(contact()), kind: 'business' as const, taxCode: '0312687878', position: 'Giám đốc' };

    expect(told(editBody(contact(), entries))).toEqual({ version: 3, kind: 'business', taxCode: '0312687878' });
  });

  it('on a newer state keeps what was typed, and takes over the rest', () => {
    const entries = { ...entriesOf(contact()), name: 'Lan' };
    const fresh = contact({ version: 4, name: 'Chị Lan', note: 'Gọi buổi tối' });

    const rebased = rebaseEntries(entries, contact(), fresh);

    expect(told(editBody(fresh, rebased))).toEqual({ version: 4, name: 'Lan' });
    expect(rebased.note).toBe('Gọi buổi tối');
  });
});
