import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dutyTaken, dutyView, type DutySaved, type DutyView } from '../../src/contract/duty.ts';
import { problem } from '../../src/contract/common.ts';
import { me } from '../../src/contract/staff.ts';
import { queueCounts, ticketPage, type QueueKey, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { hire, signIn, type StaffClient } from '../support/people.ts';
import { reportBy, step, ticketOf } from '../support/ticket-steps.ts';

const urgent = 'Cháy lớn ở chung cư phường Võ Cường, có người mắc kẹt, cấp cứu gấp';
const vague = 'Kính mong quý cơ quan xem giúp việc này cho gia đình tôi';

/** A Monday of no holiday. */
const afternoon = '2026-11-23T16:00:00+07:00';
const evening = '2026-11-23T20:00:00+07:00';
const night = '2026-11-24T02:00:00+07:00';
const nextMorning = '2026-11-25T08:00:00+07:00';

let clock = new Date(afternoon);
let hub: TestHub;
let administrator: StaffClient;
let supervisor: StaffClient;
let operator: StaffClient;
let guard: StaffClient & { readonly id: string };

beforeAll(async () => {
  // Nobody but the test sweeps.
  hub = await startTestHub({ overrides: { now: () => clock, roles: ['web', 'worker'] } });
  [administrator, supervisor, operator] = await Promise.all([
    signIn(hub.url, 'administrator'),
    signIn(hub.url, 'supervisor'),
    signIn(hub.url, 'operator'),
  ]);
  guard = await hire(hub, { name: 'Trực Đêm', role: 'operator', agency: null });
});
afterAll(() => hub[Symbol.asyncDispose]());
beforeEach(() => {
  clock = new Date(afternoon);
});

async function view(): Promise<DutyView> {
  return dutyView.parse((await supervisor.get('/duty')).body);
}

async function save(patch: Partial<DutySaved>): Promise<DutyView> {
  const { version, handover, escalateMinutes, week, days } = await view();
  const answer = await administrator.put('/duty', { version, handover, escalateMinutes, week, days, ...patch });
  if (answer.status !== 200) throw new Error(`saving: ${answer.status} ${JSON.stringify(answer.body)}`);
  return dutyView.parse(answer.body);
}

function everyDay(...people: string[]): string[][] {
  return Array.from({ length: 7 }, () => people);
}

async function idsIn(queue: QueueKey, staff = operator): Promise<string[]> {
  return ticketPage.parse((await staff.get(`/tickets?queue=${queue}`)).body).items.map(({ id }) => id);
}

async function countOf(queue: QueueKey): Promise<number | undefined> {
  return queueCounts.parse((await operator.get('/queues')).body).counts[queue];
}

function ringsOf({ id }: TicketDetail, staff = operator) {
  return ticketOf(staff, id).then(({ rings }) => rings);
}

describe('without anybody on the roster', () => {
  it('there is one desk at all hours, which hears what is urgent', async () => {
    clock = new Date(evening);
    const ticket = await reportBy(hub.url, operator, { text: urgent });

    expect((await view()).now).toEqual({ desk: 'undivided', people: [], since: null });
    expect(me.parse((await operator.get('/me')).body).queues).not.toContain('duty');
    expect(await ringsOf(ticket)).toEqual({ people: null, supervisors: true });
    expect(await idsIn('triage')).toContain(ticket.id);
    expect(await hub.context.duty.sweep()).toBe(false);
  });
});

describe('the roster', () => {
  it('names people of the centre alone, and is not overwritten by an older page', async () => {
    const { version, handover, escalateMinutes, days } = await view();
    const body = { version, handover, escalateMinutes, days };
    const foreign = await hire(hub, { name: 'Người Sở', role: 'officer', agency: 'so-xay-dung' });

    const refused = await administrator.put('/duty', { ...body, week: everyDay(foreign.id) });
    expect([refused.status, problem.parse(refused.body).error.code]).toEqual([400, 'duty_people']);
    expect((await administrator.put('/duty', { ...body, week: everyDay(guard.id) })).status).toBe(200);
    const older = await administrator.put('/duty', { ...body, week: everyDay() });

    expect([older.status, problem.parse(older.body).error.code]).toEqual([409, 'duty_changed']);
    expect((await view()).week[0]).toEqual([guard.id]);
    expect(me.parse((await operator.get('/me')).body).queues).toContain('duty');
  });

  it('lets go of days that are over', async () => {
    const saved = await save({
      days: [
        { day: '2026-11-01', people: [] },
        { day: '2027-02-06', people: [guard.id] },
      ],
    });

    expect(saved.days).toEqual([{ day: '2027-02-06', people: [guard.id] }]);
    expect((await save({ days: [] })).days).toEqual([]);
  });
});

describe('outside working time', () => {
  it('what comes in is in the queue of the duty desk; what was there before waits for the morning', async () => {
    await save({ week: everyDay(guard.id) });
    const before = await reportBy(hub.url, operator, { text: vague });
    expect(await countOf('duty')).toBe(0);
    clock = new Date(night);
    const [ordinary, burning] = [
      await reportBy(hub.url, operator, { text: `${vague} ạ` }),
      await reportBy(hub.url, operator, { text: urgent }),
    ];

    const duty = await idsIn('duty', guard);
    const triage = await idsIn('triage');

    expect([before, ordinary, burning].map(({ id }) => [duty.includes(id), triage.includes(id)])).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ]);
    expect(await countOf('duty')).toBe(duty.length);
    expect((await view()).now).toMatchObject({ desk: 'duty', people: [{ id: guard.id, name: 'Trực Đêm' }] });

    clock = new Date(nextMorning);
    const morning = await idsIn('triage');
    expect([before, ordinary, burning].every(({ id }) => morning.includes(id))).toBe(true);
    expect(await idsIn('duty')).toEqual([]);
    expect((await view()).now.desk).toBe('working');
  });

  it('an urgent report calls those on duty, and nobody once one of them took it up', async () => {
    clock = new Date(evening);
    const ticket = await reportBy(hub.url, operator, { text: `${urgent}!` });
    expect(await ringsOf(ticket)).toEqual({ people: [guard.id], supervisors: false });

    const taken = dutyTaken.parse((await guard.post(`/tickets/${ticket.id}/take`, {})).body);
    const second = dutyTaken.parse((await supervisor.post(`/tickets/${ticket.id}/take`, {})).body);

    expect([taken.by, second.by]).toEqual(['Trực Đêm', 'Trực Đêm']);
    const after = await ticketOf(operator, ticket.id);
    expect(after).toMatchObject({ rings: null, version: ticket.version, state: 'new' });
    expect(after.events.filter(({ type }) => type === 'duty.taken')).toHaveLength(1);
    clock = new Date(night);
    await hub.context.duty.sweep();
    expect(await ringsOf(ticket)).toBeNull();
  });

  it('calls supervisors as well after the minutes that were set, once', async () => {
    await save({ escalateMinutes: 15 });
    clock = new Date(evening);
    const ticket = await reportBy(hub.url, operator, { text: `${urgent}!!` });
    clock = new Date(clock.getTime() + 14 * 60_000);
    await hub.context.duty.sweep();
    expect(await ringsOf(ticket)).toEqual({ people: [guard.id], supervisors: false });

    clock = new Date(clock.getTime() + 60_000);
    await hub.context.duty.sweep();
    await hub.context.duty.sweep();

    const late = await ticketOf(supervisor, ticket.id);
    expect(late.rings).toEqual({ people: [guard.id], supervisors: true });
    expect(late.events.filter(({ type }) => type === 'duty.escalated')).toHaveLength(1);
    expect((await supervisor.post(`/tickets/${ticket.id}/take`, {})).status).toBe(200);
    expect(await ringsOf(ticket)).toBeNull();
  });

  it('calls supervisors at once where nobody is on duty or the one who should be is away', async () => {
    clock = new Date(evening);
    await save({ days: [{ day: '2026-11-23', people: [] }] });
    const ticket = await reportBy(hub.url, operator, { text: `${urgent}!!!` });
    expect(await ringsOf(ticket)).toEqual({ people: [], supervisors: true });
    expect(await idsIn('triage', supervisor)).toContain(ticket.id);

    await save({ days: [] });
    await hub.context.prisma.staff.update({
      where: { userId: guard.id },
      data: { awayFrom: new Date('2026-11-23'), awayUntil: new Date('2026-11-23') },
    });
    hub.context.desk.forget();

    expect(await ringsOf(ticket)).toEqual({ people: [], supervisors: true });
    await hub.context.prisma.staff.update({ where: { userId: guard.id }, data: { awayFrom: null, awayUntil: null } });
    hub.context.desk.forget();
    expect(await ringsOf(ticket)).toEqual({ people: [guard.id], supervisors: false });
  });

  it('tells agencies nothing of it, and rings for nothing that was sent on', async () => {
    clock = new Date(evening);
    const ticket = await reportBy(hub.url, operator, { text: `${urgent}…` });
    await step(operator, ticket.id, 'route', { category: 'drainage', lead: 'so-xay-dung', priority: 'urgent' });

    const officer = await signIn(hub.url, 'officer', 'so-xay-dung');
    expect(await ringsOf(ticket, officer)).toBeNull();
    expect((await guard.post(`/tickets/${ticket.id}/take`, {})).status).toBe(409);
  });
});
