import {
  agencyOfCategory,
  conductCategory,
  inspectorate,
  namesConductAgency,
  rankAlternatives,
  watchersOf,
} from './agency-choice.ts';
import { blendCategories, categoryPoints, confidenceOf, readLearned, readTrust } from './blend.ts';
import { decideFlags } from './decide-flags.ts';
import type { Alternative, Decision, Reason, ReportFlag, RoutableReport } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import { strongestWords } from './learned-words.ts';
import { featuresOf, readReport } from './read-report.ts';
import {
  agencyReason,
  chosenReason,
  doubtReason,
  flagReasons,
  neverAloneReason,
  placeReason,
  termReasons,
  watcherReason,
} from './reasons.ts';
import { scoreCategories } from './score.ts';
import { contactCentre } from './taxonomy.ts';

/** Below this estimated probability a person chooses, where nothing was learned. */
const automaticThreshold = 0.6;

// From this share on, the second agency is worth asking at once.
const sharedFrom = 0.35;

// Below this share a category is no better than none.
const smallestShare = 0.08;

const divertingFlags: readonly ReportFlag[] = ['complaint', 'denunciation', 'mixed', 'spam'];

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
  const read = readReport(report, knowledge);
  const { text, place, evidence } = read;
  const { model } = knowledge;
  const learned = model === null ? null : readLearned(featuresOf(read, report), model);
  const byTable = scoreCategories(evidence, report, knowledge);
  const points = learned === null ? null : categoryPoints(learned, { evidence, report, knowledge });
  const ranked = model === null || points === null ? byTable : blendCategories(points, model.blend);
  const agencyOf = (code: string): string => agencyOfCategory(code, place, knowledge);
  const flagSource = { evidence, ranked: byTable, agencyOf, hasPlace: place !== null, knowledge };
  const raised = decideFlags(flagSource, learned);
  const threshold = model?.threshold ?? automaticThreshold;
  const flags = raised.map(({ flag }) => flag);

  const scored = rankAlternatives(ranked, agencyOf, place, knowledge);
  const [first, second] = scored;
  const isGuess = (first?.p ?? 0) < smallestShare;
  const category = flags.includes('spam') || isGuess ? null : (first?.category ?? null);
  const isForInspectors =
    flags.includes('denunciation') || (category === conductCategory && namesConductAgency(evidence));
  const lead = isForInspectors ? inspectorate : category === null ? contactCentre : agencyOf(category);
  const trust =
    model === null || points === null
      ? (first?.p ?? 0)
      : confidenceOf(readTrust(points, model.blend, agencyOf), model.confidence);
  const confidence = category === null ? 0 : Math.min(0.99, trust);

  const watchers = watchersOf(lead, category, evidence);
  const coordinating = [...watchers];
  const isShared =
    second !== undefined && second.category !== null && (flags.includes('mixed') || second.p >= sharedFrom);
  if (isShared && second.agency !== lead && !coordinating.includes(second.agency)) coordinating.push(second.agency);

  const why: Reason[] = [];
  if (category !== null && report.categoryCode === category) why.push(chosenReason(category, knowledge));
  if (category !== null) {
    const words =
      model === null || learned === null
        ? []
        : strongestWords(learned, model.linear.columns.indexOf(category), evidence, model);
    why.push(...termReasons(category, { evidence, learned: words }, text, knowledge));
  }
  if (place !== null) why.push(placeReason(place, text, knowledge));
  why.push(...flagReasons(raised, evidence, text));
  why.push(isForInspectors ? neverAloneReason(lead) : agencyReason(category, lead, knowledge));
  for (const agency of watchers) why.push(watcherReason(agency, knowledge));
  if (category !== null && confidence < threshold) why.push(...doubtReason(second, knowledge));

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
    needsHuman: confidence < threshold || lacksPlace || flags.some((flag) => divertingFlags.includes(flag)),
    alternatives: leadFirst(lead, scored),
    why,
  };
}
