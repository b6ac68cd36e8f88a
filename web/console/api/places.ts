import { queryOptions } from '@tanstack/react-query';
import {
  borderMap,
  borderReport,
  communeBorder,
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

/** The border of a commune, for the map of a ticket. */
export function communeBorderQuery(code: string) {
  return queryOptions({
    queryKey: ['borders', code],
    queryFn: ({ signal }) => request({ path: `/api/v1/borders/${code}`, schema: communeBorder, signal }),
    staleTime: 30 * 60_000,
  });
}

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
