import { z } from 'zod';
import {
  incidentAlerts,
  incidentDetail,
  incidentPage,
  incidentQuery,
  joinRequest,
  renameRequest,
  shareRequest,
  shareResult,
  ticketIncident,
} from '../../contract/incidents.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { IncidentService, IncidentStep } from './incident-service.ts';
import type { ShareService } from './share-service.ts';
import type { TicketIncidentService } from './ticket-incident-service.ts';

const byId = z.strictObject({ id: z.uuid() });
const tag = 'Incidents';

type Services = {
  readonly incidents: IncidentService;
  readonly ofTickets: TicketIncidentService;
  readonly share: ShareService;
};

/** Several reports of one thing. */
export function incidentRoutes(services: Services): Route[] {
  return [...readingRoutes(services), ...ticketRoutes(services), ...stepRoutes(services.incidents)];
}

function readingRoutes({ incidents }: Services): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/incidents',
      tag,
      summary: 'Incidents with tickets in scope, the last changed first',
      access: 'ticket:read',
      query: incidentQuery,
      response: incidentPage,
      handle: ({ actor, query }) => incidents.list(actor, query),
    }),
    staffRoute({
      method: 'get',
      path: '/incidents/alerts',
      tag,
      summary: 'Bursts of like reports that nobody has confirmed or dismissed yet',
      access: 'incident:write',
      response: incidentAlerts,
      handle: ({ actor }) => incidents.alerts(actor),
    }),
    staffRoute({
      method: 'get',
      path: '/incidents/:id',
      tag,
      summary: 'One incident: its tickets in scope, where they lie, what happened',
      access: 'ticket:read',
      params: byId,
      response: incidentDetail,
      handle: ({ actor, params }) => incidents.detail(actor, params.id),
    }),
  ];
}

function ticketRoutes({ incidents, ofTickets, share }: Services): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/tickets/:id/incident',
      tag,
      summary: 'The incident of a ticket, tickets that may belong to it, and how many have the same trouble',
      access: 'ticket:read',
      params: byId,
      response: ticketIncident,
      handle: ({ actor, params }) => ofTickets.ofTicket(actor, params.id),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/incident/join',
      tag,
      summary: 'Say that two tickets are about one incident',
      access: 'incident:write',
      params: byId,
      body: joinRequest,
      response: ticketIncident,
      handle: async ({ actor, params, body }) => {
        await incidents.join(actor, params.id, body.with);
        return ofTickets.ofTicket(actor, params.id);
      },
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/incident/leave',
      tag,
      summary: 'Split a ticket off its incident',
      access: 'incident:write',
      params: byId,
      response: ticketIncident,
      handle: async ({ actor, params }) => {
        await incidents.leave(actor, params.id);
        return ofTickets.ofTicket(actor, params.id);
      },
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/incident/answer',
      tag,
      summary: 'Send the approved answer of this ticket to others of its incident',
      access: 'ticket:read',
      params: byId,
      body: shareRequest,
      response: shareResult,
      handle: ({ actor, params, body }) => share.send(actor, params.id, body),
    }),
  ];
}

function stepRoutes(incidents: IncidentService): Route[] {
  const step = (what: IncidentStep, summary: string) =>
    staffRoute({
      method: 'post',
      path: `/incidents/:id/${what}`,
      tag,
      summary,
      access: 'incident:write',
      params: byId,
      response: incidentDetail,
      handle: ({ actor, params }) => incidents.step(actor, params.id, what),
    });
  return [
    step('confirm', 'A noticed burst is an incident'),
    step('dismiss', 'A noticed burst is none'),
    step('end', 'The incident is over'),
    step('reopen', 'The incident is under way again'),
    staffRoute({
      method: 'post',
      path: '/incidents/:id/rename',
      tag,
      summary: 'Call an incident by another name',
      access: 'incident:write',
      params: byId,
      body: renameRequest,
      response: incidentDetail,
      handle: ({ actor, params, body }) => incidents.rename(actor, params.id, body.title),
    }),
  ];
}
