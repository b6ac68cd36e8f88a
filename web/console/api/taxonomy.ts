import { queryOptions } from '@tanstack/react-query';
import {
  taxonomyView,
  type ActiveSaved,
  type AgencySaved,
  type CategorySaved,
  type TaxonomyView,
} from '../../../src/contract/taxonomy.ts';
import { request } from './request.ts';

export const taxonomyQuery = queryOptions({
  queryKey: ['taxonomy'],
  queryFn: ({ signal }) => request({ path: '/api/v1/taxonomy', schema: taxonomyView, signal }),
});

export function saveCategory(body: CategorySaved): Promise<TaxonomyView> {
  return request({ path: '/api/v1/taxonomy/categories', schema: taxonomyView, body });
}

export function saveAgency(body: AgencySaved): Promise<TaxonomyView> {
  return request({ path: '/api/v1/taxonomy/agencies', schema: taxonomyView, body });
}

export function saveActive(body: ActiveSaved): Promise<TaxonomyView> {
  return request({ path: '/api/v1/taxonomy/active', schema: taxonomyView, body });
}
