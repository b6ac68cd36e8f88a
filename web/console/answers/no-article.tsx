import { IconMessageQuestion } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { StateMessage } from '../shell/state-message.tsx';

/** Nothing is open yet. */
export function NoArticle() {
  const { t } = useWords();
  const writes = useMe().permissions.includes('answer:write');
  return (
    <StateMessage
      icon={<IconMessageQuestion />}
      title={t('answers.choose')}
      hint={t(writes ? 'answers.lead' : 'answers.readOnly')}
    />
  );
}
