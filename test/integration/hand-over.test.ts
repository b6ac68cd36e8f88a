import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueCounts, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { hire, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { reportBy, signInCrew, step, ticketOf, tryStep, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let power: StaffClient;
let water: StaffClient;
let supervisor: StaffClient;

const notOurs = 'Tuyến này không do đơn vị quản lý.';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  [power, water, supervisor] = await Promise.all([
    signIn(hub.url, 'officer', 'dien-luc'),
    hire(hub, { name: 'Cao Thị Nước', role: 'officer', agency: 'cap-nuoc' }),
    signIn(hub.url, 'supervisor'),
  ]);
});
afterAll(() => hub[Symbol.asyncDispose]());

/** A report that the operator gave to the department of construction, with others beside it. */
async function routed(coordinating: readonly string[] = []): Promise<TicketDetail> {
  const { id } = await reportBy(hub.url, crew.operator);
  await step(crew.operator, id, 'route', { category: 'drainage', lead: 'so-xay-dung', coordinating });
  return ticketOf(crew.operator, id);
}

function forward(client: StaffClient, id: string, agency: string, reason = notOurs): Promise<ApiAnswer> {
  return tryStep(client, id, 'forward', { agency, reason });
}

/** Passed on twice and given back: three bounces. */
async function disputed(): Promise<TicketDetail> {
  const { id } = await routed();
  expect((await forward(crew.officer, id, 'dien-luc')).status).toBe(200);
  expect((await forward(power, id, 'cap-nuoc', 'Cáp nằm trong hào nước.')).status).toBe(200);
  await step(water, id, 'return', { reason: 'Không phải ống nước.' });
  return ticketOf(supervisor, id);
}

async function isInQueue(client: StaffClient, queue: string, id: string): Promise<boolean> {
  const { items } = ticketPage.parse((await client.get(`/tickets?queue=${queue}&limit=100`)).body);
  return items.some((row) => row.id === id);
}

describe('passing a case on', () => {
  it('offers it to the other agency with a clock of its own, and takes it from the one that passed it on', async () => {
    const { id } = await routed();

    expect(await forward(crew.officer, id, 'dien-luc')).toEqual({ status: 200, body: null });

    const ticket = await ticketOf(power, id);
    expect(ticket).toMatchObject({
      state: 'forwarded',
      leadAgency: { code: 'dien-luc' },
      bounces: 1,
      disputedAt: null,
    });
    const live = ticket.assignments.find((one) => one.state === 'offered');
    expect(live).toMatchObject({ agency: { code: 'dien-luc' }, part: 'lead', forwardedBy: { code: 'so-xay-dung' } });
    expect(live?.clock).not.toBeNull();
    expect((await crew.officer.get(`/tickets/${id}`)).status).toBe(404);
    expect(await step(power, id, 'accept')).toMatchObject({ state: 'processing' });
  });

  it('keeps the part of a coordinating agency, and leaves the lead to its work', async () => {
    const { id } = await routed(['dien-luc']);
    await step(crew.officer, id, 'accept');

    expect((await forward(power, id, 'cap-nuoc')).status).toBe(200);

    const ticket = await ticketOf(water, id);
    expect(ticket).toMatchObject({ state: 'processing', leadAgency: { code: 'so-xay-dung' } });
    expect(ticket.assignments.find((one) => one.agency.code === 'cap-nuoc')).toMatchObject({
      part: 'coordinating',
      state: 'offered',
    });
    expect(await step(water, id, 'accept')).toMatchObject({ state: 'processing' });
  });

  it('goes to no agency that is unknown, has it already, or refused it, and says why', async () => {
    const { id } = await routed(['cap-nuoc']);
    await forward(crew.officer, id, 'dien-luc', 'Đây là cột điện đổ, không phải cống.');

    for (const [agency, code] of [
      ['khong-co', 'unknown_choice'],
      ['cap-nuoc', 'has_it_already'],
      ['so-xay-dung', 'refused_before'],
    ] as const) {
      const refused = await forward(power, id, agency);
      expect([agency, refused.status]).toEqual([agency, 400]);
      expect(JSON.stringify(refused.body)).toContain(code);
    }
    expect(JSON.stringify((await forward(power, id, 'so-xay-dung')).body)).toContain('cột điện đổ');
    expect((await ticketOf(power, id)).bounces).toBe(1);
    expect(
      (await crew.operator.post(`/tickets/${id}/forward`, { version: 3, agency: 'thue', reason: notOurs })).status,
    ).toBe(403);
  });

  it('needs a reason', async () => {
    const { id } = await routed();

    expect((await forward(crew.officer, id, 'dien-luc', '  ')).status).toBe(400);
  });
});

describe('a case that nobody leads', () => {
  it('waits for triage with a deadline, though others have a part in it', async () => {
    const { id } = await routed(['dien-luc']);
    await step(crew.officer, id, 'return', { reason: notOurs });

    const ticket = await ticketOf(crew.operator, id);

    expect(ticket).toMatchObject({ state: 'triage', leadAgency: null });
    expect(ticket.clocks.some((clock) => clock.kind === 'triage' && clock.state === 'running')).toBe(true);
    expect(ticket.suggestions.find((one) => one.agency.code === 'so-xay-dung')?.refused).toMatchObject({
      reason: notOurs,
    });
    expect(ticket.suggestions.find((one) => one.agency.code !== 'so-xay-dung')?.refused).toBeNull();
  });
});

describe('the third bounce', () => {
  it('brings the case to the supervisor alone', async () => {
    const before = queueCounts.parse((await supervisor.get('/queues')).body).counts.disputed ?? 0;

    const ticket = await disputed();

    expect(ticket).toMatchObject({ state: 'triage', bounces: 3, needsSupervisor: false });
    expect(ticket.disputedAt).not.toBeNull();
    expect(ticket.events.map((event) => event.type)).toContain('ticket.disputed');
    expect(await isInQueue(supervisor, 'disputed', ticket.id)).toBe(true);
    expect(queueCounts.parse((await supervisor.get('/queues')).body).counts.disputed).toBe(before + 1);
    const operators = await ticketOf(crew.operator, ticket.id);
    expect(operators.needsSupervisor).toBe(true);
    expect(operators.actions).not.toContain('route');
    const refused = await tryStep(crew.operator, ticket.id, 'route', { category: 'drainage', lead: 'dien-luc' });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain('chỉ giám sát quyết định');
  });

  it('is settled by the supervisor, also with an agency that refused it, which can only give it back', async () => {
    const { id } = await disputed();

    await step(supervisor, id, 'route', { category: 'drainage', lead: 'so-xay-dung', note: 'Thuộc phân cấp của Sở.' });

    const ticket = await ticketOf(crew.officer, id);
    expect(ticket).toMatchObject({ state: 'forwarded', disputedAt: null, bounces: 3 });
    expect(ticket.actions).toContain('return');
    expect(ticket.actions).not.toContain('forward');
    expect(await isInQueue(supervisor, 'disputed', id)).toBe(false);
    expect((await forward(crew.officer, id, 'thue')).status).toBe(403);
    await step(crew.officer, id, 'return', { reason: notOurs });
    expect((await ticketOf(supervisor, id)).disputedAt).not.toBeNull();
  });

  it('by passing it on leaves the other agency a proposal', async () => {
    const { id } = await routed();
    await forward(crew.officer, id, 'dien-luc');
    await forward(power, id, 'cap-nuoc');

    await forward(water, id, 'thue', 'Việc này của thuế.');

    const ticket = await ticketOf(supervisor, id);
    expect(ticket).toMatchObject({ state: 'triage', leadAgency: null, bounces: 3 });
    expect(ticket.assignments.some((one) => one.agency.code === 'thue')).toBe(false);
    expect(ticket.handOvers.find((one) => one.to?.code === 'thue')).toMatchObject({ kind: 'forwarded' });
  });
});

describe('the history of a dispute', () => {
  it('tells who proposed it to whom, who got it, and how each answered and why', async () => {
    const { id } = await disputed();
    await step(supervisor, id, 'route', { category: 'drainage', lead: 'so-xay-dung', note: 'Thuộc phân cấp của Sở.' });

    const { handOvers } = await ticketOf(supervisor, id);

    expect(handOvers.map(({ kind, agency, to }) => [kind, agency?.code ?? null, to?.code ?? null])).toEqual([
      ['proposed', 'so-xay-dung', null],
      ['routed', 'so-xay-dung', null],
      ['forwarded', 'so-xay-dung', 'dien-luc'],
      ['forwarded', 'dien-luc', 'cap-nuoc'],
      ['returned', 'cap-nuoc', null],
      ['disputed', null, null],
      ['routed', 'so-xay-dung', null],
    ]);
    expect(handOvers[3]?.reason?.vi).toBe('Cáp nằm trong hào nước.');
    expect(handOvers[4]?.by).toBe('Cao Thị Nước');
    expect(handOvers[6]?.reason?.vi).toBe('Thuộc phân cấp của Sở.');
  });
});
