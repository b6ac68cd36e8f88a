import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { SignInPage } from '../account/sign-in-page.tsx';
import { PageError } from '../shell/page-error.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { framed, root, staff } from './base-routes.ts';
import { homeOf } from './home.ts';
import { listRoutes } from './list-routes.ts';
import { settingRoutes } from './setting-routes.ts';
import { ticketRoutes } from './ticket-routes.ts';
import { watchRoutes } from './watch-routes.ts';

const signInSearch = z.object({ next: z.string().optional().catch(undefined) });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: SignInPage,
});

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ ...homeOf(context.me), replace: true });
  },
});

const wall = createRoute({
  getParentRoute: () => staff,
  path: '/wall',
  component: lazyRouteComponent(() => import('../dashboard/wall-page.tsx'), 'WallPage'),
});

const routeTree = root.addChildren([
  signIn,
  staff.addChildren([
    framed.addChildren([home, ...ticketRoutes, ...listRoutes, ...watchRoutes, ...settingRoutes]),
    wall,
  ]),
]);

export function createConsoleRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/console',
    context: { client },
    defaultErrorComponent: PageError,
    defaultPendingComponent: PageLoading,
    defaultPendingMs: 300,
    defaultPreload: false,
  });
}

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter;
  }
}
