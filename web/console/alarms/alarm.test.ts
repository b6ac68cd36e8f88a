import { describe, expect, it } from 'vitest';
import type { TicketChanged } from '../../../src/contract/live.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { noAlarms, withChange, without } from './alarm.ts';

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
    meToo: 0,
    createdAt: at,
    updatedAt: at,
    ...patch,
  };
  return { cursor: '1.1.1', id, type: 'ticket.created', at, row: patch === null ? null : row };
}

function ringing(changes: readonly TicketChanged[], queues: Parameters<typeof withChange>[2]): string[] {
  let alarms = noAlarms;
  for (const one of changes) alarms = withChange(alarms, one, queues);
  return alarms.ringing.map((alarm) => `${alarm.kind} ${alarm.row.id}`);
}

describe('an alarm', () => {
  it('rings for a new urgent report where reports are triaged, and nowhere else', () => {
    expect(ringing([change()], ['triage', 'all'])).toEqual(['urgent a']);
    expect(ringing([change()], ['agency'])).toEqual([]);
    expect(ringing([change({ priority: 'normal' })], ['triage'])).toEqual([]);
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
    expect(ringing([change(), change({}, 'b'), change({ state: 'forwarded' })], ['triage'])).toEqual(['urgent b']);
    expect(ringing([change(), change(null)], ['triage'])).toEqual([]);
  });

  it('rings once: not again after it was put away, nor for what is no news', () => {
    const first = withChange(noAlarms, change(), ['triage']);

    expect(withChange(without(first, 'a'), change({ version: 2 }), ['triage']).ringing).toEqual([]);
    expect(ringing([change({ createdAt: '2026-11-23T01:40:00.000Z' })], ['triage'])).toEqual([]);
  });
});
