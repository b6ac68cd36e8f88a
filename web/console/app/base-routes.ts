import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { meQuery, referenceQuery } from '../api/queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { SignedIn } from '../shell/signed-in.tsx';
import { StaffFrame } from '../shell/staff-frame.tsx';

type Context = { readonly client: QueryClient };

export const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

/** Whoever is not signed in goes to sign in and comes back. */
export const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
    // Names and icons of channels stand on nearly every page.
    void context.client.prefetchQuery(referenceQuery);
    return { me };
  },
  component: SignedIn,
});

/** Pages with the navigation around them. */
export const framed = createRoute({ getParentRoute: () => staff, id: 'framed', component: StaffFrame });
