import { belongsTo, findBursts } from '../../domain/incident/find-bursts.ts';
import { profileOf, type ReportProfile } from '../../domain/incident/report-profile.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { createTimeSlices } from '../../lib/time-slices.ts';
import type { Sql } from '../../platform/sql.ts';
import { incidentOfReports, joinIncident, namedReport, type IncidentDeps } from './incident-deps.ts';
import { forgetSealedTickets, insertIncident, lockIncident, lockWatch, type IncidentRecord } from './incident-store.ts';
import {
  freeTickets,
  freshReports,
  latestReport,
  membersOfGrowing,
  reportsByIds,
  type FoundReport,
} from './report-views.ts';

/** How far back new reports are looked at: also those that came while nobody looked. */
const lookBackMs = 6 * 60 * 60 * 1000;
/** Bounds of one look, so that a crisis day costs no more than an ordinary one. */
const limits = { reports: 1000, growing: 60, members: 6, joins: 200 } as const;

/** What one look found. */
type Plan = {
  /** Reports that belong to an incident under way, by incident. */
  readonly growing: ReadonlyMap<string, readonly string[]>;
  /** Bursts that are no incident yet. */
  readonly bursts: readonly (readonly ReportProfile[])[];
};

/** Notices bursts of like reports, and lets incidents grow while they are under way. People decide what they are. */
export function createBurstService(deps: IncidentDeps) {
  const { database, tickets } = deps;
  let lastSeen: string | null = null;

  /** Reads reports for comparing; hundreds of them take a while, so others get their turn. */
  async function profilesOf(found: readonly FoundReport[], reference: ReferenceData): Promise<ReportProfile[]> {
    const rest = createTimeSlices();
    const profiles: ReportProfile[] = [];
    for (const report of found) {
      profiles.push(profileOf(namedReport(report, reference)));
      await rest();
    }
    return profiles;
  }

  /** Reports that belong to an incident under way, by incident; the others are left over. */
  async function sort(fresh: readonly ReportProfile[], reference: ReferenceData) {
    const growing = await membersOfGrowing(database, limits.growing, limits.members);
    const members = await profilesOf(await reportsByIds(database, [...growing.values()].flat()), reference);
    const profiles = new Map(members.map((profile) => [profile.report.id, profile]));
    const groups = [...growing].map(([id, ids]) => ({
      id,
      members: ids.toReversed().flatMap((one) => profiles.get(one) ?? []),
    }));
    const rest = createTimeSlices();
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
      await rest();
    }
    return { found, left };
  }

  async function look(reference: ReferenceData, at: Date): Promise<Plan> {
    const since = new Date(at.getTime() - lookBackMs);
    const fresh = await profilesOf(await freshReports(database, since, limits.reports), reference);
    if (fresh.length === 0) return { growing: new Map(), bursts: [] };
    const { found, left } = await sort(fresh, reference);
    return { growing: found, bursts: findBursts(left) };
  }

  async function join(tx: Sql, incident: IncidentRecord, ids: readonly string[], at: Date): Promise<number> {
    const loaded = await tickets.load(tx, ids.slice(0, limits.joins));
    return joinIncident(tx, { incident, loaded, at, actor: { kind: 'system' } }, tickets);
  }

  /** Carries a look out, as far as it still holds: others may have come first. */
  async function carryOut(tx: Sql, { growing, bursts }: Plan, reference: ReferenceData, at: Date) {
    await lockWatch(tx);
    await forgetSealedTickets(tx);
    const found = [...growing.values()].flat();
    const planned = [...found, ...bursts.flat().map(({ report }) => report.id)];
    const free = await freeTickets(tx, planned);
    const holds = free.size === planned.length;
    let joined = 0;
    for (const [id, ids] of growing) {
      if (joined >= limits.joins) return { joined, holds };
      const incident = await lockIncident(tx, id);
      if (incident?.state !== 'suspected' && incident?.state !== 'open') continue;
      const still = ids.filter((one) => free.has(one));
      if (still.length > 0) joined += await join(tx, incident, still, at);
    }
    for (const group of bursts) {
      if (joined >= limits.joins) return { joined, holds };
      const ids = group.map(({ report }) => report.id);
      if (!ids.every((id) => free.has(id))) continue;
      const by = { state: 'suspected', createdBy: null, createdAt: at } as const;
      const incident = incidentOfReports(group, by, { reference, newId: deps.newId });
      await insertIncident(tx, incident);
      joined += await join(tx, incident, ids, at);
    }
    return { joined, holds };
  }

  return {
    /** One look at what came lately; true while there is more to be joined than one look may. */
    async sweep(): Promise<boolean> {
      const latest = await latestReport(database);
      if (latest === null || latest === lastSeen) return false;
      const at = deps.now();
      const reference = await deps.reference();
      const plan = await look(reference, at);
      const { joined, holds } = await database.transaction((tx) => carryOut(tx, plan, reference, at));
      // What others changed meanwhile is looked at again, later.
      if (holds && joined < limits.joins) lastSeen = latest;
      if (joined > 0) deps.nudge();
      return joined >= limits.joins;
    },
  };
}
