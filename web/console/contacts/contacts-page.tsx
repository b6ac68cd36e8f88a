import { Button } from '@mantine/core';
import { IconUserSearch, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { contactsQuery, type ContactSearch } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useWalk } from '../shell/use-walk.ts';
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
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [done, setDone] = useState<Done | null>(null);
  const context = useMemo(() => ({ done, setDone }), [done]);
  const setSearch = (next: ContactSearch) => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    if (contactId) void navigate({ to: '/contacts/$contactId', params: { contactId }, search: kept, replace: true });
    else void navigate({ to: '/contacts', search: kept, replace: true });
  };
  useWalk({
    rows,
    at: rows.findIndex((row) => row.id === contactId),
    onOpen: (id) => void navigate({ to: '/contacts/$contactId', params: { contactId: id }, search }),
    next: t('contacts.keyNext'),
    previous: t('contacts.keyPrevious'),
  });
  // The open contact is what the page is about.
  const Title = contactId ? 'h2' : 'h1';
  return (
    <DoneContext value={context}>
      <div className="queue-page" data-open={contactId !== undefined}>
        <section className="list-pane" aria-labelledby="list-title">
          <Title id="list-title" className="list-title">
            {t('contacts.title')}
          </Title>
          <ContactFilters search={search} onChange={setSearch} />
          {!query.data &&
            (query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : <PageLoading />)}
          {query.data && rows.length === 0 && <Nobody search={search} onAll={() => setSearch({})} />}
          {rows.length > 0 && (
            <div className="list" aria-busy={query.isPlaceholderData}>
              <ul>
                {rows.map((row) => (
                  <ContactRowView key={row.id} row={row} selected={row.id === contactId} search={search} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button
                  variant="subtle"
                  fullWidth
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                  className="list-more"
                >
                  {t('contacts.more')}
                </Button>
              )}
            </div>
          )}
        </section>
        <div className="ticket-pane">
          <Outlet />
        </div>
      </div>
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
