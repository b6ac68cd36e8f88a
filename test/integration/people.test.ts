import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyPeople, type AgencyPeopleView } from '../../src/contract/people.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { hire, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { reportBy, signInCrew, step, ticketOf, tryStep, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let lead: StaffClient;
let an: StaffClient & { readonly id: string };
let binh: StaffClient & { readonly id: string };

const agency = 'cap-nuoc';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  [lead, an, binh] = await Promise.all([
    hire(hub, { name: 'Lê Lãnh Đạo', role: 'lead', agency }),
    hire(hub, { name: 'Nguyễn An', role: 'officer', agency }),
    hire(hub, { name: 'Trần Bình', role: 'officer', agency }),
  ]);
});
afterAll(() => hub[Symbol.asyncDispose]());

async function people(client = lead): Promise<AgencyPeopleView> {
  return agencyPeople.parse((await client.get('/agency/people')).body);
}

type Change = (view: AgencyPeopleView) => Partial<Pick<AgencyPeopleView, 'teams' | 'people'>>;

/** Saves the agency as it is, with a change. */
async function save(client: StaffClient, change: Change, version?: string): Promise<ApiAnswer> {
  const view = await people(lead);
  const next = { ...view, ...change(view) };
  return client.put('/agency/people', {
    version: version ?? view.version,
    teams: next.teams,
    people: next.people.map(({ id, team, capacity, langs, awayFrom, awayUntil }) => ({
      id,
      team,
      capacity,
      langs,
      awayFrom,
      awayUntil,
    })),
  });
}

function withPerson(id: string, patch: Partial<AgencyPeopleView['people'][number]>): Change {
  return (view) => ({ people: view.people.map((one) => (one.id === id ? { ...one, ...patch } : one)) });
}

async function routed(overrides: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { id } = await reportBy(hub.url, crew.operator, overrides);
  await step(crew.operator, id, 'route', { category: 'drainage', lead: agency });
  return id;
}

async function officerOf(id: string): Promise<string | null | undefined> {
  return (await ticketOf(crew.operator, id)).assignments.find((one) => one.agency.code === agency)?.officer;
}

async function queue(client: StaffClient, name: string): Promise<string[]> {
  return ticketPage.parse((await client.get(`/tickets?queue=${name}&limit=100`)).body).items.map((row) => row.id);
}

describe('the people of an agency', () => {
  it('are those who work there, for their own lead and for administrators', async () => {
    const view = await people();

    expect(view.agency.code).toBe(agency);
    expect(view.people.map((one) => [one.name, one.openCases, one.capacity])).toEqual([
      ['Nguyễn An', 0, 40],
      ['Trần Bình', 0, 40],
      ['Lê Lãnh Đạo', 0, 40],
    ]);
    const administrator = await signIn(hub.url, 'administrator');
    expect((await administrator.get(`/agency/people?agency=${agency}`)).body).toEqual(view);
    expect((await administrator.get('/agency/people')).status).toBe(404);
    expect((await lead.get('/agency/people?agency=dien-luc')).status).toBe(404);
    expect((await an.get('/agency/people')).status).toBe(403);
    expect((await crew.operator.get(`/agency/people?agency=${agency}`)).status).toBe(403);
  });

  it('are put into teams, and teams are taken away with what hung on them', async () => {
    const team = { id: randomUUID(), name: 'Tổ thoát nước', categories: ['drainage'], units: [] };
    const saved = await save(lead, (view) => ({
      teams: [team],
      people: view.people.map((one) => (one.id === an.id ? { ...one, team: team.id, langs: ['vi', 'en'] } : one)),
    }));

    expect(saved.status).toBe(200);
    expect(await people()).toMatchObject({ teams: [team], people: [{ team: team.id, langs: ['vi', 'en'] }, {}, {}] });

    expect(
      (await save(lead, (view) => ({ teams: [], people: view.people.map((one) => ({ ...one, team: null })) }))).status,
    ).toBe(200);
    expect((await people()).teams).toEqual([]);
  });

  it('are not changed by what cannot be, nor by somebody who saw an older state', async () => {
    const { version } = await people();
    const foreign = { id: randomUUID(), name: 'Tổ A', categories: [], units: [] };
    for (const [field, change] of [
      ['people.0.team', withPerson(an.id, { team: randomUUID() })],
      ['people.0.awayUntil', withPerson(an.id, { awayFrom: '2026-11-23', awayUntil: '2026-11-22' })],
      ['teams.0.categories', () => ({ teams: [{ ...foreign, categories: ['khong-co'] }] })],
      ['teams.1.name', () => ({ teams: [foreign, { ...foreign, id: randomUUID(), name: 'tổ a' }] })],
    ] as const) {
      const refused = await save(lead, change);
      expect([field, refused.status]).toEqual([field, 400]);
      expect(JSON.stringify(refused.body)).toContain(field);
    }
    await save(lead, withPerson(an.id, { capacity: 39 }));

    const late = await save(lead, withPerson(an.id, { capacity: 5 }), version);

    expect(late.status).toBe(409);
    expect((await people()).people[0]?.capacity).toBe(39);
  });

  it('cannot take over the team of another agency', async () => {
    const power = await signIn(hub.url, 'lead', 'dien-luc');
    const theirs = agencyPeople.parse((await power.get('/agency/people')).body);
    const team = { id: randomUUID(), name: 'Tổ lưới điện', categories: [], units: [] };
    expect((await power.put('/agency/people', { version: theirs.version, teams: [team], people: [] })).status).toBe(
      200,
    );

    expect((await save(lead, () => ({ teams: [{ ...team, name: 'Của tôi' }] }))).status).toBe(404);

    expect(agencyPeople.parse((await power.get('/agency/people')).body).teams).toEqual([team]);
  });
});

describe('giving a case to somebody', () => {
  it('is done by the hub when the lead accepts: the least loaded, with its reasons on record', async () => {
    const first = await routed();
    await step(lead, first, 'accept');
    const second = await routed();
    await step(lead, second, 'accept');

    const names = [await officerOf(first), await officerOf(second)];
    expect(names.toSorted()).toEqual(['Nguyễn An', 'Trần Bình']);
    const given = (await ticketOf(lead, first)).handOvers.find((one) => one.kind === 'given');
    expect(given?.reason?.vi).toMatch(/Đang có 0\/\d+ hồ sơ/u);
  });

  it('stays with the officer who accepts, and shows it among their own', async () => {
    const id = await routed();
    expect(await queue(an, 'mine')).not.toContain(id);
    expect(await queue(an, 'agency')).toContain(id);

    await step(an, id, 'accept');

    expect(await officerOf(id)).toBe('Nguyễn An');
    expect(await queue(an, 'mine')).toContain(id);
    expect(await queue(binh, 'mine')).not.toContain(id);
    expect(await queue(binh, 'agency')).toContain(id);
  });

  it('is changed by the lead, by name, by team or by the hub; officers may not', async () => {
    const id = await routed();
    await step(an, id, 'accept');
    expect((await tryStep(an, id, 'assign', { officer: binh.id })).status).toBe(403);

    await step(lead, id, 'assign', { officer: binh.id });
    expect(await officerOf(id)).toBe('Trần Bình');

    const team = { id: randomUUID(), name: 'Tổ thoát nước', categories: ['drainage'], units: [] };
    await save(lead, (view) => ({
      teams: [team],
      people: view.people.map((one) => (one.id === an.id ? { ...one, team: team.id } : one)),
    }));
    const byTeam = await step(lead, id, 'assign', { team: team.id });
    expect(byTeam?.assignments[0]).toMatchObject({ officer: 'Nguyễn An', team: 'Tổ thoát nước' });
    expect(await step(lead, id, 'assign')).toMatchObject({ assignments: [{ officer: 'Nguyễn An' }] });

    const { id: stranger } = await hire(hub, { name: 'Người Ngoài', role: 'officer', agency: 'dien-luc' });
    expect((await tryStep(lead, id, 'assign', { officer: stranger })).status).toBe(400);
    expect((await tryStep(lead, id, 'assign', { team: randomUUID() })).status).toBe(400);
  });

  it('passes by those who are away, and says so when nobody is left', async () => {
    const id = await routed();
    await step(an, id, 'accept');
    const { today } = await people();
    await save(lead, withPerson(an.id, { awayFrom: today, awayUntil: today }));
    await save(lead, withPerson(binh.id, { capacity: 0 }));

    const other = await routed();
    const kept = await step(lead, other, 'accept');
    expect(kept?.assignments[0]?.officer).toBe('Lê Lãnh Đạo');
    expect(kept?.handOvers.at(-1)?.reason?.vi).toContain('ở lại với người tiếp nhận');
    const nobody = await tryStep(lead, id, 'assign');
    expect(nobody.status).toBe(409);
    expect(JSON.stringify(nobody.body)).toContain('Đang vắng: Nguyễn An.');
    await save(lead, withPerson(binh.id, { capacity: 40 }));

    expect(await step(lead, id, 'assign')).toMatchObject({ assignments: [{ officer: 'Trần Bình' }] });
    await save(lead, withPerson(an.id, { awayFrom: null, awayUntil: null }));
  });

  it('stays with whoever handled the same sender before, unless that would tell who hides', async () => {
    const email = `${randomUUID()}@nguoidan.example`;
    const first = await routed({ email });
    await step(binh, first, 'accept');
    // Makes the other the less loaded one.
    await save(lead, withPerson(binh.id, { capacity: 1000 }));
    await save(lead, withPerson(an.id, { capacity: 900 }));

    const again = await routed({ email, text: 'Cống ngõ 5 đường Trần Phú lại tắc' });
    const taken = await step(lead, again, 'accept');
    expect(taken?.assignments[0]?.officer).toBe('Trần Bình');
    expect(taken?.handOvers.find((one) => one.kind === 'given')?.reason?.vi).toContain('cùng người gửi');

    const hidden = await routed({ email, hideIdentity: true, text: 'Nắp cống mất ở ngõ 7' });
    const given = (await step(lead, hidden, 'accept'))?.handOvers.find((one) => one.kind === 'given');
    expect(given?.reason?.vi).toMatch(/\S/u);
    expect(given?.reason?.vi).not.toContain('cùng người gửi');
  });
});
