import { IconMessages } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';

export function NoTicket() {
  const { t } = useWords();
  return <StateMessage icon={<IconMessages />} title={t('tickets.pick')} hint={t('tickets.pickHint')} />;
}
