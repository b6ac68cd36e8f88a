import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconUserSearch } from '@tabler/icons-react';
import { contactsQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';

export function NoContact() {
  const { t } = useWords();
  const { data } = useInfiniteQuery(contactsQuery(useSearch({ from: '/staff/framed/contacts' })));
  // The list says already that there is nobody to choose.
  if (!data?.pages[0]?.items.length) return null;
  return <StateMessage icon={<IconUserSearch />} title={t('contacts.pick')} hint={t('contacts.pickHint')} />;
}
