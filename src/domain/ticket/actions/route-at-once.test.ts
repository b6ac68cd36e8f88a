import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../calendar/compile-calendar.ts';
import type { ReferenceData } from '../../reference/reference-data.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Policy } from '../../sla/policy.ts';
import { newMessage } from './action.ts';
import { openTicket } from '../open-ticket.ts';
import { routeAtOnce } from './route-at-once.ts';

const received = new Date('2026-11-20T08:00:00+07:00');
const decided = new Date('2026-11-20T08:10:00+07:00');

function policy(code: string, hours: number): Policy {
  const terms = { amount: hours, unit: 'hours', warnAt: [] } as const;
  return {
    code,
    nameVi: code,
    nameEn: code,
    when: {},
    clocks: [
      { kind: 'triage', scope: 'ticket', ...terms },
      { kind: 'resolve', scope: 'ticket', ...terms },
      { kind: 'accept', scope: 'assignment', ...terms },
    ],
    maxPauseDays: 10,
  };
}

const hours = { '0': [], '1': [], '2': [], '3': [], '4': [], '5': [], '6': [] };
const calendar = { zone: 'Asia/Ho_Chi_Minh', hours, holidays: [], special: {} };
const named = (code: string) => ({ code, vi: code, en: code });
const reference: ReferenceData = {
  province: { ...named('24'), codePrefix: 'BN' },
  agencies: new Map(
    ['thue', 'so-xay-dung'].map((code) => [
      code,
      { ...named(code), kind: 'department', parent: null, calendarId: 'province' },
    ]),
  ),
  categories: new Map([['tax', { ...named('tax'), group: 'business', agency: 'thue', complexity: 'simple' }]]),
  names: { agencies: new Map(), categories: new Map() },
  communes: new Map(),
  policies: [policy('normal', 48), policy('fast', 4)],
  calendars: new Map([['province', { calendar, compiled: compileCalendar(calendar) }]]),
  templates: new Map(),
  reopenDays: 15,
  channels: new Map(),
  addresses: new Map(),
};

const sure: Decision = {
  category: { code: 'tax' },
  lead: 'thue',
  coordinating: ['so-xay-dung'],
  place: null,
  priority: 'normal',
  flags: [],
  confidence: 0.99,
  needsHuman: false,
  alternatives: [],
  why: [],
  rule: null,
  policy: null,
  tags: [],
  officer: null,
};

function opened(patch: Partial<Decision>) {
  let last = 0;
  const newId = () => `id-${(last += 1)}`;
  const decision = { ...sure, ...patch };
  const context = { at: decided, newId, reference };
  const owner = { id: 'ticket', channel: 'web', accountId: 'web', identityId: null };
  const record = newMessage(
    owner,
    { at: received, newId },
    { direction: 'in', kind: 'report', state: 'received', text: 'Thuế' },
  );
  const change = openTicket({
    id: 'ticket',
    code: 'BN-26-AAAAAA',
    accountId: 'web',
    channel: 'web',
    record,
    attachments: [],
    identity: null,
    decision,
    lang: 'vi',
    reference,
    receivedAt: received,
    newId,
    report: { subject: null, senderName: null, hideIdentity: false, unitCode: null, address: null, point: null },
  });
  return { change, routed: routeAtOnce(change, decision, context) };
}

describe('a ticket that needs no person', () => {
  it('is opened and forwarded in one, by the hub itself', () => {
    const { routed } = opened({});

    expect(routed).toMatchObject({
      isNew: true,
      ticket: { state: 'forwarded', leadAgency: 'thue', categoryCode: 'tax', version: 2 },
      messages: [{ text: 'Thuế' }],
    });
    expect(routed.assignments?.map(({ agencyCode, part, offeredAt }) => [agencyCode, part, offeredAt])).toEqual([
      ['thue', 'lead', decided],
      ['so-xay-dung', 'coordinating', decided],
    ]);
    expect(routed.events.map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['ticket.created', 'sender'],
      ['ticket.routed', 'system'],
      ['assignment.offered', 'system'],
      ['assignment.offered', 'system'],
      ['ticket.state_changed', 'system'],
    ]);
    const clocks = routed.clocks?.map(({ kind, scope, state }) => `${scope} ${kind} ${state}`);
    expect(clocks).toEqual([
      'ticket triage stopped',
      'ticket resolve running',
      'assignment accept running',
      'assignment accept running',
    ]);
  });

  it('keeps the policy that a rule chose, for the sender and for the agencies', () => {
    const { routed } = opened({ policy: 'fast' });
    expect(routed.ticket.policyCode).toBe('fast');
    expect(new Set(routed.clocks?.map(({ amount }) => amount))).toEqual(new Set([4]));
  });

  it('may have no category, where a rule gives the agency', () => {
    expect(opened({ category: null }).routed.ticket).toMatchObject({ state: 'forwarded', categoryCode: null });
  });

  it.each<[string, Partial<Decision>]>([
    ['a person is to look', { needsHuman: true }],
    ['it is sealed', { flags: ['denunciation'] }],
    ['its agency is not in use', { lead: 'dien-luc' }],
    ['another agency is not in use', { coordinating: ['dien-luc'] }],
    ['its category is not in use', { category: { code: 'drainage' } }],
  ])('stays with people where %s', (_, patch) => {
    const { change, routed } = opened(patch);
    expect(routed).toBe(change);
  });
});
