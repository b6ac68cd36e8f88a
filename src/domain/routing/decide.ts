import { findPlace } from '../place/find-place.ts';
import { shownForm } from '../text/normalise.ts';
import {
  agencyOfCategory,
  conductCategory,
  inspectorate,
  namesConductAgency,
  rankAlternatives,
  watchersOf,
} from './agency-choice.ts';
import type { Alternative, Decision, Reason, ReportFlag, RoutableReport } from './decision.ts';
import { readEvidence } from './evidence.ts';
import { raiseFlags } from './flags.ts';
import type { Knowledge } from './knowledge.ts';
import {
  agencyReason,
  chosenReason,
  doubtReason,
  flagReasons,
  neverAloneReason,
  placeReason,
  termReasons,
  watcherReason,
  type QuotedText,
} from './reasons.ts';
import { scoreCategories } from './score.ts';
import { contactCentre } from './taxonomy.ts';

/** Below this estimated probability a person chooses. */
const automaticThreshold = 0.6;

// A report says what it is about early; the rest of a pasted file would only cost time.
const longestText = 20_000;
const longestSubject = 500;
// From this share on, the second agency is worth asking at once.
const sharedFrom = 0.35;

const divertingFlags: readonly ReportFlag[] = ['complaint', 'denunciation', 'mixed', 'spam'];

function quotedText({ text, subject }: RoutableReport): QuotedText {
  const body = shownForm(text.slice(0, longestText));
  const head = subject === undefined ? '' : `${shownForm(subject.slice(0, longestSubject)).trim()}\n`;
  return { shown: head + body, bodyStart: head.length };
}

/** The proposal leads the list, also where a rule and not the score chose its agency. */
function leadFirst(lead: string, alternatives: readonly Alternative[]): Alternative[] {
  const own = alternatives.find((one) => one.agency === lead) ?? { category: null, agency: lead, p: 0 };
  return [own, ...alternatives.filter((one) => one !== own)];
}

/**
 * Proposes category, agencies, priority and flags for a report, with reasons. Pure; well under a millisecond for an
 * ordinary text. A proposal only: whenever `needsHuman` is set, nothing may be forwarded before a person confirms.
 */
export function decide(report: RoutableReport, knowledge: Knowledge): Decision {
  const text = quotedText(report);
  const place = findPlace(text.shown, knowledge.gazetteer, { point: report.point, unitCode: report.unitCode });
  const evidence = readEvidence(text.shown, knowledge);
  const ranked = scoreCategories(evidence, report, knowledge);
  const agencyOf = (code: string): string => agencyOfCategory(code, place, knowledge);
  const raised = raiseFlags(evidence, { ranked, agencyOf, hasPlace: place !== null });
  const flags = raised.map(({ flag }) => flag);

  const scored = rankAlternatives(ranked, agencyOf, place, knowledge);
  const [first, second] = scored;
  const category = flags.includes('spam') ? null : (first?.category ?? null);
  const isForInspectors =
    flags.includes('denunciation') || (category === conductCategory && namesConductAgency(evidence));
  const lead = isForInspectors ? inspectorate : category === null ? contactCentre : agencyOf(category);
  const confidence = category === null ? 0 : Math.min(0.99, first?.p ?? 0);

  const watchers = watchersOf(lead, category, evidence);
  const coordinating = [...watchers];
  const isShared =
    second !== undefined && second.category !== null && (flags.includes('mixed') || second.p >= sharedFrom);
  if (isShared && second.agency !== lead && !coordinating.includes(second.agency)) coordinating.push(second.agency);

  const why: Reason[] = [];
  if (category !== null && report.categoryCode === category) why.push(chosenReason(category, knowledge));
  if (category !== null) why.push(...termReasons(category, evidence, text, knowledge));
  if (place !== null) why.push(placeReason(place, text, knowledge));
  why.push(...flagReasons(raised, evidence, text));
  why.push(isForInspectors ? neverAloneReason(lead) : agencyReason(category, lead, knowledge));
  for (const agency of watchers) why.push(watcherReason(agency, knowledge));
  if (category !== null && confidence < automaticThreshold) why.push(...doubtReason(second, knowledge));

  const lacksPlace =
    lead === contactCentre && category !== null && knowledge.categories.get(category)?.agency === 'area';
  return {
    category: category === null ? null : { code: category },
    lead,
    coordinating,
    place: place?.unit ? { ...place.unit, how: place.how } : null,
    priority: flags.includes('urgent') ? 'urgent' : 'normal',
    flags,
    confidence: Math.round(confidence * 1000) / 1000,
    needsHuman: confidence < automaticThreshold || lacksPlace || flags.some((flag) => divertingFlags.includes(flag)),
    alternatives: leadFirst(lead, scored),
    why,
  };
}
