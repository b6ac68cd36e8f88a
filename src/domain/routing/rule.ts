import type { ReportFlag } from './decision.ts';

/** Kinds of languages that a report is written in. */
export const ruleLanguages = ['vi', 'en', 'other'] as const;
export type RuleLanguage = (typeof ruleLanguages)[number];

/**
 * What a rule asks of a report. `all` and `any` of nothing hold never. Words are compared without diacritics unless they are
 * written with them; a place, category or flag is what the reading of the text found.
 */
export type RuleCondition =
  | { readonly kind: 'all'; readonly of: readonly RuleCondition[] }
  | { readonly kind: 'any'; readonly of: readonly RuleCondition[] }
  | { readonly kind: 'not'; readonly of: RuleCondition }
  /** One of these words or phrases stands in the text, or every one of them. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly match: 'any' | 'all' }
  /** All of these stand within so many words of each other, in any order. */
  | { readonly kind: 'near'; readonly words: readonly string[]; readonly within: number }
  | { readonly kind: 'category'; readonly codes: readonly string[] }
  | { readonly kind: 'commune'; readonly codes: readonly string[] }
  | { readonly kind: 'zone'; readonly names: readonly string[] }
  | { readonly kind: 'channel'; readonly kinds: readonly string[] }
  | { readonly kind: 'sender'; readonly is: 'citizen' | 'business' }
  | { readonly kind: 'sector'; readonly sectors: readonly string[] }
  | { readonly kind: 'language'; readonly langs: readonly RuleLanguage[] }
  | { readonly kind: 'flag'; readonly flags: readonly ReportFlag[] }
  /** Days of the week (0 Sunday) and times of day of the province; `until` before `from` passes midnight. */
  | { readonly kind: 'time'; readonly days: readonly number[]; readonly from: string; readonly until: string }
  /** Within the working time of the province's calendar, or outside it. */
  | { readonly kind: 'working'; readonly is: boolean };

/** What a rule decides; what it leaves out stays as the reading of the text proposed it. */
export type RuleActions = {
  readonly category?: string | undefined;
  readonly lead?: string | undefined;
  readonly coordinating?: readonly string[] | undefined;
  readonly priority?: 'normal' | 'urgent' | undefined;
  /** Code of a deadline policy. */
  readonly policy?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** User id of the officer of the leading agency who gets it. */
  readonly officer?: string | undefined;
  /** A person confirms, however sure the rule is. */
  readonly askHuman?: boolean | undefined;
};

/** One rule of an ordered list: the first active one whose condition holds decides. */
export type RoutingRule = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly when: RuleCondition;
  readonly then: RuleActions;
};
