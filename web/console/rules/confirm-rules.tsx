import { Button, Group, Modal } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type ConfirmRulesProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly mutation: { readonly isPending: boolean; readonly error: unknown; readonly reset: () => void };
  readonly onConfirm: () => void;
};

/** A question before something that concerns everybody. */
export function ConfirmRules(props: ConfirmRulesProps) {
  const { opened, onClose, title, lead, confirm, danger = false, mutation, onConfirm } = props;
  const { t } = useWords();
  const close = () => {
    mutation.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <p>{lead}</p>
      {Boolean(mutation.error) && <ErrorNotice error={mutation.error} />}
      <Group justify="flex-end" mt={20}>
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button color={danger ? 'red' : 'jade'} loading={mutation.isPending} onClick={onConfirm} data-autofocus>
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
