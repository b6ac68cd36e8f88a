import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import type { ChannelActions } from './use-channel-actions.ts';

type PauseButtonProps = { readonly channel: ChannelView; readonly mutation: ChannelActions['setActive'] };

/** Pausing is asked twice: people wait for what is not sent. Resuming is not. */
export function PauseButton({ channel, mutation }: PauseButtonProps) {
  const { t } = useWords();
  const [opened, dialog] = useDisclosure(false);
  const close = () => {
    mutation.reset();
    dialog.close();
  };
  if (!channel.active) {
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={18} />}
        loading={mutation.isPending}
        onClick={() => mutation.mutate(true)}
      >
        {t('channels.resume')}
      </Button>
    );
  }
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerPause size={18} />} onClick={dialog.open}>
        {t('channels.pause')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={t('channels.pauseTitle', { name: channel.name })}
        lead={t('channels.pauseLead')}
        confirm={t('channels.pause')}
        mutation={mutation}
        onConfirm={() => mutation.mutate(false, { onSuccess: close })}
      />
    </>
  );
}
