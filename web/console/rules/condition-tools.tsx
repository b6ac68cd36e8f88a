import { ActionIcon } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconTrash,
  type IconInfoCircle,
} from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { useBuilder, type FocusOn } from './builder-context.ts';
import { indentPart, movePart, outdentPart, removePart, type TreePath } from './condition-tree.ts';

/** Groups in groups beyond this cannot be read any more. */
export const deepestGroup = 3;

type ConditionToolsProps = {
  readonly kind: string;
  readonly isGroup: boolean;
  readonly path: TreePath;
  readonly count: number;
};

/** Moves a condition among its neighbours, into a group and out of it, or takes it away. */
export function ConditionTools({ kind, isGroup, path, count }: ConditionToolsProps) {
  const { t } = useWords();
  const { edit, say } = useBuilder();
  const index = path.at(-1) ?? 0;
  const group = path.slice(0, -1);
  const around = group.at(-1) ?? 0;
  return (
    <span className="condition-tools">
      <Tool
        name="up"
        label={t('rules.moveUp')}
        icon={IconArrowUp}
        off={index === 0}
        onPress={() => edit((root) => movePart(root, path, -1), { path: [...group, index - 1], what: 'up' })}
      />
      <Tool
        name="down"
        label={t('rules.moveDown')}
        icon={IconArrowDown}
        off={index === count - 1}
        onPress={() => edit((root) => movePart(root, path, 1), { path: [...group, index + 1], what: 'down' })}
      />
      <Tool
        name="indent"
        label={t('rules.indent')}
        icon={IconIndentIncrease}
        off={path.length + (isGroup ? 1 : 0) > deepestGroup}
        onPress={() => edit((root) => indentPart(root, path), { path: [...path, 0], what: 'indent' })}
      />
      <Tool
        name="outdent"
        label={t('rules.outdent')}
        icon={IconIndentDecrease}
        off={group.length === 0}
        onPress={() =>
          edit((root) => outdentPart(root, path), {
            path: [...group.slice(0, -1), count === 1 ? around : around + 1],
            what: 'outdent',
          })
        }
      />
      <Tool
        name="remove"
        label={t('rules.removeCondition')}
        icon={IconTrash}
        onPress={() => {
          edit((root) => removePart(root, path), { path: group, what: 'add' });
          say(t('rules.saidRemoved', { kind }));
        }}
      />
    </span>
  );
}

type ToolProps = {
  readonly name: FocusOn['what'] | 'remove';
  readonly label: string;
  readonly icon: typeof IconInfoCircle;
  readonly off?: boolean;
  readonly onPress: () => void;
};

/** Stays reachable when it has nothing to do, so that the cursor does not jump away. */
function Tool({ name, label, icon: Icon, off = false, onPress }: ToolProps) {
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      aria-disabled={off}
      data-tool={name}
      className="condition-tool"
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon size={18} />
    </ActionIcon>
  );
}
