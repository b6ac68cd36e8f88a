import { findPlace, type FoundPlace } from '../place/find-place.ts';
import { shownForm } from '../text/normalise.ts';
import type { Alternative, Decision, Reason, RoutableReport } from './decision.ts';
import { readEvidence, strengthOf, type Evidence } from './evidence.ts';
import { raiseFlags } from './flags.ts';
import type { Knowledge } from './knowledge.ts';
import { agencyName, agencyReason, flagReasons, placeReason, termReasons, type QuotedText } from './reasons.ts';
import { scoreCategories, type ScoredCategory } from './score.ts';
import { communeAgency, contactCentre } from './taxonomy.ts';

/** Below this estimated probability a person chooses. */
export const automaticThreshold = 0.6;

// A report says what it is about early; the rest of a pasted file would only cost time.
const longestText = 20_000;
const conductCategory = 'official-conduct';
const conductAgency = 'so-noi-vu';
const inspectorate = 'thanh-tra';

function quotedText({ text, subject }: RoutableReport): QuotedText {
  const body = shownForm(text.slice(0, longestText));
  const head = subject === undefined ? '' : `${shownForm(subject.slice(0, 500)).trim()}\n`;
  return { shown: head + body, bodyStart: head.length };
}

function agencyOfCategory(code: string, place: FoundPlace | null, knowledge: Knowledge): string {
  const agency = knowledge.categories.get(code)?.agency ?? contactCentre;
  if (agency !== 'area') return agency;
  return place?.unit ? communeAgency(place.unit.code) : contactCentre;
}

/** The best of each agency first, then what is left; at least three agencies. */
function rankAlternatives(ranked: readonly ScoredCategory[], agencyOf: (code: string) => string, place: FoundPlace | null): Alternative[] {
  const byAgency = new Map<string, Alternative>();
  const further: Alternative[] = [];
  for (const { code, p } of ranked) {
    const agency = agencyOf(code);
    const known = byAgency.get(agency);
    if (known === undefined) byAgency.set(agency, { category: code, agency, p });
    else {
      byAgency.set(agency, { ...known, p: known.p + p });
      further.push({ category: code, agency, p });
    }
  }
  const best = [...byAgency.values()].sort((one, other) => other.p - one.p);
  const fillers = [place?.unit ? communeAgency(place.unit.code) : contactCentre, contactCentre, 'vp-ubnd', 'tt-hcc'];
  for (const agency of fillers) {
    if (best.length < 3 && !best.some((one) => one.agency === agency)) best.push({ category: null, agency, p: 0 });
  }
  return [...best, ...further].slice(0, 6);
}

/** Agencies that must sit beside the lead so that none judges its own conduct alone. */
function watchers(lead: string, category: string | null, isDenounced: boolean, evidence: Evidence): string[] {
  if (isDenounced) return lead === inspectorate ? [] : [inspectorate];
  if (category === conductCategory) return [lead === inspectorate ? conductAgency : inspectorate];
  const isAboutConduct = strengthOf(evidence, 'conduct') >= 2 && (evidence.signs.get('official')?.length ?? 0) > 0;
  if (!isAboutConduct) return [];
  return [lead === conductAgency ? inspectorate : conductAgency];
}

function doubtReason(confidence: number, alternatives: readonly Alternative[], knowledge: Knowledge): Reason | null {
  const [, second] = alternatives;
  if (confidence >= automaticThreshold || second === undefined || second.p < 0.1) return null;
  const name = agencyName(second.agency, knowledge);
  const vi = `Cũng có thể thuộc ${name.vi} (${Math.round(second.p * 100)} %).`;
  return { kind: 'doubt', agency: second.agency, vi, en: `It may also belong to: ${name.en} (${Math.round(second.p * 100)} %).` };
}

/**
 * Proposes category, agencies, priority and flags for a report, with reasons. Pure; well under a millisecond for an ordinary
 * text. A proposal only: whenever `needsHuman` is set, nothing may be forwarded before a person confirms.
 */
export function decide(report: RoutableReport, knowledge: Knowledge): Decision {
  const text = quotedText(report);
  const place = findPlace(text.shown, knowledge.gazetteer, { point: report.point, unitCode: report.unitCode });
  const evidence = readEvidence(text.shown, knowledge);
  const ranked = scoreCategories(evidence, report, knowledge);
  const agencyOf = (code: string): string => agencyOfCategory(code, place, knowledge);
  const raised = raiseFlags(evidence, { ranked, agencyOf, hasPlace: place !== null });
  const flags = raised.map(({ flag }) => flag);
  const isDenounced = flags.includes('denunciation');

  const alternatives = rankAlternatives(ranked, agencyOf, place);
  const [first] = alternatives;
  const isKnown = first !== undefined && first.category !== null && !flags.includes('spam');
  const category = isKnown ? first.category : null;
  const isOwnConduct = category === conductCategory && strengthOf(evidence, 'identified') >= 0 && /s[oở]\s+n[oộ]i\s+v[uụ]/iu.test(text.shown);
  const lead = isDenounced || isOwnConduct ? inspectorate : isKnown ? first.agency : contactCentre;
  const confidence = isKnown ? Math.min(0.99, first.p) : 0;

  const beside = watchers(lead, category, isDenounced, evidence);
  const [, second] = alternatives;
  const isShared = second !== undefined && second.category !== null && (flags.includes('mixed') || second.p >= 0.35);
  if (isShared && second.agency !== lead && !beside.includes(second.agency)) beside.push(second.agency);

  const why: Reason[] = [];
  if (report.categoryCode !== undefined && report.categoryCode === category) {
    const name = knowledge.categories.get(category);
    why.push({ kind: 'chosen', category, vi: `Người gửi chọn lĩnh vực “${name?.vi ?? category}”.`, en: `The sender chose “${name?.en ?? category}”.` });
  }
  if (category !== null) why.push(...termReasons(category, evidence, text, knowledge));
  if (place !== null) why.push(placeReason(place, text, knowledge));
  why.push(...flagReasons(raised, evidence, text));
  if (lead === inspectorate && category !== 'inspection') {
    const vi = 'Phản ánh về cán bộ, cơ quan nhà nước do Thanh tra tỉnh xem xét, không chuyển riêng cho nơi bị phản ánh.';
    why.push({ kind: 'never-alone', agency: lead, vi, en: 'Matters about officials go to the Provincial Inspectorate, never only to the body concerned.' });
  } else why.push(agencyReason(category, lead, knowledge));
  for (const agency of beside) {
    if (agency !== inspectorate && agency !== conductAgency) continue;
    const name = agencyName(agency, knowledge);
    const vi = `${name.vi} cùng xem xét vì phản ánh liên quan thái độ, trách nhiệm của cán bộ.`;
    why.push({ kind: 'never-alone', agency, vi, en: `${name.en} joins because the report concerns the conduct of officials.` });
  }
  const doubt = doubtReason(confidence, alternatives, knowledge);
  if (isKnown && doubt !== null) why.push(doubt);

  const isDiverted = flags.some((flag) => flag === 'complaint' || flag === 'denunciation' || flag === 'mixed' || flag === 'spam');
  const lacksPlace = isKnown && knowledge.categories.get(first.category ?? '')?.agency === 'area' && lead === contactCentre;
  return {
    category: category === null ? null : { code: category },
    lead,
    coordinating: beside,
    place: place?.unit ? { ...place.unit, how: place.how } : null,
    priority: flags.includes('urgent') ? 'urgent' : 'normal',
    flags,
    confidence: Math.round(confidence * 1000) / 1000,
    needsHuman: confidence < automaticThreshold || isDiverted || lacksPlace,
    alternatives,
    why,
  };
}
