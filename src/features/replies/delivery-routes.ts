import { z } from 'zod';
import { deliveryDecision, deliveryReport, undelivered, undeliveredQuery } from '../../contract/deliveries.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { DeliveryDecisionService } from './delivery-decision-service.ts';

const params = z.strictObject({ id: z.uuid(), messageId: z.uuid() });

/** What was sent to people, and what did not reach them. */
export function deliveryRoutes(service: DeliveryDecisionService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/deliveries',
      tag: 'Deliveries',
      summary: 'Messages that did not reach their recipient and wait for a decision',
      access: 'ticket:read',
      query: undeliveredQuery,
      response: undelivered,
      handle: ({ actor, query }) => service.undelivered(actor, query),
    }),
    staffRoute({
      method: 'get',
      path: '/tickets/:id/messages/:messageId/delivery',
      tag: 'Deliveries',
      summary: 'All tries to send a message, and other ways to the person',
      access: 'ticket:read',
      params,
      response: deliveryReport,
      handle: ({ actor, params: { id, messageId } }) => service.report(actor, id, messageId),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/messages/:messageId/delivery',
      tag: 'Deliveries',
      summary: 'Decide about a message that did not arrive, or not surely',
      access: 'ticket:read',
      params,
      body: deliveryDecision,
      response: deliveryReport,
      handle: ({ actor, params: { id, messageId }, body }) =>
        service.decide(actor, {
          ticketId: id,
          messageId,
          decision: body.decision,
          identityId: body.identityId ?? null,
        }),
    }),
  ];
}
