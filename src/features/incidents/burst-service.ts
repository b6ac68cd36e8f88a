import { belongsTo, burstSettings, findBursts } from '../../domain/incident/find-bursts.ts';
import { incidentTitle } from '../../domain/incident/incident-title.ts';
import { profileOf, type ReportProfile } from '../../domain/incident/report-profile.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Sql } from '../../platform/sql.ts';
import { incidentChange, namedReport, type IncidentDeps } from './incident-deps.ts';
import {
  forgetSealedTickets,
  insertIncident,
  isWatcher,
  joinTickets,
  lockIncident,
  updateIncident,
  type IncidentRecord,
} from './incident-store.ts';
import { freshReports, latestReport, membersOfGrowing, reportsByIds } from './report-views.ts';

/** How far back new reports are looked at: also those that came while nobody looked. */
const lookBackMs = 6 * 60 * 60 * 1000;
/** Bounds of one look, so that a crisis day costs no more than an ordinary one. */
const limits = { reports: 1000, growing: 60, members: 6, joins: 200 } as const;

/** The value that most have. */
function commonest<Value>(values: readonly (Value | null)[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Value | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** Notices bursts of like reports, and lets incidents grow while they are under way. People decide what they are. */
export function createBurstService(deps: IncidentDeps) {
  const { database, tickets } = deps;
  let lastSeen: string | null = null;

  async function join(tx: Sql, incident: IncidentRecord, ids: readonly string[], at: Date): Promise<number> {
    const joined = await joinTickets(tx, { incidentId: incident.id, ticketIds: ids, at, by: null });
    if (joined.length === 0) return 0;
    await updateIncident(tx, { ...incident, updatedAt: at });
    const loaded = await tickets.load(tx, joined);
    const actor = { kind: 'system' } as const;
    await tickets.write(
      tx,
      [...loaded.values()].map((one) => incidentChange(one, { type: 'incident.joined', at, actor, incident })),
    );
    return joined.length;
  }

  async function raise(tx: Sql, group: readonly ReportProfile[], reference: ReferenceData, at: Date): Promise<number> {
    const reports = group.map(({ report }) => report);
    const category = commonest(reports.map((report) => report.categoryCode));
    const unitCode = commonest(reports.map((report) => report.unitCode));
    const point = reports.find((report) => report.point !== null)?.point ?? null;
    const incident: IncidentRecord = {
      id: deps.newId(),
      title: incidentTitle(group, {
        category: category === null ? null : (reference.categories.get(category)?.vi ?? null),
        unit: unitCode === null ? null : (reference.communes.get(unitCode)?.vi ?? null),
      }),
      categoryCode: category,
      unitCode,
      lat: point?.lat ?? null,
      lon: point?.lon ?? null,
      state: 'suspected',
      createdBy: null,
      createdAt: at,
      updatedAt: at,
      endedAt: null,
    };
    await insertIncident(tx, incident);
    const ids = reports.map(({ id }) => id).slice(0, limits.joins);
    return join(tx, incident, ids, at);
  }

  /** Reports that belong to an incident under way, by incident; the others are left over. */
  async function sort(tx: Sql, fresh: readonly ReportProfile[], reference: ReferenceData) {
    const growing = await membersOfGrowing(tx, limits.growing, limits.members);
    const members = await reportsByIds(tx, [...growing.values()].flat());
    const profiles = new Map(members.map((report) => [report.id, profileOf(namedReport(report, reference))]));
    const groups = [...growing].map(([id, ids]) => ({
      id,
      members: ids.toReversed().flatMap((one) => profiles.get(one) ?? []),
    }));
    const found = new Map<string, string[]>();
    const left: ReportProfile[] = [];
    for (const profile of fresh) {
      let best: string | null = null;
      let most = 0;
      for (const group of groups) {
        const score = belongsTo(profile, group.members);
        if (score > most) [best, most] = [group.id, score];
      }
      if (best === null) left.push(profile);
      else found.set(best, [...(found.get(best) ?? []), profile.report.id]);
    }
    return { found, left };
  }

  async function look(tx: Sql, at: Date): Promise<number> {
    const reference = await deps.reference();
    await forgetSealedTickets(tx);
    const since = new Date(at.getTime() - lookBackMs);
    const fresh = (await freshReports(tx, since, limits.reports)).map((report) =>
      profileOf(namedReport(report, reference)),
    );
    if (fresh.length === 0) return 0;
    const { found, left } = await sort(tx, fresh, reference);
    let joined = 0;
    for (const [id, ids] of found) {
      if (joined >= limits.joins) return joined;
      const incident = await lockIncident(tx, id);
      if (incident?.state !== 'suspected' && incident?.state !== 'open') continue;
      joined += await join(tx, incident, ids.slice(0, limits.joins), at);
    }
    for (const group of findBursts(left, burstSettings)) {
      if (joined >= limits.joins) return joined;
      joined += await raise(tx, group, reference, at);
    }
    return joined;
  }

  return {
    /** One look at what came lately; true while there is more to be joined than one look may. */
    async sweep(): Promise<boolean> {
      const latest = await latestReport(database);
      if (latest === null || latest === lastSeen) return false;
      const at = deps.now();
      const joined = await database.transaction(async (tx) => ((await isWatcher(tx)) ? look(tx, at) : null));
      // Another process is looking: this one looks again later, in case that one began before the newest came.
      if (joined === null) return false;
      if (joined < limits.joins) lastSeen = latest;
      if (joined > 0) deps.nudge();
      return joined >= limits.joins;
    },
  };
}
