import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { framed } from './base-routes.ts';

const contactSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(['person', 'business']).optional().catch(undefined),
});
const incidentSearch = z.object({ show: z.literal('past').optional().catch(undefined) });
const callSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  form: z.boolean().optional().catch(undefined),
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

const answers = createRoute({
  getParentRoute: () => framed,
  path: '/answers',
  component: lazyRouteComponent(() => import('../answers/answers-page.tsx'), 'AnswersPage'),
});

const noArticle = createRoute({
  getParentRoute: () => answers,
  path: '/',
  component: lazyRouteComponent(() => import('../answers/no-article.tsx'), 'NoArticle'),
});

const article = createRoute({
  getParentRoute: () => answers,
  path: '$articleId',
  component: lazyRouteComponent(() => import('../answers/article-page.tsx'), 'ArticlePage'),
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

/** Lists with the one of them that is open beside them. */
export const listRoutes = [
  quarantine.addChildren([noReceipt, receipt]),
  contacts.addChildren([noContact, contact]),
  incidents.addChildren([noIncident, incident]),
  answers.addChildren([noArticle, article]),
  calls.addChildren([noCall, call]),
] as const;
