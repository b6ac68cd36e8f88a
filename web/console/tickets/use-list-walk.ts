import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { useWalk, type Walk } from '../shell/use-walk.ts';

/** The keys of a list of tickets; the ticket after the open one is fetched ahead. */
export function useListWalk(walk: Omit<Walk, 'next' | 'previous'>): void {
  const { t } = useWords();
  const client = useQueryClient();
  useWalk({ ...walk, next: t('keys.next'), previous: t('keys.previous') });
  const ahead = walk.at >= 0 ? walk.rows[walk.at + 1]?.id : undefined;
  useEffect(() => {
    if (ahead) void client.prefetchQuery(ticketQuery(ahead));
  }, [client, ahead]);
}
