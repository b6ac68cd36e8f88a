import type { ReportFlag } from './decision.ts';
import { strengthOf, type Evidence, type FoundTerm } from './evidence.ts';
import type { SignName } from './knowledge.ts';
import { questionSurplus, sumTerms, type ScoredCategory } from './score.ts';

/** A flag with the phrases that raised it. */
export type RaisedFlag = { readonly flag: ReportFlag; readonly because: readonly Pick<FoundTerm, 'from' | 'to'>[] };

function inSentence(evidence: Evidence, sign: SignName, sentence: number, reach = 0): readonly FoundTerm[] {
  return (evidence.signs.get(sign) ?? []).filter(
    (found) => Math.abs((evidence.tokens[found.from]?.sentence ?? -9) - sentence) <= reach,
  );
}

function weigh(found: readonly FoundTerm[]): number {
  let sum = 0;
  for (const { weight } of found) sum += weight;
  return sum;
}

/** Weight of a sign's phrases in a sentence, and in as many sentences around it as `reach` says. */
export function weighInSentence(evidence: Evidence, sign: SignName, sentence: number, reach = 0): number {
  return weigh(inSentence(evidence, sign, sentence, reach));
}

/** Danger now: not what happened last year, nor what might happen. */
function raiseUrgent(evidence: Evidence): RaisedFlag | null {
  for (const danger of evidence.signs.get('danger') ?? []) {
    const sentence = evidence.tokens[danger.from]?.sentence ?? 0;
    const now = Math.min(2, weigh(inSentence(evidence, 'now', sentence, 1)));
    const past = weigh(inSentence(evidence, 'past', sentence));
    const hypothetical = weigh(inSentence(evidence, 'hypothetical', sentence));
    if (danger.weight + now - past - hypothetical >= 2) return { flag: 'urgent', because: [danger] };
  }
  return null;
}

// A person is named when a form of address or a role stands before a name in capitals.
const addressed = new Set(['ông', 'bà', 'anh', 'chị', 'tên', 'sĩ', 'tịch', 'trưởng', 'chí', 'ong', 'ten']);

/** Whether a person is called by name. */
export function namesSomebody(evidence: Evidence): boolean {
  const { tokens } = evidence;
  return tokens.some(
    (token, index) =>
      token.capital && (tokens[index + 1]?.capital ?? false) && addressed.has(tokens[index - 1]?.exact ?? ''),
  );
}

/**
 * Denunciation (Luật Tố cáo): a breach of law laid at the door of an official or public body that can be told. The bare
 * word "tố cáo" is not enough, nor is a question about how to denounce.
 */
function raiseDenunciation(evidence: Evidence, isIdentifiedByPlace: boolean): RaisedFlag | null {
  const isIdentified = isIdentifiedByPlace || namesSomebody(evidence) || strengthOf(evidence, 'identified') >= 0.5;
  if (!isIdentified || questionSurplus(evidence) >= 2) return null;
  for (const breach of evidence.signs.get('breach') ?? []) {
    const sentence = evidence.tokens[breach.from]?.sentence ?? 0;
    const official = inSentence(evidence, 'official', sentence, 1);
    const [actor] = official;
    if (actor === undefined) continue;
    const against =
      weigh(inSentence(evidence, 'negated', sentence)) + 0.5 * weigh(inSentence(evidence, 'hypothetical', sentence));
    const said = Math.min(2, strengthOf(evidence, 'denounce'));
    if (breach.weight + said - against >= 2) return { flag: 'denunciation', because: [breach, actor] };
  }
  return null;
}

/** Complaint (Luật Khiếu nại): a request to review a decision or act of an authority against the sender. */
function raiseComplaint(evidence: Evidence): RaisedFlag | null {
  const [review] = evidence.signs.get('review') ?? [];
  const [decision] = evidence.signs.get('decision') ?? [];
  if (review === undefined || decision === undefined || questionSurplus(evidence) >= 2) return null;
  const strength = strengthOf(evidence, 'review') + strengthOf(evidence, 'decision') - strengthOf(evidence, 'negated');
  return strength >= 4 ? { flag: 'complaint', because: [review, decision] } : null;
}

function raiseSpam(evidence: Evidence): RaisedFlag | null {
  const spam = evidence.signs.get('spam') ?? [];
  if (weigh(spam) - strengthOf(evidence, 'problem') >= 3) return { flag: 'spam', because: spam.slice(0, 2) };
  const test = evidence.signs.get('test') ?? [];
  const isOnlyTest = evidence.tokens.length <= 5 && evidence.categories.size === 0 && test.length > 0;
  return isOnlyTest || evidence.tokens.length === 0 ? { flag: 'spam', because: test } : null;
}

/** Numbers the parts of a text that may hold different matters: sentences, and what follows "ngoài ra", "đồng thời"…. */
export function segmentsOf(evidence: Evidence): number[] {
  const separators = new Set((evidence.signs.get('separator') ?? []).map((found) => found.from));
  let segment = 0;
  let sentence = 0;
  return evidence.tokens.map((token, index) => {
    if (token.sentence !== sentence || (index > 0 && separators.has(index))) segment += 1;
    sentence = token.sentence;
    return segment;
  });
}

const ownMatter = 2.4;

/** Two matters for different agencies, each strong in a part of the text where the other is weak. */
function raiseMixed(
  evidence: Evidence,
  ranked: readonly ScoredCategory[],
  agencyOf: (code: string) => string,
): RaisedFlag | null {
  const [first] = ranked;
  if (first === undefined || first.score < ownMatter) return null;
  const segments = segmentsOf(evidence);
  const pointsIn = (code: string, segment: number): number =>
    sumTerms((evidence.categories.get(code) ?? []).filter((found) => segments[found.from] === segment));
  const numbers = [...new Set(segments)];
  for (const other of ranked.slice(1, 6)) {
    if (other.score < ownMatter) break;
    if (agencyOf(other.code) === agencyOf(first.code)) continue;
    const isOwn = (code: string, rival: string): boolean =>
      numbers.some((one) => pointsIn(code, one) >= ownMatter && pointsIn(rival, one) < pointsIn(code, one) * 0.35);
    const otherOwn = isOwn(other.code, first.code);
    const firstOwn = isOwn(first.code, other.code);
    const [mark] = evidence.categories.get(other.code) ?? [];
    if (otherOwn && firstOwn && mark !== undefined) return { flag: 'mixed', because: [mark] };
  }
  return null;
}

function raiseQuestion(evidence: Evidence): RaisedFlag | null {
  if (questionSurplus(evidence) < 1) return null;
  return { flag: 'question', because: (evidence.signs.get('question') ?? []).slice(0, 1) };
}

/** What `ruleFlags` looks at besides the evidence. */
export type FlagContext = {
  readonly ranked: readonly ScoredCategory[];
  readonly agencyOf: (category: string) => string;
  readonly hasPlace: boolean;
};

/** What the rules alone say of each flag, each with its proof; they do not look at each other. */
export function ruleFlags(
  evidence: Evidence,
  { ranked, agencyOf, hasPlace }: FlagContext,
): Map<ReportFlag, RaisedFlag> {
  const raised = [
    raiseSpam(evidence),
    raiseDenunciation(evidence, hasPlace),
    raiseComplaint(evidence),
    raiseUrgent(evidence),
    raiseMixed(evidence, ranked, agencyOf),
    raiseQuestion(evidence),
  ].filter((flag) => flag !== null);
  return new Map(raised.map((one) => [one.flag, one]));
}

/** Spam is nothing else besides. */
export function aloneIfSpam(raised: readonly RaisedFlag[]): readonly RaisedFlag[] {
  const spam = raised.find(({ flag }) => flag === 'spam');
  return spam === undefined ? raised : [spam];
}
