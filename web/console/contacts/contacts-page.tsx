import { Button } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { contactsQuery, type ContactSearch } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListPage } from '../shell/list-page.tsx';
import { useMe } from '../shell/me-context.ts';
import { PagedList } from '../shell/paged-list.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { ContactRowView } from './contact-row.tsx';
import { DoneContext, type Done } from './done-context.ts';

/** Who has written, beside the one who is looked at; on a phone one or the other. */
export function ContactsPage() {
  const { t } = useWords();
  const search = useSearch({ from: '/staff/framed/contacts' });
  const { contactId } = useParams({ strict: false });
  const navigate = useNavigate();
  const query = useInfiniteQuery(contactsQuery(search));
  const [done, setDone] = useState<Done | null>(null);
  const context = useMemo(() => ({ done, setDone }), [done]);
  const setSearch = (next: ContactSearch) => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    if (contactId) void navigate({ to: '/contacts/$contactId', params: { contactId }, search: kept, replace: true });
    else void navigate({ to: '/contacts', search: kept, replace: true });
  };
  return (
    <DoneContext value={context}>
      <ListPage title={t('contacts.title')} isOpen={contactId !== undefined}>
        <ContactFilters search={search} onChange={setSearch} />
        <PagedList
          query={query}
          selected={contactId}
          onOpen={(id) => void navigate({ to: '/contacts/$contactId', params: { contactId: id }, search })}
          next={t('contacts.keyNext')}
          previous={t('contacts.keyPrevious')}
          more={t('contacts.more')}
          empty={<Nobody search={search} onAll={() => setSearch({})} />}
        >
          {(row) => <ContactRowView key={row.id} row={row} selected={row.id === contactId} search={search} />}
        </PagedList>
      </ListPage>
    </DoneContext>
  );
}

function Nobody({ search, onAll }: { readonly search: ContactSearch; readonly onAll: () => void }) {
  const { t } = useWords();
  const me = useMe();
  if (search.q || search.kind) {
    return (
      <StateMessage
        icon={<IconUserSearch />}
        title={search.q ? t('contacts.nothing', { q: search.q }) : t('contacts.empty')}
        hint={t('contacts.nothingHint')}
      >
        <Button variant="default" onClick={onAll}>
          {t('contacts.showAll')}
        </Button>
      </StateMessage>
    );
  }
  return (
    <StateMessage
      icon={<IconUsers />}
      title={t('contacts.empty')}
      hint={me.agency ? t('contacts.emptyOwn') : t('contacts.emptyHint')}
    />
  );
}
