import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { RuleCondition } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { blankCondition, conditionKinds } from './blank-condition.ts';
import { useBuilder } from './builder-context.ts';
import { deepestGroup } from './condition-tools.tsx';
import { addPart, type TreePath } from './condition-tree.ts';

type AddConditionProps = {
  readonly path: TreePath;
  /** How many the group has. */
  readonly count: number;
};

/** One more condition at the end of a group. */
export function AddCondition({ path, count }: AddConditionProps) {
  const { t } = useWords();
  const { edit, say } = useBuilder();
  const add = (part: RuleCondition, kind: string) => {
    edit((root) => addPart(root, path, part), { path: [...path, count], what: 'first' });
    say(t('rules.saidAdded', { kind }));
  };
  return (
    <Menu position="bottom-start" returnFocus={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          className="condition-add"
          data-add={path.join('.')}
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={18} />}
        >
          {t('rules.addCondition')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="condition-menu">
        {conditionKinds.map(({ title, kinds }) => (
          <Fragment key={title}>
            <Menu.Label>{t(`rules.${title}`)}</Menu.Label>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(blankCondition(kind), t(`rules.kind_${kind}`))}>
                {t(`rules.kind_${kind}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
        {path.length < deepestGroup && (
          <>
            <Menu.Divider />
            <Menu.Item
              onClick={() =>
                add({ kind: 'any', of: [{ kind: 'words', words: [], match: 'any' }] }, t('rules.addGroup'))
              }
            >
              {t('rules.addGroup')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
