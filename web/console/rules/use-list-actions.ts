import { useMemo, useRef, useState } from 'react';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { focusRow, rowId } from './focus-row.ts';
import { duplicateRule, insertRule, moveRule, putRule, removeRule } from './rule-list.ts';
import { useRules } from './rules-context.ts';

type Removed = { readonly rule: RoutingRule; readonly index: number };

/** What is done to rules in the list; each thing is said aloud. The actions stay the same, so that rows stay still. */
export function useListActions(showAll: () => void) {
  const { t } = useWords();
  const say = useSay();
  const { keeper } = useRules();
  const [removed, setRemoved] = useState<Removed | null>(null);
  const speak = useRef(say);
  speak.current = say;
  const reveal = useRef(showAll);
  reveal.current = showAll;

  const actions = useMemo(() => {
    const rules = () => keeper.current().rules;
    const move = (rule: RoutingRule, by: -1 | 1) => {
      const focused = document.activeElement;
      keeper.change((list) => moveRule(list, rule.id, by));
      const place = rules().findIndex((one) => one.id === rule.id) + 1;
      speak.current(t('rules.saidMoved', { name: rule.name, place: String(place), total: String(rules().length) }));
      // A row that is moved in the page loses the focus.
      requestAnimationFrame(() => {
        if (!(focused instanceof HTMLElement) || !focused.isConnected) return;
        focused.focus({ preventScroll: true });
        focused.closest('.rule-row')?.scrollIntoView({ block: 'nearest' });
      });
    };
    return {
      move,
      turn(rule: RoutingRule, active: boolean) {
        keeper.change((list) => putRule(list, { ...rule, active }));
        speak.current(t(active ? 'rules.saidOn' : 'rules.saidOff', { name: rule.name }));
      },
      duplicate(rule: RoutingRule) {
        const copy = { id: crypto.randomUUID(), name: t('rules.copyName', { name: rule.name }).slice(0, 160) };
        keeper.change((list) => duplicateRule(list, rule.id, copy));
        speak.current(t('rules.saidDuplicated', { name: rule.name }));
      },
      remove(rule: RoutingRule) {
        const index = rules().findIndex((one) => one.id === rule.id);
        const next = rules()[index + 1] ?? rules()[index - 1];
        keeper.change((list) => removeRule(list, rule.id));
        setRemoved({ rule, index });
        if (next) focusRow(rowId(next.id));
      },
      titleOf: (id: string) => rules().find((one) => one.id === id)?.name ?? null,
      show(id: string) {
        reveal.current();
        focusRow(rowId(id));
      },
    };
  }, [keeper, t]);

  const bringBack = () => {
    if (!removed) return;
    keeper.change((list) => insertRule(list, removed.rule, removed.index));
    say(t('rules.saidBack', { name: removed.rule.name }));
    focusRow(rowId(removed.rule.id));
    setRemoved(null);
  };
  return { actions, removed, bringBack, forget: () => setRemoved(null) };
}

export type ListActions = ReturnType<typeof useListActions>['actions'];
