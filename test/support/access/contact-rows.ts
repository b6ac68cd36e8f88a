import { randomUUID } from 'node:crypto';
import type { AccessRow } from './access-row.ts';

/** People who reported. */
export const contactRows: Readonly<Record<string, AccessRow>> = {
  'get /contacts': {},
  'get /contacts/:id': { ids: 'contact' },
  'get /contacts/:id/tickets': { ids: 'contact' },
  'get /contacts/:id/duplicates': { ids: 'contact', centre: true },
  'get /contacts/:id/merge': { ids: 'contact', centre: true },
  'post /contacts/:id/edit': { ids: 'contact', centre: true, body: { version: 1, name: 'Khác' } },
  'post /contacts/:id/addresses': {
    ids: 'contact',
    centre: true,
    body: { version: 1, kind: 'phone', address: '0912345678' },
  },
  'post /contacts/:id/free-address': { ids: 'contact', centre: true, body: { version: 1, identityId: randomUUID() } },
  'post /contacts/:id/merge': {
    ids: 'contact',
    centre: true,
    body: { version: 1, otherId: randomUUID(), otherVersion: 1 },
  },
  'post /contacts/:id/split': { ids: 'contact', centre: true, body: { version: 1, identityIds: [randomUUID()] } },
  'post /contact-changes/:id/undo': { ids: 'contact', centre: true },
};
