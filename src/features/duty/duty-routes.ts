import { z } from 'zod';
import { dutySaved, dutyTaken, dutyView } from '../../contract/duty.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { DutyService } from './duty-service.ts';

const tag = 'Duty';

/** The duty desk: who sorts reports outside working time. */
export function dutyRoutes(service: DutyService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/duty',
      tag,
      summary: 'The duty roster, and who is on duty now',
      access: 'duty:read',
      response: dutyView,
      handle: () => service.view(),
    }),
    staffRoute({
      method: 'put',
      path: '/duty',
      tag,
      summary: 'Say who is on duty, by day of the week and by date',
      access: 'duty:write',
      body: dutySaved,
      response: dutyView,
      handle: ({ actor, body }) => service.save(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/take',
      tag,
      summary: 'Take up an urgent report that rings; it falls silent elsewhere',
      access: 'duty:work',
      params: z.strictObject({ id: z.uuid() }),
      response: dutyTaken,
      handle: ({ actor, params }) => service.take(actor, params.id),
    }),
  ];
}
