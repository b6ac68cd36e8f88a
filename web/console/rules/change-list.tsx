import { useMemo } from 'react';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag, type Tone } from '../shell/tag.tsx';
import { wholeNumber } from '../time/numbers.ts';
import { diffRules, type RuleChange } from './rule-diff.ts';
import { RuleText } from './rule-text.tsx';
import { useRuleNames } from './use-rule-names.ts';

type ChangeListProps = { readonly before: readonly RoutingRule[]; readonly after: readonly RoutingRule[] };

/** The difference of two sets in words. */
export function ChangeList({ before, after }: ChangeListProps) {
  const { t, lang } = useWords();
  const changes = useMemo(() => diffRules(before, after), [before, after]);
  const count = (kind: RuleChange['kind']) =>
    wholeNumber(changes.filter((change) => change.kind === kind).length, lang);
  if (changes.length === 0) return <p className="muted">{t('rules.noChanges')}</p>;
  return (
    <>
      <p className="small">
        {t('rules.changeCounts', {
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
          moved: count('moved'),
        })}
      </p>
      <ul className="change-list">
        {changes.map((change) => (
          <ChangeLine key={`${change.kind} ${change.rule.id}`} change={change} />
        ))}
      </ul>
    </>
  );
}

const looks = {
  added: { word: 'rules.added', tone: 'green' },
  removed: { word: 'rules.gone', tone: 'red' },
  changed: { word: 'rules.changed', tone: 'amber' },
  moved: { word: 'rules.moved', tone: 'blue' },
} as const satisfies Record<RuleChange['kind'], { readonly word: string; readonly tone: Tone }>;

function ChangeLine({ change }: { readonly change: RuleChange }) {
  const { t } = useWords();
  const names = useRuleNames();
  const { kind, rule } = change;
  return (
    <li>
      <p>
        <Tag tone={looks[kind].tone}>{t(looks[kind].word)}</Tag> <strong>{rule.name}</strong>
        {kind === 'moved' && (
          <span className="muted"> {t('rules.movedWords', { from: String(change.from), to: String(change.to) })}</span>
        )}
        {kind === 'changed' && <span className="muted"> {smallChanges(change).join(', ')}</span>}
      </p>
      {(kind === 'added' || kind === 'removed') && <RuleText rule={rule} names={names} />}
      {kind === 'changed' && (change.parts.includes('when') || change.parts.includes('then')) && (
        <dl className="change-sides">
          <dt>{t('rules.before')}</dt>
          <dd>
            <RuleText rule={change.before} names={names} />
          </dd>
          <dt>{t('rules.after')}</dt>
          <dd>
            <RuleText rule={rule} names={names} />
          </dd>
        </dl>
      )}
    </li>
  );

  function smallChanges({ before, rule: now, parts }: Extract<RuleChange, { readonly kind: 'changed' }>): string[] {
    const said: string[] = [];
    if (parts.includes('name')) said.push(t('rules.wasName', { name: before.name }));
    if (parts.includes('active')) said.push(t(now.active ? 'rules.turnedOn' : 'rules.turnedOff'));
    return said;
  }
}
