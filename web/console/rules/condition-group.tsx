import { SegmentedControl } from '@mantine/core';
import type { RuleCondition } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { AddCondition } from './add-condition.tsx';
import { useBuilder } from './builder-context.ts';
import { ConditionFields } from './condition-fields.tsx';
import { ConditionTools } from './condition-tools.tsx';
import {
  conditionOf,
  isGroup,
  lineOf,
  replacePart,
  type BareCondition,
  type GroupCondition,
  type TreePath,
} from './condition-tree.ts';

type ConditionGroupProps = {
  readonly group: GroupCondition;
  readonly path: TreePath;
  /** Where the group stands in the rule, as problems name it: `when.of.1`. */
  readonly at: string;
};

/** Conditions of which all must hold, or one; any of them may be such a group again. */
export function ConditionGroup({ group, path, at }: ConditionGroupProps) {
  const { t } = useWords();
  const { edit, faultAt } = useBuilder();
  const setMode = (kind: string) => {
    const next: GroupCondition = { kind: kind === 'any' ? 'any' : 'all', of: group.of };
    edit((root) => (path.length === 0 ? next : replaceBare(root, path, next)));
  };
  const empty = group.of.length === 0 ? faultAt(`${at}.of`) : null;
  return (
    <div className="condition-group" data-level={path.length}>
      <div className="condition-mode">
        <span className="small muted">{t('rules.groupMode')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('rules.groupMode')}
          value={group.kind}
          onChange={setMode}
          data={[
            { value: 'all', label: t('rules.all') },
            { value: 'any', label: t('rules.any') },
          ]}
        />
      </div>
      <ol className="condition-list">
        {group.of.map((part, index) => (
          // Conditions have no name but their place.
          <ConditionLine
            key={index}
            part={part}
            path={[...path, index]}
            at={`${at}.of.${index}`}
            count={group.of.length}
            joined={index === 0 ? '' : t(group.kind === 'all' ? 'rules.joinAll' : 'rules.joinAny')}
          />
        ))}
      </ol>
      {empty !== null && <p className="condition-fault">{empty}</p>}
      <AddCondition path={path} count={group.of.length} />
    </div>
  );
}

type ConditionLineProps = {
  readonly part: RuleCondition;
  readonly path: TreePath;
  readonly at: string;
  readonly count: number;
  /** The word between this line and the one above. */
  readonly joined: string;
};

function ConditionLine({ part, path, at, count, joined }: ConditionLineProps) {
  const { t } = useWords();
  const { edit } = useBuilder();
  const { isNegated, bare } = lineOf(part);
  const place = (path.at(-1) ?? 0) + 1;
  const inner = isNegated ? `${at}.of` : at;
  const kind = t(`rules.kind_${bare.kind}`);
  return (
    <li>
      {joined !== '' && <span className="condition-joined">{joined.replace(',', '').trim()}</span>}
      <div
        className="condition"
        role="group"
        aria-label={t('rules.lineOf', { kind, place: String(place), total: String(count) })}
        data-path={path.join('.')}
        data-negated={isNegated}
      >
        <div className="condition-head">
          <button
            type="button"
            className="condition-not"
            aria-pressed={isNegated}
            title={t('rules.notHint')}
            onClick={() => edit((root) => replacePart(root, path, conditionOf({ isNegated: !isNegated, bare })))}
          >
            {t('rules.not')}
          </button>
          <span className="condition-kind">{kind}</span>
          <ConditionTools kind={kind} isGroup={isGroup(bare)} path={path} count={count} />
        </div>
        {isGroup(bare) ? (
          <ConditionGroup group={bare} path={path} at={inner} />
        ) : (
          <ConditionFields
            condition={bare}
            at={inner}
            onChange={(next) => edit((root) => replacePart(root, path, conditionOf({ isNegated, bare: next })))}
          />
        )}
      </div>
    </li>
  );
}

/** Another condition under the same negation. */
function replaceBare(root: GroupCondition, path: TreePath, group: GroupCondition): GroupCondition {
  let around: RuleCondition | undefined = root;
  for (const step of path) {
    const bare: BareCondition | null = around ? lineOf(around).bare : null;
    around = bare && isGroup(bare) ? bare.of[step] : undefined;
  }
  return replacePart(root, path, conditionOf({ isNegated: around ? lineOf(around).isNegated : false, bare: group }));
}
