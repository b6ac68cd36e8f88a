import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, type KeyboardEvent } from 'react';
import type { RuleProblem, RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { rowId } from './focus-row.ts';
import { ProblemList } from './problem-list.tsx';
import { RuleText } from './rule-text.tsx';
import type { RuleNames } from './rule-sentence.ts';
import type { ListActions } from './use-list-actions.ts';

type RuleRowProps = {
  readonly rule: RoutingRule;
  readonly place: number;
  readonly count: number;
  readonly problems: readonly RuleProblem[];
  readonly names: RuleNames;
  /** Null for those who may only read. */
  readonly actions: ListActions | null;
  readonly titleOf: (id: string) => string | null;
  readonly onShow: (id: string) => void;
};

/** One rule of the list. Light, for there may be hundreds: plain buttons, and drawn again only when it changes. */
export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { rule, place, count, problems, names, actions, titleOf, onShow } = props;
  const { t } = useWords();
  const { name } = rule;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!actions || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    actions.move(rule, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li id={rowId(rule.id)} className="rule-row" data-active={rule.active} tabIndex={-1} onKeyDown={onKeyDown}>
      <span
        className="rule-place"
        title={actions ? t('rules.place', { place: String(place), total: String(count) }) : undefined}
      >
        {place}
      </span>
      {actions && (
        <input
          type="checkbox"
          role="switch"
          className="rule-switch"
          aria-label={t('rules.active', { name })}
          checked={rule.active}
          onChange={(event) => actions.turn(rule, event.currentTarget.checked)}
        />
      )}
      <div className="rule-words">
        <Link
          to="/rules/rule/$ruleId"
          params={{ ruleId: rule.id }}
          className="rule-name"
          aria-label={t(actions ? 'rules.edit' : 'rules.read', { name })}
        >
          {name}
        </Link>
        {!rule.active && <span className="tag">{t('rules.off')}</span>}
        <RuleText rule={rule} names={names} most={6} />
        <ProblemList name={name} problems={problems} titleOf={titleOf} onShow={onShow} />
      </div>
      {actions && (
        <div className="rule-tools">
          <button
            type="button"
            aria-label={t('rules.up', { name })}
            aria-disabled={place === 1}
            aria-keyshortcuts="Alt+ArrowUp"
            onClick={() => actions.move(rule, -1)}
          >
            <IconArrowUp size={18} />
          </button>
          <button
            type="button"
            aria-label={t('rules.down', { name })}
            aria-disabled={place === count}
            aria-keyshortcuts="Alt+ArrowDown"
            onClick={() => actions.move(rule, 1)}
          >
            <IconArrowDown size={18} />
          </button>
          <button type="button" aria-label={t('rules.duplicate', { name })} onClick={() => actions.duplicate(rule)}>
            <IconCopy size={18} />
          </button>
          <button type="button" aria-label={t('rules.remove', { name })} onClick={() => actions.remove(rule)}>
            <IconTrash size={18} />
          </button>
        </div>
      )}
    </li>
  );
});
