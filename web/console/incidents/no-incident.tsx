import { IconUsersGroup } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';

export function NoIncident() {
  const { t } = useWords();
  return <StateMessage icon={<IconUsersGroup />} title={t('incidents.pick')} hint={t('incidents.pickHint')} />;
}
