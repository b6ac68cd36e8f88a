import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasStatus, mayPass } from './api-error.ts';
import { meQuery } from './queries.ts';

/** The console's memory of the server. Changes come by the live feed, so nothing is asked twice within 20 s without cause. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    // The session ended elsewhere: asking who we are shows the sign-in page.
    if (hasStatus(error, 401)) void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && mayPass(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
