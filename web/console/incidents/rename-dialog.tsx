import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import type { IncidentActions } from './use-incident-actions.ts';

type RenameDialogProps = {
  readonly title: string;
  readonly mutation: IncidentActions['change'];
  readonly onClose: () => void;
  readonly onSave: (title: string) => void;
};

export function RenameDialog({ title, mutation, onClose, onSave }: RenameDialogProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(title);
  const [tried, setTried] = useState(false);
  const isShort = typed.trim().length < 3;
  const submit = () => {
    setTried(true);
    if (!isShort) onSave(typed.trim());
  };
  return (
    <DialogForm
      title={t('incidents.renameTitle')}
      confirm={t('incidents.save')}
      mutation={mutation}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label={t('incidents.renameLabel')}
        description={t('incidents.renameHint')}
        value={typed}
        maxLength={120}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        error={tried && isShort ? t('incidents.renameShort') : null}
        data-autofocus
      />
    </DialogForm>
  );
}
