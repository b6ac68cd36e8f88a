import { useMemo, useState } from 'react';
import { routingRule, type RoutingRule } from '../../../src/contract/rules.ts';
import { keptKey, readKept, writeKept } from '../composer/kept-text.ts';
import { useMe } from '../shell/me-context.ts';
import { tidyTree, type GroupCondition } from './condition-tree.ts';

/** A rule while it is built: a group outermost, and parts may be empty. */
export type RuleDraft = Omit<RoutingRule, 'when'> & { readonly when: GroupCondition };

type RuleForm = {
  readonly rule: RuleDraft;
  readonly change: (rule: RuleDraft) => void;
  readonly isChanged: boolean;
  /** What is shown was begun before this page was opened. */
  readonly wasKept: boolean;
  /** Back to the rule as the draft has it. */
  readonly forget: () => void;
};

/** What is written stays on this computer, over a change of page or a reload, until it is in the draft. */
export function useRuleForm(saved: RoutingRule, purpose: string): RuleForm {
  const key = keptKey(useMe().id, `rule:${purpose}`);
  const base = useMemo(() => ({ ...saved, when: tidyTree(saved.when) }), [saved]);
  const [kept] = useState(() => readRule(readKept(key)));
  const [written, setWritten] = useState(kept);
  return {
    rule: written ?? base,
    change(rule) {
      setWritten(rule);
      writeKept(key, JSON.stringify(rule));
    },
    isChanged: written !== null && JSON.stringify(written) !== JSON.stringify(base),
    wasKept: kept !== null && written === kept,
    forget() {
      setWritten(null);
      writeKept(key, '');
    },
  };
}

const unfinished = ['too_small', 'too_big', 'invalid_format'];

/** A rule that was kept, if it has the form of one; it may lack words and choices. */
function readRule(text: string | null): RuleDraft | null {
  if (text === null || text === '') return null;
  try {
    const json: unknown = JSON.parse(text);
    const parsed = routingRule.safeParse(json);
    if (!parsed.success && parsed.error.issues.some(({ code }) => !unfinished.includes(code))) return null;
    // Only lengths and formats are wrong, so that every field is there with its type.
    const rule = json as RoutingRule;
    return { ...rule, when: tidyTree(rule.when) };
  } catch {
    return null;
  }
}
