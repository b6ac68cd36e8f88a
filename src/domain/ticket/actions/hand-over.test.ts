import { describe, expect, it } from 'vitest';
import { allowedActions } from '../../access/policies.ts';
import type { Role } from '../../access/roles.ts';
import { compileCalendar } from '../../calendar/compile-calendar.ts';
import type { ReferenceData } from '../../reference/reference-data.ts';
import type { Decision } from '../../routing/decision.ts';
import { openTicket } from '../open-ticket.ts';
import type { LoadedTicket, TicketChanges } from '../records.ts';
import type { StaffContext } from './action.ts';
import { newMessage } from './action.ts';
import { forwardAssignment, returnAssignment } from './hand-over.ts';
import { routeTicket } from './route-ticket.ts';
import { factsOf } from './ticket-facts.ts';
import { unsealTicket } from './unseal-ticket.ts';

const at = new Date('2026-11-23T02:00:00Z');
const always = [['00:00', '24:00']] as const;
const calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  hours: { '0': always, '1': always, '2': always, '3': always, '4': always, '5': always, '6': always },
  holidays: [],
  special: {},
};
const agency = (code: string) =>
  [
    code,
    { code, vi: `Đơn vị ${code}`, en: `Agency ${code}`, kind: 'department', parent: null, calendarId: 'province' },
  ] as const;
const hours = (kind: 'triage' | 'accept' | 'resolve', scope: 'ticket' | 'assignment') =>
  ({ kind, scope, amount: 8, unit: 'hours', warnAt: [] }) as const;
const reference: ReferenceData = {
  province: { code: '27', vi: 'Bắc Ninh', en: 'Bắc Ninh', codePrefix: 'BN' },
  agencies: new Map(['a', 'b', 'c', 'd'].map(agency)),
  categories: new Map([
    ['road', { code: 'road', vi: 'Đường', en: 'Road', group: 'g', agency: 'a', complexity: 'simple' }],
  ]),
  names: { agencies: new Map(), categories: new Map() },
  communes: new Map(),
  policies: [
    {
      code: 'normal',
      nameVi: '',
      nameEn: '',
      when: {},
      maxPauseDays: 5,
      clocks: [
        hours('triage', 'ticket'),
        hours('resolve', 'ticket'),
        hours('accept', 'assignment'),
        hours('resolve', 'assignment'),
      ],
    },
  ],
  calendars: new Map([['province', { calendar, compiled: compileCalendar(calendar) }]]),
  templates: new Map(),
  reopenDays: 15,
  channels: new Map(),
  addresses: new Map(),
};

let ids = 0;
function newId(): string {
  ids += 1;
  return `id-${ids}`;
}

function as(role: Role, of: string | null = null): StaffContext {
  return { at, newId, reference, actor: { id: `${role}-${of}`, name: role, role, agency: of } };
}

function merge(loaded: LoadedTicket, change: TicketChanges): LoadedTicket {
  const changed = new Map((change.assignments ?? []).map((one) => [one.id, one]));
  const kept = loaded.assignments.map((one) => changed.get(one.id) ?? one);
  const fresh = [...changed.values()].filter((one) => !loaded.assignments.some((old) => old.id === one.id));
  return { ticket: change.ticket, assignments: [...kept, ...fresh], clocks: change.clocks ?? loaded.clocks };
}

function opened(flags: Decision['flags'] = [], officer: string | null = null): LoadedTicket {
  const decision: Decision = {
    category: { code: 'road' },
    lead: 'a',
    coordinating: [],
    place: null,
    priority: 'normal',
    flags,
    confidence: 0.9,
    needsHuman: true,
    alternatives: [],
    why: [],
    rule: null,
    policy: null,
    tags: [],
    officer,
  };
  const owner = { id: 'ticket', channel: 'web', accountId: 'web', identityId: null };
  const record = newMessage(
    owner,
    { at, newId },
    { direction: 'in', kind: 'report', state: 'received', text: 'Hố sâu' },
  );
  const change = openTicket({
    id: 'ticket',
    code: 'BN-26-222223',
    accountId: 'web',
    channel: 'web',
    record,
    attachments: [],
    identity: null,
    decision,
    lang: 'vi',
    reference,
    receivedAt: at,
    newId,
    report: { subject: null, senderName: null, hideIdentity: false, unitCode: null, address: null, point: null },
  });
  return merge({ ticket: change.ticket, assignments: [], clocks: [] }, change);
}

function routed(coordinating: readonly string[] = []): LoadedTicket {
  const loaded = opened();
  const choice = { category: 'road', lead: 'a', coordinating, priority: 'normal' } as const;
  return merge(loaded, routeTicket(loaded, choice, as('operator')));
}

function forward(loaded: LoadedTicket, from: string, to: string): LoadedTicket {
  return merge(loaded, forwardAssignment(loaded, { agency: to, reason: `không của ${from}` }, as('officer', from)));
}

function running(loaded: LoadedTicket): string[] {
  return loaded.clocks
    .filter((clock) => clock.state === 'running')
    .map((clock) => {
      const owner = loaded.assignments.find((one) => one.id === clock.assignmentId)?.agencyCode ?? 'ticket';
      return `${owner} ${clock.kind}`;
    })
    .toSorted();
}

describe('an officer whom a rule names', () => {
  it('gets the offer to the agency that the rule is about, and of no other', () => {
    const loaded = opened([], 'an');
    const officerAt = (lead: string) =>
      routeTicket(loaded, { category: 'road', lead, coordinating: [], priority: 'normal' }, as('operator'))
        .assignments?.[0]?.officerId;

    expect([officerAt('a'), officerAt('b')]).toEqual(['an', null]);
  });
});

describe('passing a part on', () => {
  it('ends the own one with its reason and offers a new one of the same part, with clocks', () => {
    const loaded = forward(routed(['b']), 'b', 'c');

    expect(
      loaded.assignments.map(({ agencyCode, part, state, forwardedBy }) => [agencyCode, part, state, forwardedBy]),
    ).toEqual([
      ['a', 'lead', 'offered', null],
      ['b', 'coordinating', 'returned', null],
      ['c', 'coordinating', 'offered', 'b'],
    ]);
    expect(loaded.ticket).toMatchObject({ leadAgency: 'a', bounces: 1, state: 'forwarded', disputedAt: null });
    expect(running(loaded)).toEqual(['a accept', 'a resolve', 'c accept', 'c resolve', 'ticket resolve']);
  });

  it('is refused where it would go in circles', () => {
    const loaded = forward(routed(['d']), 'a', 'b');

    for (const [to, words] of [
      ['a', 'has refused'],
      ['b', 'has this ticket already'],
      ['d', 'has this ticket already'],
      ['x', 'not listed'],
    ] as const)
      expect(() => forward(loaded, 'b', to)).toThrow(words);
    expect(forward(loaded, 'b', 'c').ticket.leadAgency).toBe('c');
  });
});

describe('the third bounce', () => {
  const twice = () => forward(forward(routed(), 'a', 'b'), 'b', 'c');

  it('offers it to nobody: a supervisor alone may route it, within a deadline', () => {
    const loaded = forward(twice(), 'c', 'd');

    expect(loaded.assignments.some((one) => one.agencyCode === 'd')).toBe(false);
    expect(loaded.ticket).toMatchObject({ state: 'triage', bounces: 3, disputedAt: at, leadAgency: null });
    expect(running(loaded)).toEqual(['ticket resolve', 'ticket triage']);
    const facts = factsOf(loaded);
    expect(allowedActions(as('operator').actor, facts)).not.toContain('route');
    expect(allowedActions(as('supervisor').actor, facts)).toContain('route');
  });

  it('takes from agencies the right to pass it on, also after a supervisor has decided', () => {
    const loaded = twice();
    const returned = merge(loaded, returnAssignment(loaded, 'không của c', as('officer', 'c')));
    const choice = { category: 'road', lead: 'a', coordinating: [], priority: 'normal' } as const;
    const settled = merge(returned, routeTicket(returned, choice, as('supervisor')));

    expect(settled.ticket).toMatchObject({ state: 'forwarded', disputedAt: null });
    const may = allowedActions(as('officer', 'a').actor, factsOf(settled));
    expect(may).toContain('return');
    expect(may).not.toContain('forward');
    const again = merge(settled, returnAssignment(settled, 'vẫn không của a', as('officer', 'a')));
    expect(again.ticket).toMatchObject({ state: 'triage', disputedAt: at, bounces: 4 });
  });

  it('of a coordinating agency leaves the lead to its work', () => {
    let loaded = routed(['b']);
    for (const [from, to] of [
      ['b', 'c'],
      ['c', 'd'],
    ] as const)
      loaded = forward(loaded, from, to);

    loaded = merge(loaded, returnAssignment(loaded, 'không của d', as('officer', 'd')));

    expect(loaded.ticket).toMatchObject({ state: 'forwarded', leadAgency: 'a', disputedAt: at });
  });
});

describe('a report in which somebody may denounce', () => {
  it('is sealed when it opens, and only inspectors may do anything about it', () => {
    const loaded = opened(['denunciation']);

    expect(loaded.ticket.sealed).toBe(true);
    for (const role of ['operator', 'officer', 'lead', 'supervisor', 'administrator', 'auditor'] as const)
      expect(allowedActions(as(role, 'a').actor, factsOf(loaded))).toEqual([]);
    expect(allowedActions(as('inspector').actor, factsOf(loaded))).toEqual(['split', 'note', 'divert', 'unseal']);
    expect(allowedActions(as('inspector').actor, factsOf(opened()))).toEqual(['note']);
  });

  it('goes to triage without its flag when an inspector finds that it is none', () => {
    const loaded = opened(['denunciation', 'urgent']);

    const { ticket, events } = unsealTicket(loaded, 'chỉ kể lại', as('inspector'));

    expect(ticket).toMatchObject({ sealed: false, state: 'triage', flags: ['urgent'] });
    expect(events.map((event) => event.type)).toEqual(['ticket.unsealed', 'ticket.state_changed']);
  });
});
