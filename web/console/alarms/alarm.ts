import type { TicketChanged } from '../../../src/contract/live.ts';
import type { QueueKey, TicketRow } from '../../../src/contract/tickets.ts';

type AlarmKind = 'urgent' | 'sealed' | 'disputed';
export type Alarm = { readonly kind: AlarmKind; readonly row: TicketRow };

/** What rings now, and every ticket that has rung for its kind: each rings once. */
export type Alarms = { readonly ringing: readonly Alarm[]; readonly rung: ReadonlySet<string> };

export const noAlarms: Alarms = { ringing: [], rung: new Set() };

/** Older than this, something is no news: a page opened now must not ring for it. */
const newsMs = 10 * 60_000;

/** Why this change must be heard by somebody who has these queues; null: it need not. */
function alarmOf({ row, at }: TicketChanged, queues: readonly QueueKey[]): AlarmKind | null {
  if (!row || (row.state !== 'new' && row.state !== 'triage')) return null;
  const isNews = (since: string) => Date.parse(at) - Date.parse(since) < newsMs;
  if (row.sealed) return queues.includes('sealed') && isNews(row.createdAt) ? 'sealed' : null;
  if (row.disputedAt !== null) return queues.includes('disputed') && isNews(row.disputedAt) ? 'disputed' : null;
  return row.priority === 'urgent' && queues.includes('triage') && isNews(row.createdAt) ? 'urgent' : null;
}

/** After a change: a new alarm rings, and one that somebody has taken up falls silent. */
export function withChange(alarms: Alarms, change: TicketChanged, queues: readonly QueueKey[]): Alarms {
  const kind = alarmOf(change, queues);
  const isRinging = alarms.ringing.some((alarm) => alarm.row.id === change.id);
  if (!kind || !change.row) return isRinging ? without(alarms, change.id) : alarms;
  const key = `${kind} ${change.id}`;
  if (alarms.rung.has(key)) return alarms;
  const others = alarms.ringing.filter((alarm) => alarm.row.id !== change.id);
  return { ringing: [...others, { kind, row: change.row }], rung: new Set([...alarms.rung, key]) };
}

export function without(alarms: Alarms, id: string): Alarms {
  return { ...alarms, ringing: alarms.ringing.filter((alarm) => alarm.row.id !== id) };
}
