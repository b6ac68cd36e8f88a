import { z } from 'zod';
import {
  borderFile,
  borderMap,
  borderReport,
  communeBorder,
  placeList,
  placeRemoved,
  placeSaved,
  unitCode,
} from '../../contract/places.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { BorderService } from './border-service.ts';
import type { PlaceService } from './place-service.ts';

const tag = 'Places';
const largestFile = '25mb';

/** The gazetteer and the borders of communes. */
export function placeRoutes(places: PlaceService, borders: BorderService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/places',
      tag,
      summary: 'Zones, streets and landmarks',
      access: 'routing:read',
      response: placeList,
      handle: () => places.list(),
    }),
    staffRoute({
      method: 'post',
      path: '/places',
      tag,
      summary: 'Save a place, or add one',
      access: 'routing:write',
      body: placeSaved,
      response: placeList,
      handle: ({ actor, body }) => places.save(actor, body),
    }),
    staffRoute({
      method: 'post',
      path: '/places/remove',
      tag,
      summary: 'Remove a place',
      access: 'routing:write',
      body: placeRemoved,
      response: placeList,
      handle: ({ actor, body }) => places.remove(actor, body.id),
    }),
    staffRoute({
      method: 'get',
      path: '/borders',
      tag,
      summary: 'Borders of the communes for drawing; approximate where none were imported',
      access: 'routing:read',
      response: borderMap,
      handle: () => borders.map(),
    }),
    staffRoute({
      method: 'get',
      path: '/borders/:code',
      tag,
      summary: 'The border of one commune for drawing; approximate where none was imported',
      access: 'staff',
      params: z.strictObject({ code: unitCode }),
      response: communeBorder,
      handle: ({ params }) => borders.of(params.code),
    }),
    staffRoute({
      method: 'post',
      path: '/borders/check',
      tag,
      summary: 'What an import of this GeoJSON file would bring',
      access: 'taxonomy:write',
      body: borderFile,
      maxBody: largestFile,
      response: borderReport,
      handle: ({ body }) => borders.check(body),
    }),
    staffRoute({
      method: 'post',
      path: '/borders',
      tag,
      summary: 'Import borders of communes from GeoJSON',
      access: 'taxonomy:write',
      body: borderFile,
      maxBody: largestFile,
      response: borderReport,
      handle: ({ actor, body }) => borders.importFile(body, actor.id),
    }),
    staffRoute({
      method: 'post',
      path: '/borders/clear',
      tag,
      summary: 'Forget all imported borders',
      access: 'taxonomy:write',
      response: borderMap,
      handle: ({ actor }) => borders.clear(actor.id),
    }),
  ];
}
