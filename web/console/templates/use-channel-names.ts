import { useQuery } from '@tanstack/react-query';
import { channelLabels } from '../../../src/contract/labels.ts';
import { channelKindsQuery } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';

/** What a channel of a template is called: all, a family, or one kind. `hasLetters`: such messages go as letters too. */
export function useChannelNames(hasLetters: boolean): (channel: string) => string {
  const { t, pick } = useWords();
  const mayAsk = useMe().permissions.includes('channel:read');
  const { data: kinds } = useQuery({ ...channelKindsQuery, enabled: mayAsk });
  return (channel) => {
    if (channel === '*') return t(hasLetters ? 'templates.all' : 'templates.everywhere');
    if (channel === 'chat' || channel === 'sms') return t(`templates.${channel}`);
    const name = kinds?.find((one) => one.kind === channel)?.name ?? channelLabels[channel];
    return t('templates.only', { channel: name ? pick(name) : channel });
  };
}
