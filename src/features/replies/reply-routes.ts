import { z } from 'zod';
import { replyPreview, replyPreviewRequest } from '../../contract/deliveries.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { ReplyPreviewService } from './reply-preview-service.ts';

/** Help while an answer is written. */
export function replyRoutes(service: ReplyPreviewService): Route[] {
  return [
    staffRoute({
      method: 'post',
      path: '/tickets/:id/preview',
      tag: 'Deliveries',
      summary: 'Which way words to the sender would go, and how they would arrive',
      access: 'ticket:read',
      params: z.strictObject({ id: z.uuid() }),
      body: replyPreviewRequest,
      response: replyPreview,
      handle: ({ actor, params, body }) => service.preview(actor, { ...body, ticketId: params.id }),
    }),
  ];
}
