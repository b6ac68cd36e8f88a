import { strengthOf, type Evidence } from './evidence.ts';
import { signNames } from './knowledge.ts';
import type { ReportFlag } from './decision.ts';
import { namesSomebody, weighInSentence, type RaisedFlag } from './flags.ts';
import { learnedFlags } from './routing-model.ts';
import { questionSurplus } from './score.ts';

/** What flags are decided by, besides the words themselves. */
export const clueNames = [
  ...signNames,
  ...learnedFlags.map((flag) => `rule:${flag}` as const),
  'surplus',
  'somebody',
  'breach by an official',
  'danger now',
  'parts differ',
  'place',
  'short',
] as const;

const mostStrength = 6;
const scale = 3;

function bounded(strength: number): number {
  return Math.max(-mostStrength, Math.min(mostStrength, strength)) / scale;
}

function officialBreach(evidence: Evidence): number {
  let most = 0;
  for (const breach of evidence.signs.get('breach') ?? []) {
    const sentence = evidence.tokens[breach.from]?.sentence ?? 0;
    const official = weighInSentence(evidence, 'official', sentence, 1);
    const against = weighInSentence(evidence, 'negated', sentence);
    most = Math.max(most, Math.min(breach.weight, official * 2) - against);
  }
  return most;
}

function dangerNow(evidence: Evidence): number {
  let most = 0;
  for (const danger of evidence.signs.get('danger') ?? []) {
    const sentence = evidence.tokens[danger.from]?.sentence ?? 0;
    const now = Math.min(2, weighInSentence(evidence, 'now', sentence, 1));
    const against = weighInSentence(evidence, 'past', sentence) + weighInSentence(evidence, 'hypothetical', sentence);
    most = Math.max(most, danger.weight + now - against);
  }
  return most;
}

/** What `readClues` looks at besides the evidence. */
export type ClueContext = {
  readonly ruled: ReadonlyMap<ReportFlag, RaisedFlag>;
  readonly hasPlace: boolean;
  /** How surely two parts of the text belong to different agencies, 0..1. */
  readonly partsDiffer: number;
};

/** The clues of a text in the order of `clueNames`. */
export function readClues(evidence: Evidence, { ruled, hasPlace, partsDiffer }: ClueContext): number[] {
  return [
    ...signNames.map((sign) => bounded(strengthOf(evidence, sign))),
    ...learnedFlags.map((flag) => (ruled.has(flag) ? 1 : 0)),
    bounded(questionSurplus(evidence)),
    namesSomebody(evidence) ? 1 : 0,
    bounded(officialBreach(evidence)),
    bounded(dangerNow(evidence)),
    partsDiffer * 2,
    hasPlace ? 1 : 0,
    evidence.tokens.length <= 5 ? 1 : 0,
  ];
}
