import { Button, Group, Switch, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState, type FormEvent } from 'react';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { ActionFields } from './action-fields.tsx';
import { BuilderContext, type FocusOn } from './builder-context.ts';
import { ConditionGroup } from './condition-group.tsx';
import { rowId } from './focus-row.ts';
import { ProblemList } from './problem-list.tsx';
import { putRule } from './rule-list.ts';
import { RuleText } from './rule-text.tsx';
import { useRules } from './rules-context.ts';
import { useRuleCheck } from './use-rule-check.ts';
import { useRuleForm } from './use-rule-form.ts';
import { useRuleNames } from './use-rule-names.ts';

type RuleFormProps = {
  readonly saved: RoutingRule;
  /** What names the unfinished rule on this computer. */
  readonly purpose: string;
  readonly isNew: boolean;
};

/** Builds one rule; it goes into the draft when it is whole. */
export function RuleForm({ saved, purpose, isNew }: RuleFormProps) {
  const { t } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const { keeper } = useRules();
  const names = useRuleNames();
  const form = useRuleForm(saved, purpose);
  const { rule, change } = form;
  const [attempted, setAttempted] = useState(false);
  const check = useRuleCheck(rule, attempted);
  const element = useRef<HTMLFormElement>(null);
  const latest = useRef({ rule, change, check, say });
  latest.current = { rule, change, check, say };
  const builder = useMemo(
    () => ({
      edit(edit: (root: typeof rule.when) => typeof rule.when, focus?: FocusOn) {
        const { rule: now, change: set } = latest.current;
        set({ ...now, when: edit(now.when) });
        if (focus) requestAnimationFrame(() => focusOn(element.current, focus));
      },
      faultAt: check.faultAt,
      say: (words: string) => latest.current.say(words),
    }),
    [check.faultAt],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempted(true);
    if (check.faults > 0) {
      requestAnimationFrame(() => focusFault(element.current));
      return;
    }
    keeper.change((rules) => putRule(rules, { ...rule, name: rule.name.trim() }));
    form.forget();
    say(t('rules.saved', { name: rule.name.trim() }));
    void navigate({ to: '/rules', hash: rowId(rule.id) });
  };
  const leave = () => {
    form.forget();
    void navigate({ to: '/rules', hash: rowId(rule.id) });
  };
  return (
    <BuilderContext value={builder}>
      <form ref={element} className="rule-form" onSubmit={submit} noValidate>
        <div className="rule-title">
          <h2>{t(isNew ? 'rules.newTitle' : 'rules.editTitle')}</h2>
          <Switch
            label={t('rules.isActive')}
            checked={rule.active}
            onChange={(event) => change({ ...rule, active: event.currentTarget.checked })}
          />
        </div>
        {form.wasKept && (
          <p className="notice rule-kept" data-tone="amber" role="status">
            <span>
              <strong>{t('rules.keptTitle')}.</strong> {t('rules.keptHint')}{' '}
              <button type="button" className="text-button" onClick={form.forget}>
                {t('rules.startOver')}
              </button>
            </span>
          </p>
        )}
        <TextInput
          label={t('rules.name')}
          description={isNew ? t('rules.nameHint') : undefined}
          value={rule.name}
          onChange={(event) => change({ ...rule, name: event.currentTarget.value })}
          maxLength={160}
          error={check.faultAt('name')}
        />
        <section aria-labelledby="rule-when">
          <h3 id="rule-when" className="rule-part">
            {t('rules.conditions')} <span>{t('rules.conditionsHint')}</span>
          </h3>
          <ConditionGroup group={rule.when} path={[]} at="when" />
        </section>
        <section aria-labelledby="rule-then">
          <h3 id="rule-then" className="rule-part">
            {t('rules.actions')} <span>{t('rules.actionsHint')}</span>
          </h3>
          <ActionFields actions={rule.then} onChange={(then) => change({ ...rule, then })} />
        </section>
        <section className="rule-reads" aria-labelledby="rule-reads">
          <h3 id="rule-reads">{t('rules.reads')}</h3>
          <RuleText rule={rule} names={names} />
          <ProblemList
            name={rule.name}
            problems={check.problems}
            titleOf={(id) => keeper.current().rules.find((one) => one.id === id)?.name ?? null}
            onShow={(id) => void navigate({ to: '/rules/rule/$ruleId', params: { ruleId: id } })}
          />
          <p className="small muted rule-checked" role="status">
            {check.isChecking
              ? t('rules.checking')
              : attempted && check.faults > 0
                ? t('rules.unfinished', { count: check.faults })
                : check.faults === 0 &&
                  check.problems.length === 0 &&
                  !check.error && (
                    <>
                      <IconCheck size={16} aria-hidden="true" /> {t('rules.checked')}
                    </>
                  )}
          </p>
          {Boolean(check.error) && <ErrorNotice error={check.error} />}
        </section>
        <Group justify="flex-end" className="rule-foot">
          <Button variant="default" onClick={leave}>
            {t('rules.cancel')}
          </Button>
          <Button type="submit">{t('rules.save')}</Button>
        </Group>
      </form>
    </BuilderContext>
  );
}

/** The cursor follows what was moved, and goes into what was added. */
function focusOn(form: HTMLElement | null, { path, what }: FocusOn): void {
  const place = path.join('.');
  if (what === 'add') {
    form?.querySelector<HTMLElement>(`[data-add="${place}"]`)?.focus();
    return;
  }
  const line = form?.querySelector(`[data-path="${place}"]`);
  const field = ':is(input:not([type=hidden]), select):not([disabled])';
  const target = what === 'first' ? line?.querySelector<HTMLElement>(field) : null;
  const tool = line?.querySelector<HTMLElement>(`:scope > .condition-head [data-tool="${what}"]`);
  (target ?? tool)?.focus();
}

function focusFault(form: HTMLElement | null): void {
  const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"], .condition-fault');
  fault?.scrollIntoView({ block: 'center' });
  if (fault?.matches('input')) fault.focus();
  else fault?.closest('.condition')?.querySelector<HTMLElement>('input, button')?.focus();
}
