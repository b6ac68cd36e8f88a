import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contactChanged, contactPage, duplicates, mergePreview } from '../../src/contract/contacts.ts';
import { closeConsoles, openConsole } from '../support/console.ts';
import {
  addressesOf,
  changeContact,
  contactFound,
  contactOf,
  mergeInto,
  reportBy,
  searchContacts,
  ticketCodes,
} from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { expectRefusal } from '../support/refusals.ts';
import { ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let supervisor: StaffClient;
let auditor: StaffClient;
let inspector: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, supervisor, auditor, inspector, officer, stranger] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'supervisor'),
    signIn(hub.url, 'auditor'),
    signIn(hub.url, 'inspector'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
  ]);
});
afterEach(closeConsoles);
afterAll(() => hub[Symbol.asyncDispose]());

/** A person nobody else of this file is. */
function somebody(): { readonly name: string; readonly email: string } {
  const tag = randomUUID().slice(0, 8);
  return { name: `Đỗ Quỳnh ${tag}`, email: `${tag}@nguoidan.example` };
}

async function contactOfNew(overrides: Readonly<Record<string, unknown>> = {}) {
  const person = { ...somebody(), ...overrides };
  const ticket = await reportBy(hub.url, operator, person);
  return { person, ticket, contact: await contactFound(operator, person.email) };
}

function undo(client: StaffClient, changeId: string | undefined) {
  return client.post(`/contact-changes/${changeId}/undo`, {});
}

async function setIdentity(address: string, state: string): Promise<void> {
  await hub.context.database.query(
    { name: 'test-identity', text: `UPDATE "identity" SET "state" = $2 WHERE "address" = $1` },
    [address, state],
  );
}

function routeTo(agency: string, ticket: { readonly id: string; readonly version: number }) {
  return operator.post(`/tickets/${ticket.id}/route`, { version: ticket.version, category: 'drainage', lead: agency });
}

describe('the list of contacts', () => {
  it('finds people by name without diacritics, by address in any writing and by tax code', async () => {
    const tag = randomUUID().slice(0, 8);
    const phone = `091${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    const { person, contact } = await contactOfNew({ name: `Trần Thị Hoà ${tag}`, phone });
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
    await contactOfNew();
    await contactOfNew();
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
    const { contact, person } = await contactOfNew();

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
    const undone = contactChanged.parse((await undo(supervisor, edited.change?.id)).body);
    expect(undone.contact).toMatchObject({ name: person.name, kind: 'person', taxCode: null, note: null, prefers: [] });
    expect(undone.contact.history[0]).toMatchObject({ canUndo: false, undone: { by: expect.any(String) } });
    expectRefusal(await undo(supervisor, edited.change?.id), 409);
  });

  it('says which entry is wrong, and keeps a tax code that is right only', async () => {
    const { contact } = await contactOfNew();
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
    const { contact } = await contactOfNew();

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
    const { contact: business } = await contactOfNew({ contactKind: 'business' });
    const { contact: director } = await contactOfNew();

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
    const { contact } = await contactOfNew();
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
    const undone = contactChanged.parse((await undo(operator, added.change?.id)).body);
    expect(addressesOf(undone.contact)).toEqual(addressesOf(contact));
  });

  it('belong to one contact: whoever tries to take another one is told to merge', async () => {
    const { contact } = await contactOfNew();
    const { person: other } = await contactOfNew();

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
    const { contact } = await contactOfNew();
    const email = `${randomUUID().slice(0, 8)}@moi.example`;
    const added = await changeContact(operator, contact.id, 'addresses', { kind: 'email', address: email });

    await reportBy(hub.url, operator, { email });

    expect(await ticketCodes(operator, contact.id)).toHaveLength(2);
    const answer = await undo(operator, added.change?.id);
    expectRefusal(answer, 409);
    expect(answer.body).toMatchObject({ error: { code: 'address_in_use' } });
    expect(addressesOf(await contactOf(operator, contact.id))).toContain(email);
  });

  it('work again when a person says so, with undo', async () => {
    const { contact, person } = await contactOfNew();
    const [identity] = contact.identities;
    await setIdentity(person.email, 'bounced');

    const freed = await changeContact(operator, contact.id, 'free-address', { identityId: identity?.id });

    expect(freed.contact.identities[0]?.state).toBe('ok');
    const twice = await operator.post(`/contacts/${contact.id}/free-address`, {
      version: freed.contact.version,
      identityId: identity?.id,
    });
    expectRefusal(twice, 409);
    const undone = contactChanged.parse((await undo(operator, freed.change?.id)).body);
    expect(undone.contact.identities[0]?.state).toBe('bounced');
  });

  it('work again when the person writes from them; STOP stays', async () => {
    const { contact, person } = await contactOfNew();
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

describe('merging contacts', () => {
  it('moves addresses, tickets and people, and puts exactly those back', async () => {
    const one = await contactOfNew({ contactKind: 'business', phone: undefined });
    const two = await contactOfNew({ contactKind: 'business' });
    const { contact: clerk } = await contactOfNew();
    await changeContact(operator, clerk.id, 'edit', { businessId: two.contact.id, position: 'Kế toán' });
    await changeContact(operator, two.contact.id, 'edit', { taxCode: '0312687878', note: 'Gọi giờ hành chính' });

    const preview = mergePreview.parse(
      (await operator.get(`/contacts/${one.contact.id}/merge?other=${two.contact.id}`)).body,
    );
    const merged = await mergeInto(operator, one.contact.id, two.contact.id);

    expect(preview).toMatchObject({
      moves: { identities: [{ address: two.person.email }], tickets: 1, people: [{ id: clerk.id }] },
      warnings: ['names_differ'],
    });
    expect(preview.gains.map((gain) => gain.value.vi)).toEqual(['0312687878', 'Gọi giờ hành chính']);
    expect(addressesOf(merged.contact)).toEqual([one.person.email, two.person.email].sort());
    expect(merged.contact).toMatchObject({ name: one.person.name, taxCode: '0312687878', people: [{ id: clerk.id }] });
    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code, two.ticket.code].sort());
    expect(await contactOf(operator, two.contact.id)).toMatchObject({
      mergedInto: { id: one.contact.id },
      identities: [],
      actions: [],
    });
    expect(await searchContacts(operator, two.person.name)).toEqual([]);

    const undone = contactChanged.parse((await undo(operator, merged.change?.id)).body);

    expect(undone.contact).toMatchObject({ taxCode: null, note: null, people: [] });
    expect(addressesOf(undone.contact)).toEqual([one.person.email]);
    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code]);
    expect(await ticketCodes(operator, two.contact.id)).toEqual([two.ticket.code]);
    expect(await contactOf(operator, two.contact.id)).toMatchObject({
      mergedInto: null,
      taxCode: '0312687878',
      people: [{ id: clerk.id, position: 'Kế toán' }],
    });
    expect((await contactOf(operator, clerk.id)).business?.id).toBe(two.contact.id);
  });

  it('when undone lets later tickets go with the address that they came by, and later addresses stay', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();
    const merged = await mergeInto(operator, one.contact.id, two.contact.id);
    const byTwo = await reportBy(hub.url, operator, two.person);
    const byOne = await reportBy(hub.url, operator, one.person);
    const later = `${randomUUID().slice(0, 8)}@sau.example`;
    await hub.context.database.query(
      {
        name: 'test-later-identity',
        text: `INSERT INTO "identity" ("id", "contact_id", "kind", "address") VALUES ($1, $2, 'email', $3)`,
      },
      [randomUUID(), one.contact.id, later],
    );

    expect(await ticketCodes(operator, one.contact.id)).toHaveLength(4);
    await undo(operator, merged.change?.id);

    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code, byOne.code].sort());
    expect(await ticketCodes(operator, two.contact.id)).toEqual([two.ticket.code, byTwo.code].sort());
    expect(addressesOf(await contactOf(operator, one.contact.id))).toEqual([one.person.email, later].sort());
  });

  it('keeps the answers of both people in their tickets', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();

    await mergeInto(operator, one.contact.id, two.contact.id);

    const ticket = await ticketOf(operator, two.ticket.id);
    expect(ticket.sender?.otherTickets.map((other) => other.code)).toEqual([one.ticket.code]);
    expect(ticket.events.at(-1)).toMatchObject({
      type: 'ticket.contact_changed',
      text: { vi: 'Gộp người gửi' },
      actor: { kind: 'staff' },
    });
    expect(ticket.version).toBe(two.ticket.version);
  });

  it('is heard by live consoles', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();
    const console = await openConsole(hub.url, supervisor);

    await mergeInto(operator, one.contact.id, two.contact.id);

    await eventually(async () => {
      expect(console.changes()).toContainEqual(
        expect.objectContaining({ id: two.ticket.id, type: 'ticket.contact_changed' }),
      );
    });
  });

  it('is refused for one contact twice, for two tax codes and for what somebody has just changed', async () => {
    const one = await contactOfNew({ contactKind: 'business' });
    const two = await contactOfNew({ contactKind: 'business' });
    const merge = (id: string, otherId: string, versions: readonly [number, number]) =>
      operator.post(`/contacts/${id}/merge`, { version: versions[0], otherId, otherVersion: versions[1] });

    const self = await merge(one.contact.id, one.contact.id, [1, 1]);
    const stale = await merge(one.contact.id, two.contact.id, [1, 7]);
    await changeContact(operator, one.contact.id, 'edit', { taxCode: '0312687878' });
    await changeContact(operator, two.contact.id, 'edit', { taxCode: '0100109106' });
    const bodies = await merge(one.contact.id, two.contact.id, [2, 2]);

    expect(self.body).toMatchObject({ error: { code: 'same_contact' } });
    expect(stale.body).toMatchObject({ error: { code: 'version_conflict' } });
    expect(bodies.body).toMatchObject({ error: { code: 'tax_codes_differ' } });
    for (const answer of [self, stale, bodies]) expectRefusal(answer, 409);
    expectRefusal(await merge(one.contact.id, randomUUID(), [2, 1]), 404);
  });

  it('happens once when two ask for it at once, in either direction', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();

    const answers = await Promise.all([
      operator.post(`/contacts/${one.contact.id}/merge`, { version: 1, otherId: two.contact.id, otherVersion: 1 }),
      supervisor.post(`/contacts/${two.contact.id}/merge`, { version: 1, otherId: one.contact.id, otherVersion: 1 }),
    ]);

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const found = await searchContacts(operator, one.person.email);
    expect(found).toHaveLength(1);
    expect(await ticketCodes(operator, found[0]?.id ?? '')).toEqual([one.ticket.code, two.ticket.code].sort());
  });

  it('loses no report that comes in meanwhile', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();

    const [merged, ...tickets] = await Promise.all([
      mergeInto(operator, one.contact.id, two.contact.id),
      ...[1, 2, 3, 4].map(() => reportBy(hub.url, operator, two.person)),
    ]);

    expect(merged.contact.identities).toHaveLength(2);
    expect(await ticketCodes(operator, one.contact.id)).toEqual(
      [one.ticket.code, two.ticket.code, ...tickets.map((ticket) => ticket.code)].sort(),
    );
  });

  it('is undone the newest first', async () => {
    const [one, two, three] = [await contactOfNew(), await contactOfNew(), await contactOfNew()];
    const first = await mergeInto(operator, one.contact.id, two.contact.id);
    const second = await mergeInto(operator, three.contact.id, one.contact.id);

    const early = await undo(operator, first.change?.id);
    expectRefusal(early, 409);
    expect(early.body).toMatchObject({ error: { code: 'undo_newer_first' } });
    expect((await undo(operator, second.change?.id)).status).toBe(200);
    expect((await contactOf(operator, one.contact.id)).history.map((change) => change.canUndo)).toEqual([false, true]);
    expect((await undo(operator, first.change?.id)).status).toBe(200);

    for (const side of [one, two, three])
      expect(await ticketCodes(operator, side.contact.id)).toEqual([side.ticket.code]);
  });

  it('is suggested for the same tax code, for a number in a report, and for a name in the same place', async () => {
    const phone = `097${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    const tag = randomUUID().slice(0, 8);
    const name = `Lê Văn ${tag}`;
    const one = await contactOfNew({ name, phone, unitCode: '09187' });
    const inText = await contactOfNew({ text: `Mất nước ở ngõ 3, liên hệ ${phone} giúp tôi` });
    const sameName = await contactOfNew({ name, unitCode: '09187' });
    await changeContact(operator, one.contact.id, 'edit', { kind: 'business', taxCode: '0302309845' });
    await changeContact(operator, (await contactOfNew()).contact.id, 'edit', { kind: 'business', taxCode: '0302309845' });

    const list = async (id: string) => duplicates.parse((await operator.get(`/contacts/${id}/duplicates`)).body).items;
    const found = await list(one.contact.id);

    expect(found.map(({ reason }) => reason.vi)).toContain('Cùng mã số thuế');
    expect(found.find(({ contact }) => contact.id === inText.contact.id)?.reason.vi).toBe(
      `Số +84${phone.slice(1)} có trong hồ sơ ${inText.ticket.code}`,
    );
    expect((await list(inText.contact.id)).map(({ contact }) => contact.id)).toEqual([one.contact.id]);
    const byName = found.find(({ contact }) => contact.id === sameName.contact.id);
    expect(byName?.reason.vi).toMatch(/^Cùng tên/u);
  });
});

describe('splitting a contact', () => {
  it('gives chosen addresses and their tickets to a new one, and takes them back', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();
    await mergeInto(operator, one.contact.id, two.contact.id);
    const before = await contactOf(operator, one.contact.id);
    const identityId = before.identities.find((identity) => identity.address === two.person.email)?.id;

    const split = await changeContact(operator, one.contact.id, 'split', { identityIds: [identityId] });
    const freshId = split.change?.other?.id ?? '';
    const later = await reportBy(hub.url, operator, two.person);

    expect(split.contact.actions).not.toContain('split');
    expect(addressesOf(split.contact)).toEqual([one.person.email]);
    expect(await contactOf(operator, freshId)).toMatchObject({
      name: two.person.name,
      version: 1,
      identities: [{ address: two.person.email }],
    });
    expect(await ticketCodes(operator, freshId)).toEqual([two.ticket.code, later.code].sort());

    const undone = contactChanged.parse((await undo(operator, split.change?.id)).body);

    expect(addressesOf(undone.contact)).toEqual(addressesOf(before));
    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code, two.ticket.code, later.code].sort());
    expect((await contactOf(operator, freshId)).mergedInto?.id).toBe(one.contact.id);
  });

  it('leaves something behind and takes only what is there', async () => {
    const one = await contactOfNew();
    const two = await contactOfNew();
    const [own] = one.contact.identities;
    const split = (identityIds: readonly unknown[]) =>
      operator.post(`/contacts/${one.contact.id}/split`, { version: 1, identityIds });

    const all = await split([own?.id]);
    const foreign = await split([two.contact.identities[0]?.id]);

    expect(all.body).toMatchObject({ error: { code: 'nothing_left' } });
    expect(foreign.body).toMatchObject({ error: { code: 'no_such_identity' } });
    for (const answer of [all, foreign]) expectRefusal(answer, 409);
    expectRefusal(await split([]), 400);
    expect((await contactOf(operator, two.contact.id)).identities).toHaveLength(1);
  });
});

describe('who sees a contact', () => {
  it('is for an agency whoever it handles a ticket of in the open, and no one else', async () => {
    const open = await contactOfNew();
    const hidden = await contactOfNew({ hideIdentity: true });
    await routeTo('so-xay-dung', open.ticket);
    await routeTo('so-xay-dung', hidden.ticket);

    const own = await contactOf(officer, open.contact.id);
    expect(own).toMatchObject({ note: null, history: [], actions: [] });
    expect(addressesOf(own)).toEqual([open.person.email]);
    expect(await ticketCodes(officer, open.contact.id)).toEqual([open.ticket.code]);
    for (const path of ['', '/tickets']) {
      const missing = await officer.get(`/contacts/${randomUUID()}${path}`);
      for (const [client, id] of [
        [officer, hidden.contact.id],
        [stranger, open.contact.id],
      ] as const) {
        const answer = await client.get(`/contacts/${id}${path}`);
        expectRefusal(answer, 404);
        expect(answer.body).toMatchObject({ error: { code: 'not_found' } });
      }
      expectRefusal(missing, 404);
    }
    for (const q of [hidden.person.email, hidden.person.name]) {
      expect(await searchContacts(officer, q)).toEqual([]);
      expect(await searchContacts(operator, q)).toHaveLength(1);
    }
    expect(await searchContacts(stranger, open.person.email)).toEqual([]);
  });

  it('does not give a hidden sender away by a merge', async () => {
    const open = await contactOfNew();
    const hidden = await contactOfNew({ hideIdentity: true, phone: '0916000111' });
    await routeTo('so-xay-dung', open.ticket);
    await routeTo('so-xay-dung', hidden.ticket);
    await mergeInto(operator, open.contact.id, hidden.contact.id);

    const seen = await contactOf(officer, open.contact.id);

    expect(addressesOf(seen)).toEqual([open.person.email]);
    expect(await ticketCodes(officer, open.contact.id)).toEqual([open.ticket.code]);
    expect(JSON.stringify(seen)).not.toContain('0916000111'.slice(1));
    expect(await searchContacts(officer, hidden.person.email)).toEqual([]);
    expect(await searchContacts(officer, '0916000111')).toEqual([]);
    for (const code of [open.ticket.code, hidden.ticket.code])
      expect(JSON.stringify(await officer.get(`/tickets/${code}`))).not.toContain(hidden.person.email);
    expect(addressesOf(await contactOf(operator, open.contact.id))).toContain(hidden.person.email);
  });

  it('is for the inspector alone where only sealed tickets are', async () => {
    const { contact, person, ticket } = await contactOfNew();
    await operator.post(`/tickets/${ticket.id}/divert`, { version: 1, kind: 'denunciation', text: 'Mời gửi thanh tra.' });

    expectRefusal(await operator.get(`/contacts/${contact.id}`), 404);
    expect(await searchContacts(operator, person.email)).toEqual([]);
    expectRefusal(await operator.post(`/contacts/${contact.id}/edit`, { version: 1, name: 'Khác' }), 404);
    const { contact: other } = await contactOfNew();
    expectRefusal(await operator.get(`/contacts/${other.id}/merge?other=${contact.id}`), 404);
    const merge = { version: 1, otherId: contact.id, otherVersion: 1 };
    expectRefusal(await operator.post(`/contacts/${other.id}/merge`, merge), 404);
    expect(await ticketCodes(inspector, contact.id)).toEqual([ticket.code]);
  });

  it('changes nothing for those who only read', async () => {
    const { contact } = await contactOfNew();
    const steps = [
      ['edit', { name: 'Khác' }],
      ['addresses', { kind: 'email', address: 'khac@khac.example' }],
      ['free-address', { identityId: contact.identities[0]?.id }],
      ['merge', { otherId: randomUUID(), otherVersion: 1 }],
      ['split', { identityIds: [contact.identities[0]?.id] }],
    ] as const;

    expect((await contactOf(auditor, contact.id)).actions).toEqual([]);
    for (const client of [auditor, inspector, officer]) {
      for (const [step, body] of steps)
        expectRefusal(await client.post(`/contacts/${contact.id}/${step}`, { version: 1, ...body }), 403, step);
      expectRefusal(await undo(client, randomUUID()), 403);
      expectRefusal(await client.get(`/contacts/${contact.id}/duplicates`), 403);
    }
    expect((await contactOf(operator, contact.id)).version).toBe(1);
  });
});
