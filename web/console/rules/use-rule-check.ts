import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RuleProblem } from '../../../src/contract/rules.ts';
import { checkRules } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { putRule } from './rule-list.ts';
import { missingParts } from './rule-problems.ts';
import { useRules } from './rules-context.ts';
import type { RuleDraft } from './use-rule-form.ts';

const typingPauseMs = 400;
const none: readonly RuleProblem[] = [];

export type RuleCheck = {
  readonly isChecking: boolean;
  /** What the hub finds in this rule, among the others. */
  readonly problems: readonly RuleProblem[];
  /** How many things keep it from being saved. */
  readonly faults: number;
  /** What is wrong below a place of the rule (`when.of.0.words`), in words. */
  readonly faultAt: (path: string) => string | null;
  readonly error: unknown;
};

/** Checks a rule as it is typed: here what is missing, at the hub what it refers to and how it stands to other rules. */
export function useRuleCheck(rule: RuleDraft, attempted: boolean): RuleCheck {
  const { t, pick } = useWords();
  const { keeper } = useRules();
  const missing = useMemo(() => missingParts(rule), [rule]);
  const [settled] = useDebouncedValue(rule, typingPauseMs);
  const isWhole = useMemo(() => missingParts(settled).length === 0, [settled]);
  const query = useQuery({
    queryKey: ['rules', 'check', settled],
    queryFn: ({ signal }) => checkRules(putRule(keeper.current().rules, settled), signal),
    enabled: isWhole,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const problems = useMemo(
    () => query.data?.filter((problem) => problem.rule === settled.id) ?? none,
    [query.data, settled.id],
  );
  const errors = isWhole ? problems.filter(({ severity }) => severity === 'error') : none;
  return {
    isChecking: query.isFetching || settled !== rule,
    problems: isWhole ? problems : none,
    faults: missing.length + errors.length,
    faultAt(path) {
      const isHere = (place: string | null) => place === path || place?.startsWith(`${path}.`) === true;
      const needed = attempted ? missing.filter((one) => isHere(one.path)).map(({ need }) => t(`rules.${need}`)) : [];
      const found = errors.filter((one) => isHere(one.path)).map(({ message }) => pick(message));
      const said = [...new Set([...needed, ...found])];
      return said.length > 0 ? said.join(' ') : null;
    },
    error: query.error,
  };
}
