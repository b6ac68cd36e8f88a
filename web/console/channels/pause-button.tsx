import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
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
      <Modal
        opened={opened}
        onClose={close}
        title={t('channels.pauseTitle', { name: channel.name })}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <p>{t('channels.pauseLead')}</p>
        {mutation.error && <ErrorNotice error={mutation.error} />}
        <Group justify="flex-end" mt={20}>
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button
            loading={mutation.isPending}
            onClick={() => mutation.mutate(false, { onSuccess: close })}
            data-autofocus
          >
            {t('channels.pause')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
