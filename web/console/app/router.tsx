import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { queueKeys } from '../../../src/contract/tickets.ts';
import { SignInPage } from '../account/sign-in-page.tsx';
import { meQuery } from '../api/queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { PageError } from '../shell/page-error.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { StaffFrame } from '../shell/staff-frame.tsx';
import { SignedIn } from '../shell/signed-in.tsx';
import { QueuePage } from '../tickets/queue-page.tsx';
import { NoTicket } from '../tickets/no-ticket.tsx';
import { TicketPage } from '../tickets/ticket-page.tsx';
import { homeOf } from './home.ts';

type Context = { readonly client: QueryClient };

const queueParam = z.enum(queueKeys).catch('open');
const listSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  agency: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
});
const balanceSearch = z.object({
  days: z
    .union([z.literal(7), z.literal(31)])
    .optional()
    .catch(undefined),
});
const callSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  form: z.boolean().optional().catch(undefined),
});
const contactSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(['person', 'business']).optional().catch(undefined),
});
const incidentSearch = z.object({ show: z.literal('past').optional().catch(undefined) });
const wayBackSearch = z.object({ state: z.union([z.string(), z.number()]).optional().catch(undefined) });
const newChannelSearch = z.object({ kind: z.string().max(20).optional().catch(undefined) });
const templateSearch = z.object({
  kind: z.string().max(40).optional().catch(undefined),
  channel: z.string().max(20).optional().catch(undefined),
  lang: z.enum(['vi', 'en']).optional().catch(undefined),
});
const compareSearch = z.object({
  from: z.string().max(20).optional().catch(undefined),
  to: z.string().max(20).optional().catch(undefined),
});
const placesSearch = z.object({ show: z.literal('borders').optional().catch(undefined) });
const modelParam = z
  .union([z.string().max(12), z.number().transform(String)])
  .optional()
  .catch(undefined);
const classifierSearch = z.object({ model: modelParam, with: modelParam });
const peopleSearch = z.object({ agency: z.string().max(60).optional().catch(undefined) });
const signInSearch = z.object({ next: z.string().optional().catch(undefined) });

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: SignInPage,
});

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
    return { me };
  },
  component: SignedIn,
});

const framed = createRoute({ getParentRoute: () => staff, id: 'framed', component: StaffFrame });

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ ...homeOf(context.me), replace: true });
  },
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

const quarantine = createRoute({
  getParentRoute: () => framed,
  path: '/quarantine',
  component: lazyRouteComponent(() => import('../intake/quarantine-page.tsx'), 'QuarantinePage'),
});

const noReceipt = createRoute({
  getParentRoute: () => quarantine,
  path: '/',
  component: lazyRouteComponent(() => import('../intake/no-receipt.tsx'), 'NoReceipt'),
});

const receipt = createRoute({
  getParentRoute: () => quarantine,
  path: '$receiptId',
  component: lazyRouteComponent(() => import('../intake/receipt-page.tsx'), 'ReceiptPage'),
});

const contacts = createRoute({
  getParentRoute: () => framed,
  path: '/contacts',
  validateSearch: contactSearch,
  component: lazyRouteComponent(() => import('../contacts/contacts-page.tsx'), 'ContactsPage'),
});

const noContact = createRoute({
  getParentRoute: () => contacts,
  path: '/',
  component: lazyRouteComponent(() => import('../contacts/no-contact.tsx'), 'NoContact'),
});

const contact = createRoute({
  getParentRoute: () => contacts,
  path: '$contactId',
  component: lazyRouteComponent(() => import('../contacts/contact-page.tsx'), 'ContactPage'),
});

const incidents = createRoute({
  getParentRoute: () => framed,
  path: '/incidents',
  validateSearch: incidentSearch,
  component: lazyRouteComponent(() => import('../incidents/incidents-page.tsx'), 'IncidentsPage'),
});

const noIncident = createRoute({
  getParentRoute: () => incidents,
  path: '/',
  component: lazyRouteComponent(() => import('../incidents/no-incident.tsx'), 'NoIncident'),
});

const incident = createRoute({
  getParentRoute: () => incidents,
  path: '$incidentId',
  component: lazyRouteComponent(() => import('../incidents/incident-page.tsx'), 'IncidentPage'),
});

const channels = createRoute({
  getParentRoute: () => framed,
  path: '/channels',
  component: lazyRouteComponent(() => import('../channels/channels-page.tsx'), 'ChannelsPage'),
});

const newChannel = createRoute({
  getParentRoute: () => framed,
  path: '/channels/new',
  validateSearch: newChannelSearch,
  component: lazyRouteComponent(() => import('../channels/new-channel-page.tsx'), 'NewChannelPage'),
});

const channel = createRoute({
  getParentRoute: () => framed,
  path: '/channels/$channelId',
  validateSearch: wayBackSearch,
  component: lazyRouteComponent(() => import('../channels/channel-page.tsx'), 'ChannelPage'),
});

const deliveries = createRoute({
  getParentRoute: () => framed,
  path: '/deliveries',
  component: lazyRouteComponent(() => import('../deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});

const templates = createRoute({
  getParentRoute: () => framed,
  path: '/templates',
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import('../templates/templates-page.tsx'), 'TemplatesPage'),
});

const rulesFrame = createRoute({
  getParentRoute: () => framed,
  path: '/rules',
  component: lazyRouteComponent(() => import('../rules/rules-frame.tsx'), 'RulesFrame'),
});

const rules = createRoute({
  getParentRoute: () => rulesFrame,
  path: '/',
  component: lazyRouteComponent(() => import('../rules/rules-page.tsx'), 'RulesPage'),
});

const rule = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'rule/$ruleId',
  component: lazyRouteComponent(() => import('../rules/rule-page.tsx'), 'RulePage'),
});

const tryRules = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'try',
  component: lazyRouteComponent(() => import('../rules/try-page.tsx'), 'TryPage'),
});

const ruleVersions = createRoute({
  getParentRoute: () => rulesFrame,
  path: 'versions',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('../rules/versions-page.tsx'), 'VersionsPage'),
});

const classifier = createRoute({
  getParentRoute: () => framed,
  path: '/classifier',
  validateSearch: classifierSearch,
  component: lazyRouteComponent(() => import('../classifier/classifier-page.tsx'), 'ClassifierPage'),
});

const taxonomy = createRoute({
  getParentRoute: () => framed,
  path: '/taxonomy',
  component: lazyRouteComponent(() => import('../taxonomy/taxonomy-page.tsx'), 'TaxonomyPage'),
});

const places = createRoute({
  getParentRoute: () => framed,
  path: '/places',
  validateSearch: placesSearch,
  component: lazyRouteComponent(() => import('../places/places-page.tsx'), 'PlacesPage'),
});

const tryReport = createRoute({
  getParentRoute: () => framed,
  path: '/classifier/try',
  component: lazyRouteComponent(() => import('../classifier/try-report-page.tsx'), 'TryReportPage'),
});

const people = createRoute({
  getParentRoute: () => framed,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});

const calls = createRoute({
  getParentRoute: () => framed,
  path: '/calls',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('../calls/calls-page.tsx'), 'CallsPage'),
});

const noCall = createRoute({
  getParentRoute: () => calls,
  path: '/',
  component: lazyRouteComponent(() => import('../calls/no-call.tsx'), 'NoCall'),
});

const call = createRoute({
  getParentRoute: () => calls,
  path: '$callId',
  component: lazyRouteComponent(() => import('../calls/call-page.tsx'), 'CallPage'),
});

const wall = createRoute({
  getParentRoute: () => staff,
  path: '/wall',
  component: lazyRouteComponent(() => import('../dashboard/wall-page.tsx'), 'WallPage'),
});

const routeTree = root.addChildren([
  signIn,
  staff.addChildren([
    framed.addChildren([
      home,
      queue.addChildren([noTicket, ticket]),
      ticketLink,
      desk,
      dashboard,
      balance,
      quarantine.addChildren([noReceipt, receipt]),
      contacts.addChildren([noContact, contact]),
      incidents.addChildren([noIncident, incident]),
      calls.addChildren([noCall, call]),
      channels,
      newChannel,
      channel,
      deliveries,
      templates,
      people,
      classifier,
      tryReport,
      taxonomy,
      places,
      rulesFrame.addChildren([rules, rule, tryRules, ruleVersions]),
    ]),
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
