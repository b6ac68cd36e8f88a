import type { Unit } from '../calendar/calendar.ts';

export const clockKinds = ['acknowledge', 'triage', 'accept', 'first_answer', 'resolve'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** A ticket's clocks are what the sender was promised; an assignment's are what one agency owes. */
export const clockScopes = ['ticket', 'assignment'] as const;
export type ClockScope = (typeof clockScopes)[number];

export const complexities = ['simple', 'complex'] as const;
export type Complexity = (typeof complexities)[number];

/** What a clock allows and when people are warned. */
export type ClockTerms<Kind extends string = ClockKind> = {
  readonly kind: Kind;
  readonly scope: ClockScope;
  readonly amount: number;
  readonly unit: Unit;
  /** Shares of the time used (0 to 1) at which a warning goes out. */
  readonly warnAt: readonly number[];
};

export type PolicyConditions = {
  readonly priority?: readonly ('normal' | 'urgent')[];
  readonly complexity?: readonly Complexity[];
  readonly severalAgencies?: boolean;
};

/** The deadlines of tickets of one sort. A condition that is left out holds for every ticket. */
export type Policy = {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly when: PolicyConditions;
  readonly clocks: readonly ClockTerms[];
  /** How many days one wait for the sender may stop the clocks. */
  readonly maxPauseDays: number;
};

export type PolicyFacts = {
  readonly priority: 'normal' | 'urgent';
  readonly complexity: Complexity;
  readonly severalAgencies: boolean;
};

/** The first policy, in the administrator's order, whose every condition holds; null when none does. */
export function choosePolicy(policies: readonly Policy[], facts: PolicyFacts): Policy | null {
  return policies.find(({ when }) => holds(when, facts)) ?? null;
}

function holds(when: PolicyConditions, facts: PolicyFacts): boolean {
  if (when.priority && !when.priority.includes(facts.priority)) return false;
  if (when.complexity && !when.complexity.includes(facts.complexity)) return false;
  return when.severalAgencies === undefined || when.severalAgencies === facts.severalAgencies;
}
