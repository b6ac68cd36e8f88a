import { dashboard } from '../../contract/dashboard.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { DashboardService } from './dashboard-service.ts';

export function dashboardRoutes(service: DashboardService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/dashboard',
      tag: 'Insight',
      summary: 'The four buckets, by agency, and what is due next',
      access: 'dashboard:read',
      response: dashboard,
      handle: ({ actor }) => service.read(actor),
    }),
  ];
}
