import { queryOptions } from '@tanstack/react-query';
import {
  borderMap,
  borderReport,
  placeList,
  type BorderFile,
  type BorderMap,
  type BorderReport,
  type PlaceList,
  type PlaceSaved,
} from '../../../src/contract/places.ts';
import { request } from './request.ts';

export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: ({ signal }) => request({ path: '/api/v1/places', schema: placeList, signal }),
});

export const bordersQuery = queryOptions({
  queryKey: ['borders'],
  queryFn: ({ signal }) => request({ path: '/api/v1/borders', schema: borderMap, signal }),
});

export function savePlace(body: PlaceSaved): Promise<PlaceList> {
  return request({ path: '/api/v1/places', schema: placeList, body });
}

export function removePlace(id: number): Promise<PlaceList> {
  return request({ path: '/api/v1/places/remove', schema: placeList, body: { id } });
}

/** What an import would bring; nothing is changed. */
export function checkBorders(body: BorderFile): Promise<BorderReport> {
  return request({ path: '/api/v1/borders/check', schema: borderReport, body });
}

export function importBorders(body: BorderFile): Promise<BorderReport> {
  return request({ path: '/api/v1/borders', schema: borderReport, body });
}

export function clearBorders(): Promise<BorderMap> {
  return request({ path: '/api/v1/borders/clear', schema: borderMap, body: {} });
}
