import type { CategoryAgencies } from './agency-choice.ts';
import { sigmoid, type Learned } from './blend.ts';
import { strengthOf, type Evidence } from './evidence.ts';
import { clueNames, readClues } from './flag-clues.ts';
import { aloneIfSpam, namesSomebody, ruleFlags, type RaisedFlag } from './flags.ts';
import type { ReportFlag } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import { strongestWords } from './learned-words.ts';
import { partsDiffer, type PartsSource } from './parts.ts';
import { learnedFlags, type FlagRule } from './routing-model.ts';
import type { QuotedText } from './reasons.ts';
import { questionSurplus, type ScoredCategory } from './score.ts';
import { findMatters, type Matters } from './split/find-matters.ts';
import { isMixed, mixedFloor } from './split/mixed-estimate.ts';

/** What flags are decided from. */
export type FlagSource = {
  readonly evidence: Evidence;
  /** Categories by the table alone. */
  readonly ranked: readonly ScoredCategory[];
  readonly agencyOf: (category: string) => string;
  readonly byCategory: CategoryAgencies;
  readonly hasPlace: boolean;
  readonly knowledge: Knowledge;
};

/** The clues of a text, with what the rules say. */
export function cluesOf(
  { evidence, byCategory, hasPlace }: FlagSource,
  ruled: ReturnType<typeof ruleFlags>,
  { learned, model }: Pick<PartsSource, 'learned' | 'model'>,
): number[] {
  return readClues(evidence, { ruled, hasPlace, partsDiffer: partsDiffer({ learned, evidence, model, byCategory }) });
}

// Who asks how to complain or to denounce does neither.
const asksFrom = 2;
// A drill, a fear, a warning: danger is named, and nothing says that it is now.
const fearedFrom = 2;
// Advertising speaks of loans, land and schools, too.
const sureOfSpam = 0.9;
// So sure of a text, it needs no word for the matter: most people who accuse an official know none.
const sure = 0.8;

const asks = (evidence: Evidence): boolean => questionSurplus(evidence) >= asksFrom;

/** Something is offered, and nothing is complained of. */
function offers(p: number, evidence: Evidence): boolean {
  return (
    p >= sureOfSpam &&
    evidence.signs.has('spam') &&
    strengthOf(evidence, 'problem') < 1 &&
    !evidence.signs.has('danger')
  );
}

function isDangerNow(p: number, evidence: Evidence): boolean {
  return p >= sure || strengthOf(evidence, 'hypothetical') < fearedFrom || evidence.signs.has('now');
}

/** "Tôi tố cáo công ty X" accuses nobody in office; and who is accused at all is said somehow. */
function accuses(p: number, evidence: Evidence): boolean {
  const isInOffice = evidence.signs.has('official');
  if (evidence.signs.has('breach')) return isInOffice || p >= sure;
  // The word alone, in a question or of a neighbour, is no denunciation.
  if (evidence.signs.has('denounce'))
    return questionSurplus(evidence) < 1 && (isInOffice || (p >= sure && !evidence.signs.has('negated')));
  return p >= sure && (isInOffice || namesSomebody(evidence));
}

/** "Khiếu nại" of a bill, a shop, a network is no complaint: an act of an authority is contested, and a review is asked for. */
function contests(evidence: Evidence): boolean {
  const [review, decision] = [evidence.signs.has('review'), evidence.signs.has('decision')];
  return (review && decision) || ((review || decision) && evidence.signs.has('official'));
}

const provenShare = 8;

/**
 * Where words of the table say who in office broke which law, an eighth of the likelihood is enough: what is sealed in vain costs
 * an inspector a look, what is not may cost its writer more.
 */
function barFor({ flag, bar }: FlagRule, isProven: boolean): number {
  return flag === 'denunciation' && isProven ? bar / provenShare : bar;
}

/** What a flag needs besides the judgement of the model: the bare word diverts nothing. */
const proofs: Readonly<Partial<Record<ReportFlag, (p: number, evidence: Evidence) => boolean>>> = {
  urgent: isDangerNow,
  complaint: (_, evidence) => !asks(evidence) && contests(evidence),
  denunciation: (p, evidence) => !asks(evidence) && accuses(p, evidence),
};

// Nobody tells of two matters in fewer words.
const fewestForTwo = 10;
// So many words of a piece are quoted as the reason.
const quotedWords = 8;

/** Several matters, by the whole and by its parts; quotes where the second begins. */
function raiseMixed(whole: Parameters<typeof isMixed>[0], find: () => Matters | null): RaisedFlag | null {
  const found = whole.p < mixedFloor ? null : find();
  if (!isMixed(whole, found)) return null;
  const second = found?.pieces[found.matters[1]?.pieces[0] ?? -1];
  const because = second ? [{ from: second.from, to: Math.min(second.to, second.from + quotedWords) }] : [];
  return { flag: 'mixed', because };
}

/** Raises flags: by rules alone, or where there is a model by its judgement of rules, clues and words. */
export function decideFlags(
  source: FlagSource & { readonly text: QuotedText },
  learned: Learned | null,
): readonly RaisedFlag[] {
  const { evidence, knowledge, text, byCategory } = source;
  const { model } = knowledge;
  const ruled = ruleFlags(evidence, source);
  if (model === null || learned === null) return aloneIfSpam([...ruled.values()]);
  if (evidence.tokens.length === 0) return [{ flag: 'spam', because: [] }];
  const clues = cluesOf(source, ruled, { learned, model });
  const first = model.linear.columns.length - learnedFlags.length;
  const raised: RaisedFlag[] = [];
  for (const flag of learnedFlags) {
    const rule = model.flags.find((one) => one.flag === flag);
    const proven = ruled.get(flag);
    if (rule === undefined) {
      if (proven !== undefined) raised.push(proven);
      continue;
    }
    const column = first + learnedFlags.indexOf(flag);
    let points = rule.bias + (rule.weights[clueNames.length] ?? 0) * (learned.points[column] ?? 0);
    for (const [index, clue] of clues.entries()) points += (rule.weights[index] ?? 0) * clue;
    const p = sigmoid(points);
    if (flag === 'mixed') {
      if (evidence.written.length < fewestForTwo) continue;
      const parts = { learned, evidence, model, byCategory };
      const whole = { p, modelBar: rule.bar, hasSubject: text.bodyStart > 0 };
      const mixed = raiseMixed(whole, () => findMatters(parts, text));
      if (mixed !== null) raised.push(mixed);
      continue;
    }
    if (p < barFor(rule, proven !== undefined) || proofs[flag]?.(p, evidence) === false) continue;
    // Two words that name a matter ("mat dien") are a report, however short, unless it offers something and complains of nothing.
    if (flag === 'spam' && proven === undefined && source.ranked.length > 0 && !offers(p, evidence)) continue;
    const words = proven?.because ?? [];
    const because = words.length > 0 ? words : strongestWords(learned, column, evidence, model).slice(0, 1);
    raised.push({ flag, because });
  }
  return aloneIfSpam(raised);
}
