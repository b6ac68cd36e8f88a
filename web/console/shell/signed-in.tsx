import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { meQuery } from '../api/queries.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { Announcer } from './announcer.tsx';
import { MeContext } from './me-context.ts';
import { PageLoading } from './page-loading.tsx';

/** Pages of staff: who they are, and the live line. A session that ends elsewhere leads to the sign-in page and back here. */
export function SignedIn() {
  const { data: me, isPending } = useQuery(meQuery);
  const location = useLocation();
  if (isPending || me === undefined) return <PageLoading />;
  if (!me) return <Navigate to="/sign-in" search={{ next: location.href }} />;
  return (
    <MeContext value={me}>
      <LiveProvider key={me.id}>
        <Outlet />
        <Announcer />
      </LiveProvider>
    </MeContext>
  );
}
