import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactChanged, contactPage } from '../../src/contract/contacts.ts';
import {
  addressesOf,
  changeContact,
  contactFound,
  contactOf,
  meetSomebody,
  searchContacts,
  ticketCodes,
  undoChange,
} from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { expectRefusal } from '../support/refusals.ts';
import { reportBy } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, supervisor] = await Promise.all([signIn(hub.url, 'operator'), signIn(hub.url, 'supervisor')]);
});
afterAll(() => hub[Symbol.asyncDispose]());

function meet(overrides: Readonly<Record<string, unknown>> = {}) {
  return meetSomebody(hub.url, operator, overrides);
}

async function setIdentity(address: string, state: string): Promise<void> {
  await hub.context.database.query(
    { name: 'test-identity', text: `UPDATE "identity" SET "state" = $2 WHERE "address" = $1` },
    [address, state],
  );
}

describe('the list of contacts', () => {
  it('finds people by name without diacritics, by address in any writing and by tax code', async () => {
    const tag = randomUUID().slice(0, 8);
    const phone = `091${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    const { person, contact } = await meet({ name: `Trần Thị Hoà ${tag}`, phone });
    await changeContact(operator, contact.id, 'edit', { kind: 'business', taxCode: '0100 109 106-028' });

    for (const q of [
      `tran hoa ${tag}`,
      `HOÀ ${tag}`,
      person.email.toUpperCase(),
      person.email.slice(0, 8),
      phone,
      `+84 ${phone.slice(1, 4)} ${phone.slice(4)}`,
      '0100109106-028',
      '0100109106028',
    ])
      expect([q, (await searchContacts(operator, q)).map((row) => row.id)]).toEqual([q, [contact.id]]);
    for (const q of [`tran hoa ${tag}x`, '%%%', "' OR 1=1 --", ')(|&:*', '0100109106-029'])
      expect([q, await searchContacts(operator, q)]).toEqual([q, []]);
  });

  it('goes on where the page before ended', async () => {
    await meet();
    await meet();
    const whole = contactPage.parse((await operator.get('/contacts?limit=100')).body);

    const first = contactPage.parse((await operator.get('/contacts?limit=1')).body);
    const second = contactPage.parse((await operator.get(`/contacts?limit=1&after=${first.next}`)).body);

    expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 2));
    expectRefusal(await operator.get('/contacts?after=x'), 400);
    expectRefusal(await operator.get('/contacts?sort=name'), 400);
  });
});

describe('a contact', () => {
  it('is corrected entry by entry, with undo', async () => {
    const { contact, person } = await meet();

    const edited = await changeContact(operator, contact.id, 'edit', {
      name: '  Công ty   Minh Phát ',
      kind: 'business',
      taxCode: '0312687878',
      sector: 'manufacturing',
      size: 'small',
      note: 'CCCD của giám đốc 027185001234',
      prefers: ['phone', 'email', 'phone'],
    });

    expect(edited.contact).toMatchObject({
      name: 'Công ty Minh Phát',
      kind: 'business',
      taxCode: '0312687878',
      sector: { code: 'manufacturing' },
      size: { code: 'small' },
      note: 'CCCD của giám đốc *********234',
      prefers: ['phone', 'email'],
      version: 2,
    });
    expect(edited.change?.details).toContainEqual({
      label: { vi: 'Tên', en: 'Name' },
      before: { vi: person.name, en: person.name },
      after: { vi: 'Công ty Minh Phát', en: 'Công ty Minh Phát' },
    });
    const undone = contactChanged.parse((await undoChange(supervisor, edited.change?.id)).body);
    expect(undone.contact).toMatchObject({ name: person.name, kind: 'person', taxCode: null, note: null, prefers: [] });
    expect(undone.contact.history[0]).toMatchObject({ canUndo: false, undone: { by: expect.any(String) } });
    expectRefusal(await undoChange(supervisor, edited.change?.id), 409);
  });

  it('says which entry is wrong, and keeps a tax code that is right only', async () => {
    const { contact } = await meet();
    const edit = (body: object) => operator.post(`/contacts/${contact.id}/edit`, { version: 1, ...body });

    for (const [body, code] of [
      [{ kind: 'business', taxCode: '027185001234' }, 'tax_code_personal'],
      [{ kind: 'business', taxCode: '0312687879' }, 'tax_code_check'],
      [{ kind: 'business', taxCode: '12345' }, 'tax_code_length'],
      [{ taxCode: '0312687878' }, 'business_only'],
      [{ businessId: randomUUID() }, 'no_such_business'],
      [{ businessId: contact.id }, 'no_such_business'],
    ] as const) {
      const answer = await edit(body);
      expectRefusal(answer, [400, 404], code);
      if (code !== 'no_such_business') expect(answer.body).toMatchObject({ error: { code } });
    }
    for (const body of [{ sector: 'gambling' }, { size: 'giant' }, { prefers: ['fax'] }, { mergedInto: contact.id }])
      expectRefusal(await edit(body), 400);
    expect((await contactOf(operator, contact.id)).version).toBe(1);
  });

  it('is changed by one of two who change it at once', async () => {
    const { contact } = await meet();

    const answers = await Promise.all(
      ['Một', 'Hai'].map((name) => operator.post(`/contacts/${contact.id}/edit`, { version: 1, name })),
    );

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    for (const late of answers.filter((answer) => answer.status === 409)) {
      expectRefusal(late, 409);
      expect(late.body).toMatchObject({ error: { code: 'version_conflict' } });
    }
  });

  it('of a business has its people, and they have it', async () => {
    const { contact: business } = await meet({ contactKind: 'business' });
    const { contact: director } = await meet();

    await changeContact(operator, director.id, 'edit', { businessId: business.id, position: 'Giám đốc' });

    expect((await contactOf(operator, business.id)).people).toEqual([
      { id: director.id, name: director.name, position: 'Giám đốc' },
    ]);
    expect((await contactOf(operator, director.id)).business).toEqual({ id: business.id, name: business.name });
    const refused = await operator.post(`/contacts/${business.id}/edit`, { version: business.version, kind: 'person' });
    expectRefusal(refused, 400);
  });
});

describe('the addresses of a contact', () => {
  it('grow by what a person told staff, once, and shrink by undo', async () => {
    const { contact } = await meet();
    const phone = `098${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;

    const added = await changeContact(operator, contact.id, 'addresses', { kind: 'phone', address: phone });

    expect(added.contact.identities.at(-1)).toMatchObject({
      kind: 'phone',
      address: `+84${phone.slice(1)}`,
      state: 'ok',
      verifiedAt: expect.any(String),
    });
    const { version } = added.contact;
    const again = await operator.post(`/contacts/${contact.id}/addresses`, { version, kind: 'phone', address: phone });
    expect(again.body).toMatchObject({ error: { code: 'address_here' } });
    for (const address of ['không phải số', '12345'])
      expectRefusal(await operator.post(`/contacts/${contact.id}/addresses`, { version, kind: 'phone', address }), 400);
    const undone = contactChanged.parse((await undoChange(operator, added.change?.id)).body);
    expect(addressesOf(undone.contact)).toEqual(addressesOf(contact));
  });

  it('belong to one contact: whoever tries to take another one is told to merge', async () => {
    const { contact } = await meet();
    const { person: other } = await meet();

    const answer = await operator.post(`/contacts/${contact.id}/addresses`, {
      version: 1,
      kind: 'email',
      address: other.email.toUpperCase(),
    });

    expectRefusal(answer, 409);
    expect(answer.body).toMatchObject({ error: { code: 'address_taken' } });
    expect((await contactFound(operator, other.email)).name).toBe(other.name);
  });

  it('stay when something came by them, and undoing says so', async () => {
    const { contact } = await meet();
    const email = `${randomUUID().slice(0, 8)}@moi.example`;
    const added = await changeContact(operator, contact.id, 'addresses', { kind: 'email', address: email });

    await reportBy(hub.url, operator, { email });

    expect(await ticketCodes(operator, contact.id)).toHaveLength(2);
    const answer = await undoChange(operator, added.change?.id);
    expectRefusal(answer, 409);
    expect(answer.body).toMatchObject({ error: { code: 'address_in_use' } });
    expect(addressesOf(await contactOf(operator, contact.id))).toContain(email);
  });

  it('work again when a person says so, with undo', async () => {
    const { contact, person } = await meet();
    const [identity] = contact.identities;
    await setIdentity(person.email, 'bounced');

    const freed = await changeContact(operator, contact.id, 'free-address', { identityId: identity?.id });

    expect(freed.contact.identities[0]?.state).toBe('ok');
    const twice = await operator.post(`/contacts/${contact.id}/free-address`, {
      version: freed.contact.version,
      identityId: identity?.id,
    });
    expectRefusal(twice, 409);
    const undone = contactChanged.parse((await undoChange(operator, freed.change?.id)).body);
    expect(undone.contact.identities[0]?.state).toBe('bounced');
  });

  it('work again when the person writes from them; STOP stays', async () => {
    const { contact, person } = await meet();
    const id = contact.identities[0]?.id ?? '';
    const free = () => hub.context.contacts.freeIdentity(hub.context.database, id);

    await setIdentity(person.email, 'bounced');
    expect(await free()).toBe(true);
    expect(await free()).toBe(false);
    await setIdentity(person.email, 'stopped');
    expect(await free()).toBe(false);

    expect((await contactOf(operator, contact.id)).identities[0]?.state).toBe('stopped');
  });
});
