import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useWords } from '../i18n/use-words.ts';
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
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('classifier.activateTitle', { model: nameOf(id) })}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <p>{t('classifier.activateLead')}</p>
        <Group justify="flex-end" mt={20}>
          <Button variant="default" onClick={dialog.close}>
            {t('shell.cancel')}
          </Button>
          <Button onClick={confirm} data-autofocus>
            {t('classifier.activate')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
