import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';

/** What an administrator pastes into the platform. */
export function WebhookAddress({ channel }: { readonly channel: ChannelView }) {
  const { t } = useWords();
  return (
    <section className="channel-section" aria-labelledby="channel-webhook">
      <h2 id="channel-webhook">{t('channels.webhook')}</h2>
      {channel.usesWebhook ? (
        <>
          <div className="webhook">
            <code>{channel.webhookUrl}</code>
            <CopyButton value={channel.webhookUrl}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="xs"
                  onClick={copy}
                  aria-label={copied ? t('shell.copied') : t('channels.copyWebhook')}
                  leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                >
                  {copied ? t('shell.copied') : t('shell.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
          <p className="muted small">{t('channels.webhookHint')}</p>
        </>
      ) : (
        <p className="muted">{t('channels.webhookNone')}</p>
      )}
    </section>
  );
}
