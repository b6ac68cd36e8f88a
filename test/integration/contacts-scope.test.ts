import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addressesOf,
  contactOf,
  meetSomebody,
  mergeInto,
  searchContacts,
  ticketCodes,
  undoChange,
} from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { expectRefusal } from '../support/refusals.ts';

let hub: TestHub;
let operator: StaffClient;
let auditor: StaffClient;
let inspector: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, auditor, inspector, officer, stranger] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'auditor'),
    signIn(hub.url, 'inspector'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
  ]);
});
afterAll(() => hub[Symbol.asyncDispose]());

function meet(overrides: Readonly<Record<string, unknown>> = {}) {
  return meetSomebody(hub.url, operator, overrides);
}

function routeTo(agency: string, ticket: { readonly id: string; readonly version: number }) {
  return operator.post(`/tickets/${ticket.id}/route`, { version: ticket.version, category: 'drainage', lead: agency });
}

describe('who sees a contact', () => {
  it('is for an agency whoever it handles a ticket of in the open, and no one else', async () => {
    const open = await meet();
    const hidden = await meet({ hideIdentity: true });
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
    const open = await meet();
    const hidden = await meet({ hideIdentity: true, phone: '0916000111' });
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
    const { contact, person, ticket } = await meet();
    await operator.post(`/tickets/${ticket.id}/divert`, {
      version: 1,
      kind: 'denunciation',
      text: 'Mời gửi thanh tra.',
    });

    expectRefusal(await operator.get(`/contacts/${contact.id}`), 404);
    expect(await searchContacts(operator, person.email)).toEqual([]);
    expectRefusal(await operator.post(`/contacts/${contact.id}/edit`, { version: 1, name: 'Khác' }), 404);
    const { contact: other } = await meet();
    expectRefusal(await operator.get(`/contacts/${other.id}/merge?other=${contact.id}`), 404);
    const merge = { version: 1, otherId: contact.id, otherVersion: 1 };
    expectRefusal(await operator.post(`/contacts/${other.id}/merge`, merge), 404);
    expect(await ticketCodes(inspector, contact.id)).toEqual([ticket.code]);
  });

  it('changes nothing for those who only read', async () => {
    const { contact } = await meet();
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
      expectRefusal(await undoChange(client, randomUUID()), 403);
      expectRefusal(await client.get(`/contacts/${contact.id}/duplicates`), 403);
    }
    expect((await contactOf(operator, contact.id)).version).toBe(1);
  });
});
