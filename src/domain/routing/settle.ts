import { agencyOfCategory, conductCategory, inspectorate, namesConductAgency, watchersOf } from './agency-choice.ts';
import type { Alternative, Decision, Reason, ReportFlag } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import { smallestShare, type Proposal } from './propose.ts';
import {
  agencyReason,
  chosenReason,
  doubtReason,
  flagReasons,
  neverAloneReason,
  placeReason,
  ruleReason,
  termReasons,
  watcherReason,
} from './reasons.ts';
import type { RoutingRule } from './rule.ts';
import { findRule, type CompiledRules } from './rules/compile-rules.ts';
import type { RuleMoment } from './rules/rule-facts.ts';
import { contactCentre } from './taxonomy.ts';

// From this share on, the second agency is worth asking at once.
const sharedFrom = 0.35;

// What people wrote down as a rule is as sure as anything here can be.
const sure = 0.99;

const divertingFlags: readonly ReportFlag[] = ['complaint', 'denunciation', 'mixed', 'spam'];

/**
 * The decision leads the list, also where a rule and not the score chose its agency. One that nothing speaks for (the centre
 * keeps what looks like spam) stands behind those that something does.
 */
function withDecision(own: Alternative, scored: readonly Alternative[]): Alternative[] {
  const known = scored.find((one) => one.agency === own.agency);
  const mine = known === undefined || own.p > 0 ? own : known;
  const others = scored.filter((one) => one !== known);
  const firstUnlikely = others.findIndex(({ p }) => p < smallestShare);
  const place = mine.p >= smallestShare ? 0 : firstUnlikely < 0 ? others.length : firstUnlikely;
  return [...others.slice(0, place), mine, ...others.slice(place)];
}

function ruleOf(proposal: Proposal, knowledge: Knowledge, by: SettleBy): RoutingRule | null {
  if (by.rules === null) return null;
  const { report, read, category, flags } = proposal;
  const { text, place, evidence } = read;
  return findRule(by.rules, {
    written: evidence.written,
    expanded: evidence.tokens,
    body: text.shown.slice(text.bodyStart),
    category,
    flags,
    commune: place?.unit?.code ?? null,
    channel: report.channel,
    sender: report.contact?.kind ?? report.senderKind ?? 'citizen',
    sector: report.contact?.sector ?? null,
    gazetteer: knowledge.gazetteer,
    moment: by.moment,
  });
}

/** Agencies beside the lead: those of the rule, else of the proposal; and always those that keep watch. */
function besides(
  lead: string,
  { scored, flags }: Proposal,
  ruled: readonly string[] | undefined,
  watchers: readonly string[],
): string[] {
  const second = scored[1];
  const isShared =
    second !== undefined && second.category !== null && (flags.includes('mixed') || second.p >= sharedFrom);
  const proposed = isShared ? [second.agency] : [];
  return [...new Set([...watchers, ...(ruled ?? proposed)])].filter((agency) => agency !== lead);
}

/** The rules that decide, and when. */
export type SettleBy = { readonly rules: CompiledRules | null; readonly moment: RuleMoment | null };

/**
 * Makes a decision of a proposal: the first rule that holds overrides it, and what protects people stands above both. Nothing
 * about officials goes only to the body concerned, and a denunciation goes to the inspectorate.
 */
export function settle(proposal: Proposal, knowledge: Knowledge, by: SettleBy): Decision {
  const { report, read, raised, flags, scored, threshold } = proposal;
  const { text, place, evidence } = read;
  const rule = ruleOf(proposal, knowledge, by);
  const then = rule?.then ?? {};
  const category = then.category ?? proposal.category;
  const isForInspectors =
    flags.includes('denunciation') || (category === conductCategory && namesConductAgency(evidence));
  const ofCategory = category === null ? contactCentre : agencyOfCategory(category, place, knowledge);
  const lead = isForInspectors ? inspectorate : (then.lead ?? ofCategory);
  const lacksPlace =
    lead === contactCentre &&
    then.lead === undefined &&
    category !== null &&
    knowledge.categories.get(category)?.agency === 'area';
  const isGiven = !isForInspectors && !lacksPlace && (then.lead ?? then.category) !== undefined;
  const confidence = isGiven ? sure : proposal.confidence;

  const watchers = watchersOf(lead, category, evidence);
  const why: Reason[] = [];
  if (category !== null && report.categoryCode === category) why.push(chosenReason(category, knowledge));
  if (rule !== null) why.push(ruleReason(rule, { category, lead, isGiven }, knowledge));
  if (category !== null) {
    const words = { evidence, learned: proposal.learnedWords(category) };
    why.push(...termReasons(category, words, text, knowledge));
  }
  if (place !== null) why.push(placeReason(place, text, knowledge));
  why.push(...flagReasons(raised, evidence, text));
  if (isForInspectors) why.push(neverAloneReason(lead));
  else if (!isGiven) why.push(agencyReason(category, lead, knowledge));
  for (const agency of watchers) why.push(watcherReason(agency, knowledge));
  if (category !== null && confidence < threshold) why.push(...doubtReason(scored[1], knowledge));

  // Where inspectors take the place of the likeliest agency, they are as likely as it was.
  const shareOfLead = isForInspectors ? Math.max(confidence, scored[0]?.p ?? 0) : isGiven ? sure : 0;
  const own: Alternative = { category: isForInspectors || isGiven ? category : null, agency: lead, p: shareOfLead };
  const isUnsure = !isGiven && (confidence < threshold || lacksPlace);
  return {
    category: category === null ? null : { code: category },
    lead,
    coordinating: besides(lead, proposal, isForInspectors ? undefined : then.coordinating, watchers),
    place: place?.unit ? { ...place.unit, how: place.how } : null,
    priority: then.priority ?? (flags.includes('urgent') ? 'urgent' : 'normal'),
    flags,
    confidence: Math.round(confidence * 1000) / 1000,
    needsHuman: isUnsure || then.askHuman === true || flags.some((flag) => divertingFlags.includes(flag)),
    alternatives: withDecision(own, scored),
    why,
    rule: rule === null ? null : { id: rule.id, name: rule.name },
    policy: then.policy ?? null,
    tags: then.tags ?? [],
    officer: isForInspectors ? null : (then.officer ?? null),
  };
}
