import { useWords } from '../i18n/use-words.ts';
import { useReference } from '../shell/use-reference.ts';

/** What a channel of a template is called: all, a family, or one kind. `hasLetters`: such messages go as letters too. */
export function useChannelNames(hasLetters: boolean): (channel: string) => string {
  const { t, pick } = useWords();
  const reference = useReference();
  return (channel) => {
    if (channel === '*') return t(hasLetters ? 'templates.all' : 'templates.everywhere');
    if (channel === 'chat' || channel === 'sms') return t(`templates.${channel}`);
    const name = reference?.channels.find((one) => one.kind === channel)?.name;
    return t('templates.only', { channel: name ? pick(name) : channel });
  };
}
