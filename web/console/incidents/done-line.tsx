import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';

type DoneLineProps = {
  readonly words: string;
  readonly pending: boolean;
  /** Null: there is no way back. */
  readonly onUndo: (() => void) | null;
};

/** What was just done, with its way back. */
export function DoneLine({ words, pending, onUndo }: DoneLineProps) {
  const { t } = useWords();
  return (
    <div className="notice incident-done" data-tone="green" role="status">
      <IconCircleCheck size={18} aria-hidden="true" />
      <strong>{words}</strong>
      {onUndo && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          loading={pending}
          onClick={onUndo}
        >
          {t('incidents.undo')}
        </Button>
      )}
    </div>
  );
}
