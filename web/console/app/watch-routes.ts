import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { framed } from './base-routes.ts';

const balanceSearch = z.object({
  days: z
    .union([z.literal(7), z.literal(31)])
    .optional()
    .catch(undefined),
});

const dashboard = createRoute({
  getParentRoute: () => framed,
  path: '/dashboard',
  component: lazyRouteComponent(() => import('../dashboard/dashboard-page.tsx'), 'DashboardPage'),
});

const balance = createRoute({
  getParentRoute: () => framed,
  path: '/balance',
  validateSearch: balanceSearch,
  component: lazyRouteComponent(() => import('../intake/balance-page.tsx'), 'BalancePage'),
});

const deliveries = createRoute({
  getParentRoute: () => framed,
  path: '/deliveries',
  component: lazyRouteComponent(() => import('../deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});

/** How the hub is doing. */
export const watchRoutes = [dashboard, balance, deliveries] as const;
