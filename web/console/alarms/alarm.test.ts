import { describe, expect, it } from 'vitest';
import type { TicketChanged } from '../../../src/contract/live.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { noAlarms, withChange, without, type Listener } from './alarm.ts';

const at = '2026-11-23T02:00:00.000Z';

function change(patch: Partial<TicketRow> | null = {}, id = 'a'): TicketChanged {
  const row: TicketRow = {
    id,
    code: 'BN-26-222223',
    version: 1,
    state: 'new',
    priority: 'urgent',
    subject: 'Cột điện đổ',
    excerpt: '',
    channel: 'web',
    senderName: null,
    senderHidden: false,
    category: null,
    place: null,
    leadAgency: null,
    flags: ['urgent'],
    clock: null,
    needsHuman: true,
    sealed: false,
    disputedAt: null,
    rings: { people: null, supervisors: true },
    meToo: 0,
    createdAt: at,
    updatedAt: at,
    ...patch,
  };
  return { cursor: '1.1.1', id, type: 'ticket.created', at, row: patch === null ? null : row };
}

function listener(queues: Listener['queues'], who: Partial<Listener> = {}): Listener {
  return { id: 'me', role: 'operator', queues, ...who };
}

function ringing(changes: readonly TicketChanged[], queues: Listener['queues'], who?: Partial<Listener>): string[] {
  let alarms = noAlarms;
  for (const one of changes) alarms = withChange(alarms, one, listener(queues, who));
  return alarms.ringing.map((alarm) => `${alarm.kind} ${alarm.row.id}`);
}

describe('an alarm', () => {
  it('rings for a new urgent report where reports are triaged, and nowhere else', () => {
    expect(ringing([change()], ['triage', 'all'])).toEqual(['urgent a']);
    expect(ringing([change()], ['agency'])).toEqual([]);
    expect(ringing([change({ priority: 'normal', rings: null })], ['triage'])).toEqual([]);
  });

  it('rings for a sealed report at inspectors, for a dispute at supervisors', () => {
    const sealed = change({ sealed: true });
    const disputed = change({ disputedAt: at, state: 'triage', createdAt: '2026-11-01T02:00:00.000Z' });

    expect(ringing([sealed, disputed], ['sealed'])).toEqual([]);
    expect(ringing([sealed], ['sealed'])).toEqual(['sealed a']);
    expect(ringing([sealed], ['triage'])).toEqual([]);
    expect(ringing([disputed], ['disputed', 'triage'])).toEqual(['disputed a']);
    expect(ringing([disputed], ['triage'])).toEqual([]);
  });

  it('falls silent when somebody takes it up or it leaves sight', () => {
    expect(ringing([change(), change({}, 'b'), change({ state: 'forwarded', rings: null })], ['triage'])).toEqual([
      'urgent b',
    ]);
    expect(ringing([change(), change(null)], ['triage'])).toEqual([]);
  });

  it('rings once: not again after it was put away, nor for what is no news', () => {
    const first = withChange(noAlarms, change(), listener(['triage']));

    expect(withChange(without(first, 'a'), change({ version: 2 }), listener(['triage'])).ringing).toEqual([]);
    expect(ringing([change({ createdAt: '2026-11-23T01:40:00.000Z' })], ['triage'])).toEqual([]);
  });

  it('rings outside working time at those on duty alone, and at supervisors once they are called', () => {
    const night = { rings: { people: ['me'], supervisors: false } };
    const others = { rings: { people: ['other'], supervisors: false } };
    const late = {
      ...change({ rings: { people: ['other'], supervisors: true }, createdAt: '2026-11-23T01:40:00.000Z' }),
      type: 'duty.escalated',
    };

    expect(ringing([change(night)], ['triage'])).toEqual(['urgent a']);
    expect(ringing([change(others)], ['triage'])).toEqual([]);
    expect(ringing([change(others), late], ['triage'], { role: 'supervisor' })).toEqual(['urgent a']);
    expect(ringing([change(others), late], ['triage'])).toEqual([]);
    expect(ringing([change(night), change({ rings: null })], ['triage'])).toEqual([]);
  });
});
