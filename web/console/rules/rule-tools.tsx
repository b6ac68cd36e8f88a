import { Button, Checkbox, CloseButton, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { useRules } from './rules-context.ts';

type RuleToolsProps = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onlyProblems: boolean;
  readonly onOnlyProblems: (only: boolean) => void;
  readonly withProblems: number;
  readonly total: number;
  /** How many are shown; null: all are. */
  readonly found: number | null;
};

/** Above the list: finding in it, and adding to it. */
export function RuleTools(props: RuleToolsProps) {
  const { query, onQuery, onlyProblems, onOnlyProblems, withProblems, total, found } = props;
  const { t } = useWords();
  const { writes } = useRules();
  const input = useRef<HTMLInputElement>(null);
  const focus = useMemo(
    () => [{ keys: '/', label: t('rules.search'), group: 'everywhere' as const, run: () => input.current?.focus() }],
    [t],
  );
  useKeys(focus);
  return (
    <search className="rules-tools">
      <TextInput
        ref={input}
        type="search"
        className="rules-search"
        aria-label={t('rules.search')}
        placeholder={t('rules.searchHint')}
        leftSection={<IconSearch size={16} />}
        maxLength={100}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        rightSection={
          query === '' ? null : (
            <CloseButton size="sm" aria-label={t('rules.clearSearch')} onClick={() => onQuery('')} />
          )
        }
      />
      {(withProblems > 0 || onlyProblems) && (
        <Checkbox
          label={t('rules.withProblems', { count: withProblems })}
          checked={onlyProblems}
          onChange={(event) => onOnlyProblems(event.currentTarget.checked)}
        />
      )}
      <span className="muted small rules-count" role="status">
        {found === null ? t('rules.count', { count: total }) : t('rules.found', { count: found })}
      </span>
      {writes && (
        <Button component={Link} to="/rules/rule/new" leftSection={<IconPlus size={18} />}>
          {t('rules.add')}
        </Button>
      )}
    </search>
  );
}
