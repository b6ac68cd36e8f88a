import { z } from 'zod';
import { flags } from '../domain/ticket/states.ts';
import { ruleLanguages, type RuleCondition } from '../domain/routing/rule.ts';
import { bilingual, named } from './common.ts';

const code = z.string().min(1).max(60);
const codes = z.array(code).min(1).max(200);
const words = z.array(z.string().trim().min(1).max(120)).min(1).max(200);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Deepest nesting of conditions, and most rules in a set. */
export const ruleLimits = { depth: 8, rules: 2000 } as const;

/** What a rule says, for those who may know the contract alone. */
export type { RoutingRule, RuleActions, RuleCondition } from '../domain/routing/rule.ts';
export const flagChoices = flags;
export const languageChoices = ruleLanguages;

/** A condition of a rule; the meaning of each kind stands with `RuleCondition`. */
const ruleCondition: z.ZodType<RuleCondition> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all'), of: z.array(ruleCondition).min(1).max(100) }),
      z.strictObject({ kind: z.literal('any'), of: z.array(ruleCondition).min(1).max(100) }),
      z.strictObject({ kind: z.literal('not'), of: ruleCondition }),
      z.strictObject({ kind: z.literal('words'), words, match: z.enum(['any', 'all']) }),
      z.strictObject({ kind: z.literal('near'), words: words.min(2), within: z.number().int().min(1).max(50) }),
      z.strictObject({ kind: z.literal('category'), codes }),
      z.strictObject({ kind: z.literal('commune'), codes }),
      z.strictObject({ kind: z.literal('zone'), names: words }),
      z.strictObject({ kind: z.literal('channel'), kinds: codes }),
      z.strictObject({ kind: z.literal('sender'), is: z.enum(['citizen', 'business']) }),
      z.strictObject({ kind: z.literal('sector'), sectors: words }),
      z.strictObject({ kind: z.literal('language'), langs: z.array(z.enum(ruleLanguages)).min(1) }),
      z.strictObject({ kind: z.literal('flag'), flags: z.array(z.enum(flags)).min(1) }),
      z.strictObject({
        kind: z.literal('time'),
        days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
        from: clock,
        until: clock,
      }),
      z.strictObject({ kind: z.literal('working'), is: z.boolean() }),
    ]),
  )
  .meta({ id: 'RuleCondition' });

const ruleActions = z.strictObject({
  category: code.optional(),
  lead: code.optional(),
  coordinating: z.array(code).max(20).optional(),
  priority: z.enum(['normal', 'urgent']).optional(),
  policy: code.optional(),
  tags: z.array(z.string().trim().min(1).max(40)).max(10).optional(),
  officer: z.string().min(1).max(60).optional(),
  askHuman: z.boolean().optional(),
});

export const routingRule = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(160),
  active: z.boolean(),
  when: ruleCondition,
  then: ruleActions,
});
export type RoutingRuleBody = z.output<typeof routingRule>;

/**
 * What is wrong or odd about a rule. `error` refuses saving (unknown reference, empty condition); `warning` is named and saved:
 * shadowed (an earlier rule takes all it could), unreachable (its condition holds never), conflict (like another, decides otherwise),
 * copy (says the same as an earlier one in other letters or another order).
 */
export const ruleProblem = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  kind: z.enum(['unknown', 'empty', 'shadowed', 'unreachable', 'conflict', 'copy', 'does_nothing']),
  /** The other rule, of shadowed, conflict and copy. */
  other: z.string().nullable(),
  /** Where in the rule: `when.of.1.codes.0`, `then.lead`. */
  path: z.string().nullable(),
  message: bilingual,
});
export type RuleProblem = z.output<typeof ruleProblem>;

export const ruleSetHead = z.strictObject({
  id: z.number().int(),
  note: z.string().nullable(),
  author: z.string(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
  restoredFrom: z.number().int().nullable(),
  count: z.number().int(),
});
export type RuleSetHead = z.output<typeof ruleSetHead>;

export const ruleSet = ruleSetHead.extend({ rules: z.array(routingRule), problems: z.array(ruleProblem) });
export type RuleSetBody = z.output<typeof ruleSet>;

/** `GET /rules`: what decides now, what somebody is writing, and the versions before, newest first. */
export const ruleSets = z.strictObject({
  published: ruleSet.nullable(),
  draft: ruleSet.nullable(),
  versions: z.array(ruleSetHead),
});
export type RuleSets = z.output<typeof ruleSets>;

/** `PUT /rules/draft`; `base` is the `updatedAt` of the draft that was edited (null: there was none). */
export const draftRequest = z.strictObject({
  rules: z.array(routingRule).max(ruleLimits.rules),
  note: z.string().trim().max(500).nullable(),
  base: z.iso.datetime().nullable(),
});
export const publishRequest = z.strictObject({
  id: z.number().int(),
  base: z.iso.datetime(),
  note: z.string().trim().min(3).max(500),
});
/** `POST /rules/check`: problems of rules that are being written. */
export const checkRequest = z.strictObject({ rules: z.array(routingRule).max(ruleLimits.rules) });
export const checkResult = z.strictObject({ problems: z.array(ruleProblem) });

/** `GET` and `PUT /rules/automatic`: whether a new report that needs no person goes to its agency at once. */
export const automaticForwarding = z.strictObject({ on: z.boolean() });

/** `POST /rules/try`: these rules over the last tickets, beside the rules that decide now. Nothing is changed. */
export const tryRequest = z.strictObject({
  rules: z.array(routingRule).max(ruleLimits.rules),
  last: z.number().int().min(1).max(5000),
});
const routed = z.strictObject({
  category: named.nullable(),
  lead: named,
  coordinating: z.array(named),
  priority: z.enum(['normal', 'urgent']),
  /** What only a rule gives: deadline policy, tags, the officer's name. */
  policy: named.nullable(),
  tags: z.array(z.string()),
  officer: z.string().nullable(),
  /** Id and name of the rule that decided; null: the reading of the text. */
  rule: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  needsHuman: z.boolean(),
});
export const tryResult = z.strictObject({
  tickets: z.number().int(),
  changed: z.number().int(),
  /** The first hundred of which something would change, newest first. */
  changes: z.array(
    z.strictObject({
      id: z.uuid(),
      code: z.string(),
      subject: z.string(),
      createdAt: z.iso.datetime(),
      /** Who really had it in the end, as people decided; null: nobody yet. */
      actual: named.nullable(),
      now: routed,
      then: routed,
    }),
  ),
  /** In how many of the tickets each agency has a part, leading or coordinating, now and then; those that change first. */
  load: z.array(z.strictObject({ agency: named, now: z.number().int(), then: z.number().int() })),
  /** How often each rule decided. */
  hits: z.array(z.strictObject({ rule: z.string(), name: z.string(), count: z.number().int() })),
  ms: z.number(),
});
export type TryResult = z.output<typeof tryResult>;

/** How far one's own try-out is; null: none runs. */
export const tryProgress = z.strictObject({
  running: z.strictObject({ done: z.number().int(), of: z.number().int() }).nullable(),
});
export type TryProgress = z.output<typeof tryProgress>;
