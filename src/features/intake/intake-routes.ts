import { z } from 'zod';
import {
  balance,
  balanceQuery,
  byHandRequest,
  dismissRequest,
  quarantinedText,
  quarantineOutcome,
  quarantinePage,
  quarantineQuery,
} from '../../contract/intake.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { BalanceService } from './balance-service.ts';
import type { QuarantineService } from './quarantine-service.ts';

const byId = z.strictObject({ id: z.string().max(20) });
const done = { ok: true as const, ticket: null };

/** The sum of everything that came in, and what could not be read. */
export function intakeRoutes(balanceService: BalanceService, quarantine: QuarantineService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/balance',
      tag: 'Intake',
      summary: 'Received = new + appended + ignored + quarantined + waiting, by channel and day, and alarms',
      access: 'balance:read',
      query: balanceQuery,
      response: balance,
      handle: ({ query }) => balanceService.read(query.days),
    }),
    staffRoute({
      method: 'get',
      path: '/quarantine',
      tag: 'Intake',
      summary: 'Receipts that could not become tickets, newest first',
      access: 'quarantine:read',
      query: quarantineQuery,
      response: quarantinePage,
      handle: ({ query }) => quarantine.list(query),
    }),
    staffRoute({
      method: 'get',
      path: '/quarantine/:id',
      tag: 'Intake',
      summary: 'One of them as text',
      access: 'quarantine:read',
      params: byId,
      response: quarantinedText,
      handle: ({ actor, params }) => quarantine.read(actor, params.id),
    }),
    staffRoute({
      method: 'post',
      path: '/quarantine/:id/retry',
      tag: 'Intake',
      summary: 'Try it again',
      access: 'quarantine:write',
      params: byId,
      response: quarantineOutcome,
      handle: async ({ actor, params }) => {
        await quarantine.retry(actor, params.id);
        return done;
      },
    }),
    staffRoute({
      method: 'post',
      path: '/quarantine/:id/dismiss',
      tag: 'Intake',
      summary: 'Dismiss it with a reason',
      access: 'quarantine:write',
      params: byId,
      body: dismissRequest,
      response: quarantineOutcome,
      handle: async ({ actor, params, body }) => {
        await quarantine.dismiss(actor, params.id, body.reason);
        return done;
      },
    }),
    staffRoute({
      method: 'post',
      path: '/quarantine/:id/ticket',
      tag: 'Intake',
      summary: 'Make a ticket of it by hand',
      access: 'quarantine:write',
      params: byId,
      body: byHandRequest,
      response: quarantineOutcome,
      handle: async ({ actor, params, body }) => ({
        ok: true as const,
        ticket: await quarantine.byHand(actor, params.id, body),
      }),
    }),
  ];
}
