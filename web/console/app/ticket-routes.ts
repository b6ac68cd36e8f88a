import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { queueKeys } from '../../../src/contract/tickets.ts';
import { NoTicket } from '../tickets/no-ticket.tsx';
import { QueuePage } from '../tickets/queue-page.tsx';
import { TicketPage } from '../tickets/ticket-page.tsx';
import { framed } from './base-routes.ts';

const queueParam = z.enum(queueKeys).catch('open');
const listSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  agency: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
});

const queue = createRoute({
  getParentRoute: () => framed,
  path: '/q/$queue',
  params: {
    parse: ({ queue: key }) => ({ queue: queueParam.parse(key) }),
    stringify: ({ queue: key }) => ({ queue: key }),
  },
  validateSearch: listSearch,
  component: QueuePage,
});

const noTicket = createRoute({ getParentRoute: () => queue, path: '/', component: NoTicket });

const ticket = createRoute({ getParentRoute: () => queue, path: '$ticketId', component: TicketPage });

const ticketLink = createRoute({
  getParentRoute: () => framed,
  path: '/t/$ticketId',
  beforeLoad: ({ context, params }) => {
    const key = context.me.queues.includes('all') ? 'all' : (context.me.queues[0] ?? 'open');
    throw redirect({ to: '/q/$queue/$ticketId', params: { queue: key, ticketId: params.ticketId }, replace: true });
  },
});

const desk = createRoute({
  getParentRoute: () => framed,
  path: '/desk',
  component: lazyRouteComponent(() => import('../triage/desk-page.tsx'), 'DeskPage'),
});

/** Queues with their tickets, and the desk where they are routed. */
export const ticketRoutes = [queue.addChildren([noTicket, ticket]), ticketLink, desk] as const;
