import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowsSplit2, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { RuleProblem } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { matchesWords } from '../shell/match-words.ts';
import { StateMessage } from '../shell/state-message.tsx';
import { AutomaticSwitch } from './automatic-switch.tsx';
import { DraftBar } from './draft-bar.tsx';
import { focusRow } from './focus-row.ts';
import { problemsByRule } from './rule-problems.ts';
import { RuleRow } from './rule-row.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { RuleTools } from './rule-tools.tsx';
import { useDraft, useRules } from './rules-context.ts';
import { useListActions } from './use-list-actions.ts';
import { useRuleNames } from './use-rule-names.ts';

const noProblems: readonly RuleProblem[] = [];

/** The rules in their order, each as a sentence. */
export function RulesPage() {
  const { t } = useWords();
  const { writes } = useRules();
  const { rules, problems } = useDraft();
  const names = useRuleNames();
  const [query, setQuery] = useState('');
  const [onlyProblems, setOnlyProblems] = useState(false);
  const { actions, removed, bringBack, forget } = useListActions(() => {
    setQuery('');
    setOnlyProblems(false);
  });
  const { hash } = useLocation();
  // Back from a rule: where it stands.
  useEffect(() => {
    if (hash !== '') focusRow(hash);
  }, [hash]);
  const known = useRef<ReadonlyMap<string, readonly RuleProblem[]>>(new Map());
  const byRule = useMemo(() => (known.current = problemsByRule(problems, known.current)), [problems]);
  const wanted = useDeferredValue(query.trim());
  const shown = useMemo(
    () =>
      rules
        .map((rule, index) => ({ rule, place: index + 1 }))
        .filter(({ rule }) => !onlyProblems || byRule.has(rule.id))
        .filter(
          ({ rule }) => wanted === '' || matchesWords(wanted, searchText(rule.name, ruleSentence(rule, { t, names }))),
        ),
    [rules, wanted, onlyProblems, byRule, t, names],
  );
  const withProblems = rules.filter((rule) => byRule.has(rule.id)).length;
  return (
    <>
      <DraftBar />
      <AutomaticSwitch />
      {removed && (
        <div className="notice rules-removed" data-tone="green" role="status">
          <span>{t('rules.removed', { name: removed.rule.name })}</span>
          <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={bringBack}>
            {t('rules.undo')}
          </Button>
          <CloseButton aria-label={t('shell.close')} onClick={forget} />
        </div>
      )}
      {rules.length > 0 && (
        <RuleTools
          query={query}
          onQuery={setQuery}
          onlyProblems={onlyProblems}
          onOnlyProblems={setOnlyProblems}
          withProblems={withProblems}
          total={rules.length}
          found={wanted === '' && !onlyProblems ? null : shown.length}
        />
      )}
      {rules.length === 0 && (
        <StateMessage icon={<IconArrowsSplit2 />} title={t('rules.empty')} hint={t('rules.emptyHint')}>
          {writes && (
            <Button component={Link} to="/rules/rule/new" leftSection={<IconPlus size={18} />}>
              {t('rules.add')}
            </Button>
          )}
        </StateMessage>
      )}
      {rules.length > 0 && shown.length === 0 && (
        <StateMessage icon={<IconSearchOff />} title={t('rules.nothingFound')} hint={t('rules.nothingFoundHint')} />
      )}
      <ol className="rule-list">
        {shown.map(({ rule, place }) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={place}
            count={rules.length}
            problems={byRule.get(rule.id) ?? noProblems}
            names={names}
            actions={writes ? actions : null}
            titleOf={actions.titleOf}
            onShow={actions.show}
          />
        ))}
      </ol>
    </>
  );
}

/** Quotation marks would hide the beginning of a word. */
function searchText(name: string, sentence: string): string {
  return `${name} ${sentence}`.replaceAll(/[«»“”(),.#]/gu, ' ');
}
