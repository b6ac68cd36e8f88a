import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { useModelName } from './model-names.ts';
import type { ModelActions } from './use-model-actions.ts';

/** Another model decides only after a person said so twice. */
export function ActivateButton({ id, actions }: { readonly id: string; readonly actions: ModelActions }) {
  const { t } = useWords();
  const nameOf = useModelName();
  const [opened, dialog] = useDisclosure(false);
  const { activate } = actions;
  const confirm = () => {
    dialog.close();
    activate.mutate(id);
  };
  return (
    <>
      <Button onClick={dialog.open} loading={activate.isPending && activate.variables === id}>
        {t('classifier.activate')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={t('classifier.activateTitle', { model: nameOf(id) })}
        lead={t('classifier.activateLead')}
        confirm={t('classifier.activate')}
        onConfirm={confirm}
      />
    </>
  );
}
