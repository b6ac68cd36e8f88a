import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileSearch } from '@tabler/icons-react';
import { quarantineQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';

export function NoReceipt() {
  const { t } = useWords();
  const { data } = useInfiniteQuery(quarantineQuery);
  // The list says already that there is nothing to choose.
  if (!data?.pages[0]?.items.length) return null;
  return <StateMessage icon={<IconFileSearch />} title={t('intake.pick')} hint={t('intake.pickHint')} />;
}
