import { z } from 'zod';
import { splitProposal, splitRequest, splitResult, undoSplitRequest } from '../../contract/splits.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { SplitService } from './split-service.ts';

const byId = z.strictObject({ id: z.uuid() });
const tag = 'Tickets';

/** Reports of several matters. Who may split which ticket is domain/access. */
export function splitRoutes(splits: SplitService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/tickets/:id/split',
      tag,
      summary: 'The report cut into sentences, and which of them the hub would make tickets of their own',
      access: 'ticket:read',
      params: byId,
      response: splitProposal,
      handle: ({ actor, params }) => splits.propose(actor, params.id),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/split',
      tag,
      summary: 'Split a report of several matters: the ticket keeps the first, every other becomes a ticket of its own',
      access: 'ticket:read',
      params: byId,
      body: splitRequest,
      response: splitResult,
      handle: ({ actor, params, body }) => splits.split(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/split/undo',
      tag,
      summary: 'Take a split back, within an hour and while no agency has accepted a part',
      access: 'ticket:read',
      params: byId,
      body: undoSplitRequest,
      response: z.object({}),
      handle: async ({ actor, params, body }) => {
        await splits.undo(actor, params.id, body.split);
        return {};
      },
    }),
  ];
}
