import { z } from 'zod';
import { reference } from '../../contract/staff.ts';
import { publicRoute, staffRoute, type Route } from '../../lib/route.ts';
import { presentReference, type ReferenceService } from './reference-service.ts';

export function referenceRoutes(service: Pick<ReferenceService, 'current'>): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/reference',
      tag: 'Reference',
      summary: 'Agencies, categories, communes and the calendar',
      access: 'staff',
      response: reference,
      handle: async () => presentReference(await service.current()),
    }),
    publicRoute({
      method: 'get',
      path: '/public/reference',
      tag: 'Public',
      summary: 'Communes and categories for forms',
      response: z.object({
        province: reference.shape.province,
        communes: reference.shape.communes,
        categories: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
      }),
      handle: async () => {
        const { province, communes, categories } = presentReference(await service.current());
        return { province, communes, categories: categories.map(({ code, vi, en }) => ({ code, vi, en })) };
      },
    }),
  ];
}
