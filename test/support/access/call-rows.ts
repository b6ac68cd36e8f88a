import { randomUUID } from 'node:crypto';
import type { AccessRow } from './access-row.ts';

/** The telephone desk. */
export const callRows: Readonly<Record<string, AccessRow>> = {
  'get /calls/desk': { centre: true },
  'get /calls': { centre: true },
  'get /calls/:id': { ids: 'call', centre: true },
  'get /calls/:id/recording': { ids: 'call', centre: true },
  'post /calls/:id/recording': { ids: 'call', centre: true },
  'post /calls/extension': { centre: true, body: { extension: '101' } },
  'post /calls/suggestions': { centre: true, body: { text: 'Đường ngập nước', unit: null } },
  'post /calls/:id/report': {
    ids: 'call',
    centre: true,
    body: {
      draft: randomUUID(),
      part: 1,
      text: 'Đường Trần Phú ngập nước.',
      lang: 'vi',
      name: null,
      kind: 'person',
      contact: null,
      hideIdentity: false,
      unit: null,
      address: null,
      category: null,
      urgent: false,
      readBack: true,
    },
  },
  'post /calls/:id/attach': {
    ids: 'call',
    centre: true,
    body: { draft: randomUUID(), part: 1, ticket: 'BN-26-222223', text: '', readBack: false },
  },
  'post /calls/:id/claim': { ids: 'call', centre: true },
  'post /calls/:id/release': { ids: 'call', centre: true },
  'post /calls/:id/outcome': { ids: 'call', centre: true, body: { outcome: 'not_reached', reason: null } },
};
