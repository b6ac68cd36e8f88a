import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { foldVi } from '../text/fold.ts';
import { changedFields, type Contact, type Identity } from './contact.ts';
import { readContactSearch } from './contact-search.ts';
import type { Decided } from './contact-refusal.ts';
import { editContact } from './edit-contact.ts';
import { mergeContacts } from './merge-contacts.ts';
import { splitContact } from './split-contact.ts';

function contact(patch: Partial<Contact> = {}): Contact {
  return {
    id: 'one',
    kind: 'person',
    name: 'Nguyễn Thị Lan',
    lang: 'vi',
    taxCode: null,
    sector: null,
    size: null,
    businessId: null,
    position: null,
    note: null,
    prefers: [],
    mergedInto: null,
    version: 1,
    ...patch,
  };
}

function identity(id: string, patch: Partial<Identity> = {}): Identity {
  const address = `${id}@nguoidan.example`;
  return { id, contactId: 'one', kind: 'email', address, name: null, state: 'ok', verifiedAt: null, ...patch };
}

function codeOf(decided: Decided<unknown>): string | null {
  return decided.ok ? null : decided.refusal.code;
}

const alone = { business: null, hasPeople: false };

describe('editing a contact', () => {
  it('takes away what does not fit the kind it becomes', () => {
    const business = contact({ kind: 'business', taxCode: '0312687878', sector: 'trade', size: 'micro' });
    const clerk = contact({ businessId: 'firm', position: 'Kế toán' });

    expect(editContact(business, { kind: 'person' }, alone)).toMatchObject({
      value: { kind: 'person', taxCode: null, sector: null, size: null },
    });
    expect(editContact(clerk, { kind: 'business' }, alone)).toMatchObject({
      value: { kind: 'business', businessId: null, position: null },
    });
    expect(editContact(clerk, { businessId: null }, alone)).toMatchObject({ value: { position: null } });
  });

  it('gives a person a business that stands, and no other', () => {
    const edit = { businessId: 'firm' };
    const firm = { id: 'firm', kind: 'business', mergedInto: null } as const;
    const facts = (business: Parameters<typeof editContact>[2]['business']) => ({ business, hasPeople: false });

    expect(codeOf(editContact(contact(), edit, facts(firm)))).toBeNull();
    for (const other of [
      null,
      { ...firm, kind: 'person' as const },
      { ...firm, mergedInto: 'x' },
      { ...firm, id: 'one' },
    ])
      expect(codeOf(editContact(contact(), edit, facts(other)))).toBe('no_such_business');
    expect(codeOf(editContact(contact({ kind: 'business' }), edit, facts(firm)))).toBe('person_only');
  });

  it('keeps no number of an identity card and nothing that cannot be seen', () => {
    const edit = { name: ' Lan\u200B   Anh ', note: 'CCCD 027185001234', position: '   ' };

    expect(editContact(contact(), edit, alone)).toMatchObject({
      value: { name: 'Lan Anh', note: 'CCCD *********234', position: null },
    });
  });

  it('tells what changed, and only that', () => {
    const after = contact({ name: 'Lan', prefers: ['email'] });

    expect(changedFields(contact(), after)).toEqual({
      before: { name: 'Nguyễn Thị Lan', prefers: [] },
      after: { name: 'Lan', prefers: ['email'] },
    });
  });
});

describe('merging two contacts', () => {
  it('leaves the survivor what it has and gives it what it lacks', () => {
    const survivor = contact({ note: 'Gọi buổi sáng', prefers: ['phone'] });
    const other = contact({
      id: 'two',
      name: 'Lan',
      note: 'Hay nhắn Zalo',
      prefers: ['zalo'],
      businessId: 'firm',
      position: 'Giám đốc',
    });

    expect(mergeContacts(survivor, other)).toMatchObject({
      value: {
        fields: {
          name: 'Nguyễn Thị Lan',
          note: 'Gọi buổi sáng\n\nHay nhắn Zalo',
          prefers: ['phone'],
          businessId: 'firm',
          position: 'Giám đốc',
        },
        warnings: ['names_differ'],
      },
    });
  });

  it('makes a business of a person and a business, which belongs to nobody', () => {
    const person = contact({ businessId: 'two', position: 'Giám đốc' });
    const business = contact({ id: 'two', kind: 'business', name: 'nguyen thi lan', taxCode: '0312687878' });

    for (const [survivor, other] of [
      [person, business],
      [business, person],
    ] as const)
      expect(mergeContacts(survivor, other)).toMatchObject({
        value: {
          fields: { kind: 'business', taxCode: '0312687878', businessId: null, position: null },
          warnings: ['kinds_differ'],
        },
      });
  });

  it('is refused where it would lose something or has been done', () => {
    const one = contact({ kind: 'business', taxCode: '0312687878' });
    const two = contact({ id: 'two', kind: 'business', taxCode: '0100109106' });

    expect(codeOf(mergeContacts(one, one))).toBe('same_contact');
    expect(codeOf(mergeContacts(one, two))).toBe('tax_codes_differ');
    expect(codeOf(mergeContacts(one, { ...two, taxCode: null, mergedInto: 'x' }))).toBe('contact_merged');
    expect(codeOf(mergeContacts({ ...one, mergedInto: 'x' }, two))).toBe('contact_merged');
  });
});

describe('splitting a contact', () => {
  const addresses = [identity('a'), identity('b', { name: 'Trần Văn Bình' }), identity('c')];
  const split = (identityIds: readonly string[], name: string | null = null) =>
    splitContact(contact({ note: 'Của Lan', taxCode: null }), addresses, { identityIds, name });

  it('names the new one as it wrote, unless staff know better', () => {
    expect(split(['a', 'b'])).toMatchObject({ value: { name: 'Trần Văn Bình', note: null } });
    expect(split(['a'])).toMatchObject({ value: { name: 'Nguyễn Thị Lan' } });
    expect(split(['b'], 'Bình')).toMatchObject({ value: { name: 'Bình' } });
  });

  it('takes some, not all, and only what is there', () => {
    expect(codeOf(split(['a', 'b', 'c']))).toBe('nothing_left');
    expect(codeOf(split(['a', 'x']))).toBe('no_such_identity');
    expect(codeOf(split([]))).toBe('no_such_identity');
    expect(codeOf(splitContact(contact({ mergedInto: 'x' }), addresses, { identityIds: ['a'], name: null }))).toBe(
      'contact_merged',
    );
  });
});

describe('a search for contacts', () => {
  it.each([
    ['Nguyễn Thị Lan', { words: ['nguyen', 'thi', 'lan'], addresses: [], taxCode: null }],
    ['Lan@Nguoidan.VN', { words: [], addresses: ['lan@nguoidan.vn'], taxCode: null }],
    ['0912 345 678', { words: [], addresses: ['+84912345678'], taxCode: null }],
    ['0912345', { words: [], addresses: ['0912345', '+84912345'], taxCode: null }],
    ['0312687878', { words: [], addresses: ['0312687878', '+84312687878'], taxCode: '0312687878' }],
    ['  ', { words: [], addresses: [], taxCode: null }],
  ])('for %j looks for names, addresses and tax codes', (typed, meant) => {
    expect(readContactSearch(typed)).toEqual(meant);
  });

  it('asks the database for plain words only, whatever is typed', () => {
    assertProperty(
      fc.property(anyText, (typed) => {
        for (const word of readContactSearch(typed).words) expect(word).toMatch(/^[a-z0-9]{1,40}$/u);
        expect(readContactSearch(typed).addresses.length).toBeLessThanOrEqual(2);
        for (const address of readContactSearch(typed).addresses) expect(foldVi(address)).not.toContain(' ');
      }),
    );
  });
});
