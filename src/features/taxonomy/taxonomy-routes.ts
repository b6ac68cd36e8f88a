import { activeSaved, agencySaved, categorySaved, taxonomyView } from '../../contract/taxonomy.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { TaxonomyService } from './taxonomy-service.ts';

const tag = 'Taxonomy';

/** Categories and agencies, retired ones among them. */
export function taxonomyRoutes(service: TaxonomyService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/taxonomy',
      tag,
      summary: 'All categories and agencies',
      access: 'routing:read',
      response: taxonomyView,
      handle: () => service.list(),
    }),
    staffRoute({
      method: 'post',
      path: '/taxonomy/categories',
      tag,
      summary: 'Save a category, or add one',
      access: 'taxonomy:write',
      body: categorySaved,
      response: taxonomyView,
      handle: ({ actor, body }) => service.saveCategory(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/taxonomy/agencies',
      tag,
      summary: 'Save an agency, or add one',
      access: 'taxonomy:write',
      body: agencySaved,
      response: taxonomyView,
      handle: ({ actor, body }) => service.saveAgency(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/taxonomy/active',
      tag,
      summary: 'Retire a category or an agency, or take it into use again',
      access: 'taxonomy:write',
      body: activeSaved,
      response: taxonomyView,
      handle: ({ actor, body }) => service.setActive(actor, body),
    }),
  ];
}
