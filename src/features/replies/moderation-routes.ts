import { z } from 'zod';
import { ticketDetail } from '../../contract/tickets.ts';
import type { Moderation } from '../../domain/ticket/moderation.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { ModerationService } from './moderation-service.ts';

const params = z.strictObject({ id: z.uuid(), messageId: z.uuid() });

/** Comments that others should not see. */
export function moderationRoutes(service: ModerationService): Route[] {
  const route = (what: Moderation, summary: string) =>
    staffRoute({
      method: 'post',
      path: `/tickets/:id/messages/:messageId/${what}`,
      tag: 'Deliveries',
      summary,
      access: 'message:moderate',
      params,
      response: ticketDetail.nullable(),
      handle: ({ actor, params: { id, messageId } }) => service.moderate(actor, { ticketId: id, messageId, what }),
    });
  return [
    route('hide', 'Hide a public comment from others where it stands'),
    route('unhide', 'Show a hidden comment again'),
  ];
}
