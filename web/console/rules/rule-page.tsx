import { Button } from '@mantine/core';
import { IconArrowLeft, IconFileUnknown } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';
import { ProblemList } from './problem-list.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleText } from './rule-text.tsx';
import { useDraft, useRules } from './rules-context.ts';
import { useRuleNames } from './use-rule-names.ts';

/** One rule: built by those who may, read by the others. */
export function RulePage() {
  const { t } = useWords();
  const { ruleId } = useParams({ from: '/staff/framed/rules/rule/$ruleId' });
  const { writes } = useRules();
  const { rules } = useDraft();
  const [blank] = useState(blankRule);
  const isNew = ruleId === 'new' && writes;
  const rule = isNew ? blank : rules.find((one) => one.id === ruleId);
  return (
    <article className="rule-page">
      <Link to="/rules" className="rules-back">
        <IconArrowLeft size={18} aria-hidden="true" /> {t('rules.backToList')}
      </Link>
      {!rule && (
        <StateMessage icon={<IconFileUnknown />} title={t('rules.missing')} hint={t('rules.missingHint')}>
          <Button component={Link} to="/rules" variant="default">
            {t('rules.backToList')}
          </Button>
        </StateMessage>
      )}
      {rule && writes && <RuleForm key={ruleId} saved={rule} purpose={ruleId} isNew={isNew} />}
      {rule && !writes && <RuleReading rule={rule} />}
    </article>
  );
}

function RuleReading({ rule }: { readonly rule: RoutingRule }) {
  const { t } = useWords();
  const { rules, problems } = useDraft();
  const navigate = useNavigate();
  const names = useRuleNames();
  return (
    <>
      <h2>{rule.name}</h2>
      {!rule.active && <span className="tag">{t('rules.off')}</span>}
      <RuleText rule={rule} names={names} />
      <ProblemList
        name={rule.name}
        problems={problems.filter((problem) => problem.rule === rule.id)}
        titleOf={(id) => rules.find((one) => one.id === id)?.name ?? null}
        onShow={(id) => void navigate({ to: '/rules/rule/$ruleId', params: { ruleId: id } })}
      />
    </>
  );
}

function blankRule(): RoutingRule {
  const when = { kind: 'all', of: [{ kind: 'words', words: [], match: 'any' }] } as const;
  return { id: crypto.randomUUID(), name: '', active: true, when, then: {} };
}
