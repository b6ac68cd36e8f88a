import type { TicketChanged } from '../../../src/contract/live.ts';
import type { Me } from '../../../src/contract/staff.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';

type AlarmKind = 'urgent' | 'sealed' | 'disputed';
export type Alarm = { readonly kind: AlarmKind; readonly row: TicketRow };

/** What rings now, and every ticket that has rung for its kind: each rings once. */
export type Alarms = { readonly ringing: readonly Alarm[]; readonly rung: ReadonlySet<string> };

export const noAlarms: Alarms = { ringing: [], rung: new Set() };

/** Older than this, something is no news: a page opened now must not ring for it. */
const newsMs = 10 * 60_000;

/** Who hears: their queues, and who they are. */
export type Listener = Pick<Me, 'id' | 'role' | 'queues'>;

/** Whether an urgent report calls this person now: all who sort, those on duty, or supervisors where nobody on duty heard it. */
function calls({ rings }: TicketRow, { id, role, queues }: Listener): boolean {
  if (rings === null || !queues.includes('triage')) return false;
  return rings.people === null || rings.people.includes(id) || (rings.supervisors && role === 'supervisor');
}

/** Why this change must be heard by somebody; null: it need not. */
function alarmOf({ row, at, type }: TicketChanged, listener: Listener): AlarmKind | null {
  if (!row || (row.state !== 'new' && row.state !== 'triage')) return null;
  const { queues } = listener;
  const isNews = (since: string) => Date.parse(at) - Date.parse(since) < newsMs;
  if (row.sealed) return queues.includes('sealed') && isNews(row.createdAt) ? 'sealed' : null;
  if (row.disputedAt !== null) return queues.includes('disputed') && isNews(row.disputedAt) ? 'disputed' : null;
  return calls(row, listener) && (isNews(row.createdAt) || type === 'duty.escalated') ? 'urgent' : null;
}

/** After a change: a new alarm rings, and one that somebody has taken up falls silent. */
export function withChange(alarms: Alarms, change: TicketChanged, listener: Listener): Alarms {
  const kind = alarmOf(change, listener);
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
