import type { IncidentAlert, IncidentDetail, IncidentPoint, IncidentRow } from '../../contract/incidents.ts';
import type { TicketRow } from '../../contract/tickets.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { incidentEventWords } from '../../domain/incident/incident-words.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import type { IncidentHappening, IncidentMember, IncidentSum } from './incident-views.ts';

export function presentIncident(sum: IncidentSum, reference: ReferenceData): IncidentRow {
  const { id, title, state, tickets, openTickets, meToo } = sum;
  return {
    id,
    title,
    state,
    category: nameOrNull(reference.names.categories, sum.categoryCode),
    place: nameOrNull(reference.communes, sum.unitCode),
    noticed: sum.createdBy === null,
    tickets,
    openTickets,
    meToo,
    firstAt: (sum.firstAt ?? sum.createdAt).toISOString(),
    lastAt: (sum.lastAt ?? sum.createdAt).toISOString(),
    createdAt: sum.createdAt.toISOString(),
    endedAt: sum.endedAt?.toISOString() ?? null,
  };
}

/** Where the reports lie: their own points, else the middle of their commune, each commune once. */
function presentPoints(members: readonly IncidentMember[], reference: ReferenceData): IncidentPoint[] {
  const seen = new Set<string>();
  return members.flatMap(({ id, code, lat, lon, unitCode }): IncidentPoint[] => {
    if (lat !== null && lon !== null) return [{ ticketId: id, code, lat, lon, exact: true }];
    const commune = unitCode === null ? undefined : reference.communes.get(unitCode);
    if (!commune || seen.has(commune.code)) return [];
    seen.add(commune.code);
    return [{ ticketId: id, code, lat: commune.lat, lon: commune.lon, exact: false }];
  });
}

/** What the actor may do to an incident; the console shows exactly these. */
export function incidentActionsOf(actor: StaffActor, state: IncidentRow['state']): IncidentDetail['actions'] {
  if (!may(actor, 'incident:write')) return [];
  switch (state) {
    case 'suspected':
      return ['confirm', 'dismiss', 'rename', 'split'];
    case 'open':
      return ['rename', 'end', 'split'];
    case 'ended':
    case 'dismissed':
      return ['reopen'];
  }
}

function presentHappening(happening: IncidentHappening): IncidentDetail['timeline'][number] {
  const { type, by, codes, count } = happening;
  const words = incidentEventWords(type, happening.title ?? '');
  return {
    at: happening.at.toISOString(),
    type,
    by,
    text: words ?? { vi: 'Duyệt và gửi trả lời', en: 'Answer approved and sent' },
    codes: [...codes],
    count,
  };
}

export function presentIncidentDetail(
  input: {
    readonly sum: IncidentSum;
    readonly members: readonly IncidentMember[];
    readonly rows: ReadonlyMap<string, TicketRow>;
    readonly happenings: readonly IncidentHappening[];
  },
  context: { readonly actor: StaffActor; readonly reference: ReferenceData },
): IncidentDetail {
  const { sum, members, rows, happenings } = input;
  const states = new Map<string, number>();
  for (const { state } of members) states.set(state, (states.get(state) ?? 0) + 1);
  return {
    ...presentIncident(sum, context.reference),
    rows: members.flatMap((member) => {
      const row = rows.get(member.id);
      const { joinedAt, joinedBy, meToo } = member;
      return row ? [{ ...row, joinedAt: joinedAt.toISOString(), joinedBy, meToo }] : [];
    }),
    points: presentPoints(members, context.reference),
    timeline: happenings.map(presentHappening),
    byState: [...states].map(([state, count]) => ({ state, count })),
    actions: incidentActionsOf(context.actor, sum.state),
  };
}

export function presentAlert(
  sum: IncidentSum,
  members: readonly IncidentMember[],
  reference: ReferenceData,
): IncidentAlert {
  const row = presentIncident(sum, reference);
  const minutes = Math.round((Date.parse(row.lastAt) - Date.parse(row.firstAt)) / 60_000);
  return { ...row, points: presentPoints(members, reference), minutes };
}
