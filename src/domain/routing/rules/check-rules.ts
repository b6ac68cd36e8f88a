import type { RoutingRule } from '../rule.ts';
import { canHold } from './can-hold.ts';
import { checkReferences, type RuleReferences } from './check-references.ts';
import { formulaOf, type Formula } from './formula.ts';
import { areAlike, questionsOf, type Question } from './questions.ts';
import { areCopies, copyMarksOf, type CopyMarks } from './rule-copies.ts';
import {
  conflictProblem,
  copyProblem,
  doubledProblem,
  shadowedProblem,
  takenTogetherProblem,
  unreachableProblem,
  type RuleProblem,
} from './rule-problem.ts';
import { claimsOf, mayImply, topicsOf } from './topics.ts';

/** A rule with what comparing it needs. */
type Read = {
  readonly rule: RoutingRule;
  readonly copyMarks: CopyMarks;
  readonly formula: Formula;
  readonly opposite: Formula;
  /** It holds for every report. */
  readonly takesAll: boolean;
  readonly topics: ReadonlySet<string>;
  /** Those of its topics that not every report has something of. */
  readonly ownTopics: readonly string[];
  readonly claims: readonly ReadonlySet<string>[];
  readonly questions: readonly Question[] | null;
};

function leadsElsewhere({ then }: RoutingRule, other: RoutingRule): boolean {
  return then.lead !== undefined && other.then.lead !== undefined && then.lead !== other.then.lead;
}

// More than these are left open: who writes so many rules about one thing knows what they say together.
const mostTogether = 12;
// What every report has one of, so that a few rules can take all of them whatever they speak of.
const common: ReadonlySet<string> = new Set(['sender', 'language', 'working', 'time']);

/** The earlier rules that only together take all that this one could; none: they do not. */
function takenTogether(mine: Read, earlier: readonly Read[]): readonly Read[] {
  const isNear = ({ ownTopics }: Read): boolean =>
    ownTopics.length === 0 || ownTopics.some((topic) => mine.topics.has(topic));
  let together = earlier.filter(isNear).slice(-mostTogether);
  const takeAll = (some: readonly Read[]): boolean =>
    some.length > 1 && !canHold([mine.formula, ...some.map(({ opposite }) => opposite)]);
  if (!takeAll(together)) return [];
  for (const one of together) {
    const others = together.filter((other) => other !== one);
    if (takeAll(others)) together = others;
  }
  return together;
}

function compare(mine: Read, earlier: readonly Read[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const original = earlier.find(({ copyMarks }) => areCopies(mine.copyMarks, copyMarks));
  if (original) problems.push(copyProblem(mine.rule, original.rule));
  // That a copy is taken whole by what it copies says nothing more.
  let isShadowed = original !== undefined;
  for (const other of earlier) {
    const isTaken = other.takesAll || (mayImply(mine.topics, other.claims) && !canHold([mine.formula, other.opposite]));
    if (isTaken && !isShadowed) problems.push(shadowedProblem(mine.rule, other.rule));
    isShadowed ||= isTaken;
    if (!leadsElsewhere(mine.rule, other.rule)) continue;
    // A narrower rule before a wider one is an exception that somebody meant; two that merely meet are not.
    const isWithin = (): boolean => !canHold([other.formula, mine.opposite]);
    const meets = (): boolean => areAlike(mine.questions, other.questions) && canHold([mine.formula, other.formula]);
    if (isTaken ? isWithin() : meets() && !isWithin()) problems.push(conflictProblem(mine.rule, other.rule));
  }
  const together = isShadowed ? [] : takenTogether(mine, earlier).map(({ rule }) => rule);
  if (together.length > 0) problems.push(takenTogetherProblem(mine.rule, together));
  return problems;
}

/** Checks rules one after the other, each against those before it; the caller may rest in between. */
export function createRuleCheck(known: RuleReferences): (rule: RoutingRule) => RuleProblem[] {
  const earlier: Read[] = [];
  const ids = new Set<string>();
  return (rule) => {
    const problems = checkReferences(rule, known);
    if (ids.has(rule.id)) problems.push(doubledProblem(rule));
    ids.add(rule.id);
    // What is switched off decides nothing, and takes nothing from others.
    if (!rule.active) return problems;
    const formula = formulaOf(rule.when, true, known.abbreviations);
    if (!canHold([formula])) {
      const isEmpty = problems.some(({ kind }) => kind === 'empty');
      return isEmpty ? problems : [...problems, unreachableProblem(rule)];
    }
    const opposite = formulaOf(rule.when, false, known.abbreviations);
    const topics = topicsOf(formula);
    const mine = {
      rule,
      copyMarks: copyMarksOf(rule),
      formula,
      opposite,
      takesAll: !canHold([opposite]),
      topics,
      ownTopics: [...topics].filter((topic) => !common.has(topic)),
      claims: claimsOf(formula),
      questions: questionsOf(formula),
    };
    problems.push(...compare(mine, earlier));
    earlier.push(mine);
    return problems;
  };
}

/** Everything that is wrong or odd about a list of rules. */
export function checkRules(rules: readonly RoutingRule[], known: RuleReferences): RuleProblem[] {
  const check = createRuleCheck(known);
  return rules.flatMap(check);
}
