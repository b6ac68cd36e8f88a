import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

type RenameDialogProps = {
  readonly title: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSave: (title: string) => void;
};

export function RenameDialog({ title, pending, error, onClose, onSave }: RenameDialogProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(title);
  const [tried, setTried] = useState(false);
  const isShort = typed.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isShort) onSave(typed.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('incidents.renameTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
        <TextInput
          label={t('incidents.renameLabel')}
          description={t('incidents.renameHint')}
          value={typed}
          maxLength={120}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          error={tried && isShort ? t('incidents.renameShort') : null}
          data-autofocus
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('incidents.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
