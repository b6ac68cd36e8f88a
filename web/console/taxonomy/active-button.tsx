import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ActiveSaved } from '../../../src/contract/taxonomy.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import type { TaxonomyActions } from './use-taxonomy-actions.ts';

type ActiveButtonProps = {
  readonly kind: ActiveSaved['kind'];
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly mutation: TaxonomyActions['active'];
};

/** Retires an entry after a question, or takes it into use again; a refusal says what still needs it. */
export function ActiveButton({ kind, code, name, active, mutation }: ActiveButtonProps) {
  const { t } = useWords();
  const [opened, dialog] = useDisclosure(false);
  const close = () => {
    mutation.reset();
    dialog.close();
  };
  const change = () => mutation.mutate({ kind, code, active: !active }, { onSuccess: dialog.close });
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={active ? dialog.open : change}>
        {t(active ? 'taxonomy.retire' : 'taxonomy.restore')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('taxonomy.retireTitle', { name })}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <p>{t('taxonomy.retireLead')}</p>
        {mutation.error && <ErrorNotice error={mutation.error} />}
        <Group justify="flex-end" mt={20}>
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button color="red" loading={mutation.isPending} onClick={change} data-autofocus>
            {t('taxonomy.retire')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
