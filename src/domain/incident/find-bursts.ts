import { burstFrom, compareReports } from './compare-reports.ts';
import type { ReportProfile } from './report-profile.ts';

/** When like reports are an incident that nobody has noticed yet. */
const burstSettings = {
  /** Senders who must have said it. */
  leastSenders: 4,
  /** Time between the first and the last of these. */
  withinMs: 2 * 60 * 60 * 1000,
} as const;

/** Of a group this many are asked whether a further report is like them. */
const asked = 4;

/** Whether a report belongs to a group: like most of those that are asked, and never on the word of one alone. */
export function belongsTo(profile: ReportProfile, members: readonly ReportProfile[]): number {
  const known = members.slice(-asked);
  const scores = known.map((member) => compareReports(profile, member).score).filter((score) => score >= burstFrom);
  const needed = Math.min(2, known.length);
  if (scores.length < needed || scores.length === 0) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function sendersWithin(members: readonly ReportProfile[], withinMs: number): number {
  const inOrder = [...members].sort((a, b) => a.report.at.getTime() - b.report.at.getTime());
  let most = 0;
  for (const [index, first] of inOrder.entries()) {
    const end = first.report.at.getTime() + withinMs;
    const senders = new Set<string>();
    for (const { report } of inOrder.slice(index)) if (report.at.getTime() <= end) senders.add(report.sender);
    most = Math.max(most, senders.size);
  }
  return most;
}

/**
 * Groups of like reports in one commune by enough different senders within the time. Reports without a commune are left
 * out: nobody could say that they are of one place. Oldest first within a group.
 */
export function findBursts(
  profiles: readonly ReportProfile[],
  settings: { readonly leastSenders: number; readonly withinMs: number } = burstSettings,
): ReportProfile[][] {
  const groups = new Map<string, ReportProfile[][]>();
  const inOrder = [...profiles].sort((a, b) => a.report.at.getTime() - b.report.at.getTime());
  for (const profile of inOrder) {
    const { unitCode } = profile.report;
    if (unitCode === null) continue;
    const here = groups.get(unitCode) ?? [];
    groups.set(unitCode, here);
    let best: ReportProfile[] | null = null;
    let most = 0;
    for (const group of here) {
      const score = belongsTo(profile, group);
      if (score > most) [best, most] = [group, score];
    }
    if (best) best.push(profile);
    else here.push([profile]);
  }
  return [...groups.values()]
    .flat()
    .filter((group) => sendersWithin(group, settings.withinMs) >= settings.leastSenders);
}
