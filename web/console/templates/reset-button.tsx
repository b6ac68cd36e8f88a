import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import type { MessageTemplate } from '../../../src/contract/templates.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import type { TemplateChoice } from './find-text.ts';
import { useChannelNames } from './use-channel-names.ts';
import type { TemplateActions } from './use-template-actions.ts';

type ResetButtonProps = {
  readonly choice: TemplateChoice;
  readonly own: MessageTemplate | null;
  readonly wider: MessageTemplate | null;
  readonly hasLetters: boolean;
  readonly actions: TemplateActions;
  readonly onDone: () => void;
};

/** Back to the text that came with the hub; for one that was added here, back to the wider one. */
export function ResetButton({ choice, own, wider, hasLetters, actions, onDone }: ResetButtonProps) {
  const { t } = useWords();
  const nameOf = useChannelNames(hasLetters);
  const [opened, dialog] = useDisclosure(false);
  const { save, reset } = actions;
  if (!own) return <span />;
  const { shipped } = own;
  if (shipped && shipped.subject === own.subject && shipped.body === own.body) return <span />;
  const from = wider ? nameOf(wider.channel) : '';
  const confirm = () => {
    save.reset();
    dialog.close();
    reset.mutate({ key: choice.kind, channel: choice.channel, lang: choice.lang }, { onSuccess: onDone });
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={shipped ? <IconRestore size={18} /> : <IconTrash size={18} />}
        loading={reset.isPending}
        onClick={dialog.open}
      >
        {t(shipped ? 'templates.reset' : 'templates.removeOwn')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={t(shipped ? 'templates.resetTitle' : 'templates.removeTitle')}
        lead={shipped ? t('templates.resetLead') : t('templates.removeLead', { from })}
        confirm={t(shipped ? 'templates.reset' : 'templates.removeOwn')}
        danger
        onConfirm={confirm}
      />
    </>
  );
}
