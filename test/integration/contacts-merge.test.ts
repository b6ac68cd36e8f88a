import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contactChanged, duplicates, mergePreview } from '../../src/contract/contacts.ts';
import { closeConsoles, openConsole } from '../support/console.ts';
import {
  addressesOf,
  changeContact,
  contactOf,
  meetSomebody,
  mergeInto,
  searchContacts,
  ticketCodes,
  undoChange,
} from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { expectRefusal } from '../support/refusals.ts';
import { reportBy, ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, supervisor] = await Promise.all([signIn(hub.url, 'operator'), signIn(hub.url, 'supervisor')]);
});
afterEach(closeConsoles);
afterAll(() => hub[Symbol.asyncDispose]());

function meet(overrides: Readonly<Record<string, unknown>> = {}) {
  return meetSomebody(hub.url, operator, overrides);
}

/** Tickets of a contact, and events by which they say that they moved. */
async function ticketsOf(contactId: string): Promise<unknown> {
  const [row] = await hub.context.database.query(
    {
      name: 'test-tickets-of',
      text: `SELECT count(*)::int AS "tickets", (SELECT count(*)::int FROM "event" JOIN "ticket" AS "t" ON "t"."id" = "event"."ticket_id"
          WHERE "t"."contact_id" = $1 AND "event"."type" = 'ticket.contact_changed') AS "told"
        FROM "ticket" WHERE "ticket"."contact_id" = $1`,
    },
    [contactId],
  );
  return row;
}

describe('merging contacts', () => {
  it('moves addresses, tickets and people, and puts exactly those back', async () => {
    const one = await meet({ contactKind: 'business', phone: undefined });
    const two = await meet({ contactKind: 'business' });
    const { contact: clerk } = await meet();
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

    const undone = contactChanged.parse((await undoChange(operator, merged.change?.id)).body);

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
    const one = await meet();
    const two = await meet();
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
    await undoChange(operator, merged.change?.id);

    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code, byOne.code].sort());
    expect(await ticketCodes(operator, two.contact.id)).toEqual([two.ticket.code, byTwo.code].sort());
    expect(addressesOf(await contactOf(operator, one.contact.id))).toEqual([one.person.email, later].sort());
  });

  it('keeps the answers of both people in their tickets', async () => {
    const one = await meet();
    const two = await meet();

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
    const one = await meet();
    const two = await meet();
    const console = await openConsole(hub.url, supervisor);

    await mergeInto(operator, one.contact.id, two.contact.id);

    await eventually(async () => {
      expect(console.changes()).toContainEqual(
        expect.objectContaining({ id: two.ticket.id, type: 'ticket.contact_changed' }),
      );
    });
  });

  it('is refused for one contact twice, for two tax codes and for what somebody has just changed', async () => {
    const one = await meet({ contactKind: 'business' });
    const two = await meet({ contactKind: 'business' });
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
    const one = await meet();
    const two = await meet();

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
    const one = await meet();
    const two = await meet();

    const [merged, ...tickets] = await Promise.all([
      mergeInto(operator, one.contact.id, two.contact.id),
      ...[1, 2, 3, 4].map(() => reportBy(hub.url, operator, two.person)),
    ]);

    expect(merged.contact.identities).toHaveLength(2);
    expect(await ticketCodes(operator, one.contact.id)).toEqual(
      [one.ticket.code, two.ticket.code, ...tickets.map((ticket) => ticket.code)].sort(),
    );
  });

  it('moves any number of tickets, each with its event, and back', async () => {
    const [one, two] = [await meet(), await meet()];
    await hub.context.database.query(
      {
        name: 'test-many-tickets',
        text: `INSERT INTO "ticket" SELECT ("copy"."row").* FROM (SELECT jsonb_populate_record("ticket", jsonb_build_object(
            'id', gen_random_uuid(), 'code', "ticket"."code" || '-' || "n"."n")) AS "row"
          FROM "ticket", generate_series(1, 450) AS "n"("n") WHERE "ticket"."id" = $1) AS "copy"`,
      },
      [two.ticket.id],
    );

    const merged = await mergeInto(operator, one.contact.id, two.contact.id);
    expect(await ticketsOf(one.contact.id)).toEqual({ tickets: 452, told: 451 });
    await undoChange(operator, merged.change?.id);

    expect(await ticketsOf(one.contact.id)).toEqual({ tickets: 1, told: 0 });
    expect(await ticketsOf(two.contact.id)).toEqual({ tickets: 451, told: 902 });
  });

  it('is undone the newest first', async () => {
    const [one, two, three] = [await meet(), await meet(), await meet()];
    const first = await mergeInto(operator, one.contact.id, two.contact.id);
    const second = await mergeInto(operator, three.contact.id, one.contact.id);

    const early = await undoChange(operator, first.change?.id);
    expectRefusal(early, 409);
    expect(early.body).toMatchObject({ error: { code: 'undo_newer_first' } });
    expect((await undoChange(operator, second.change?.id)).status).toBe(200);
    expect((await contactOf(operator, one.contact.id)).history.map((change) => change.canUndo)).toEqual([false, true]);
    expect((await undoChange(operator, first.change?.id)).status).toBe(200);

    for (const side of [one, two, three])
      expect(await ticketCodes(operator, side.contact.id)).toEqual([side.ticket.code]);
  });

  it('is suggested for the same tax code, for a number in a report, and for a name in the same place', async () => {
    const phone = `097${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    const tag = randomUUID().slice(0, 8);
    const name = `Lê Văn ${tag}`;
    const one = await meet({ name, phone, unitCode: '09187' });
    const inText = await meet({ text: `Mất nước ở ngõ 3, liên hệ ${phone} giúp tôi` });
    const sameName = await meet({ name, unitCode: '09187' });
    await changeContact(operator, one.contact.id, 'edit', { kind: 'business', taxCode: '0302309845' });
    await changeContact(operator, (await meet()).contact.id, 'edit', { kind: 'business', taxCode: '0302309845' });

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
    const one = await meet();
    const two = await meet();
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

    const undone = contactChanged.parse((await undoChange(operator, split.change?.id)).body);

    expect(addressesOf(undone.contact)).toEqual(addressesOf(before));
    expect(await ticketCodes(operator, one.contact.id)).toEqual([one.ticket.code, two.ticket.code, later.code].sort());
    expect((await contactOf(operator, freshId)).mergedInto?.id).toBe(one.contact.id);
  });

  it('leaves something behind and takes only what is there', async () => {
    const one = await meet();
    const two = await meet();
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
