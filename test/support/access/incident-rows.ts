import { randomUUID } from 'node:crypto';
import type { AccessRow } from './access-row.ts';

/** Cases with one cause. */
export const incidentRows: Readonly<Record<string, AccessRow>> = {
  'get /incidents': {},
  'get /incidents/alerts': { centre: true },
  'get /incidents/:id': { ids: 'incident' },
  'post /incidents/:id/confirm': { ids: 'incident', centre: true },
  'post /incidents/:id/dismiss': { ids: 'incident', centre: true },
  'post /incidents/:id/end': { ids: 'incident', centre: true },
  'post /incidents/:id/reopen': { ids: 'incident', centre: true },
  'post /incidents/:id/rename': { ids: 'incident', centre: true, body: { title: 'Ngập đường Trần Phú' } },
  'get /tickets/:id/incident': { ids: 'ticket' },
  'post /tickets/:id/incident/join': { ids: 'ticket', centre: true, body: { with: randomUUID() } },
  'post /tickets/:id/incident/leave': { ids: 'ticket', centre: true },
  'post /tickets/:id/incident/answer': {
    ids: 'ticket',
    body: { messageId: randomUUID(), tickets: [randomUUID()], texts: { vi: 'Đã xử lý xong.' } },
  },
};
