import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import {
  contactChanged,
  contactDetail,
  contactPage,
  contactTickets,
  type ContactChanged,
  type ContactDetail,
  type ContactRow,
} from '../../src/contract/contacts.ts';
import type { ApiAnswer, StaffClient } from './people.ts';
import { reportBy } from './ticket-steps.ts';

export async function searchContacts(client: StaffClient, q: string): Promise<ContactRow[]> {
  const answer = await client.get(`/contacts?q=${encodeURIComponent(q)}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return contactPage.parse(answer.body).items;
}

/** The one contact that a search finds. */
export async function contactFound(client: StaffClient, q: string): Promise<ContactDetail> {
  const [row, second] = await searchContacts(client, q);
  expect([row !== undefined, second], q).toEqual([true, undefined]);
  return contactOf(client, row?.id ?? '');
}

export async function contactOf(client: StaffClient, id: string): Promise<ContactDetail> {
  const answer = await client.get(`/contacts/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return contactDetail.parse(answer.body);
}

/** One change on the contact as it stands. */
export async function changeContact(
  client: StaffClient,
  id: string,
  step: string,
  body: object,
): Promise<ContactChanged> {
  const { version } = await contactOf(client, id);
  const answer = await client.post(`/contacts/${id}/${step}`, { version, ...body });
  expect([step, answer.status], JSON.stringify(answer.body)).toEqual([step, 200]);
  return contactChanged.parse(answer.body);
}

export async function mergeInto(client: StaffClient, id: string, otherId: string): Promise<ContactChanged> {
  const { version: otherVersion } = await contactOf(client, otherId);
  return changeContact(client, id, 'merge', { otherId, otherVersion });
}

/** Codes of the tickets that a contact shows, in alphabetical order. */
export async function ticketCodes(client: StaffClient, id: string): Promise<string[]> {
  const answer = await client.get(`/contacts/${id}/tickets`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return contactTickets
    .parse(answer.body)
    .items.map((row) => row.code)
    .sort();
}

export function addressesOf(contact: ContactDetail): string[] {
  return contact.identities.map((identity) => identity.address).sort();
}

/** A person nobody else of the file is, who has reported something, and the contact that came of it. */
export async function meetSomebody(
  hubUrl: string,
  staff: StaffClient,
  overrides: Readonly<Record<string, unknown>> = {},
) {
  const tag = randomUUID().slice(0, 8);
  const person = { name: `Đỗ Quỳnh ${tag}`, email: `${tag}@nguoidan.example`, ...overrides };
  const ticket = await reportBy(hubUrl, staff, person);
  return { person, ticket, contact: await contactFound(staff, person.email) };
}

export function undoChange(client: StaffClient, changeId: string | undefined): Promise<ApiAnswer> {
  return client.post(`/contact-changes/${changeId}/undo`, {});
}
