import { randomUUID } from 'node:crypto';
import type { AccessRow } from './access-row.ts';

const answer = { version: 2, text: 'Đã xử lý xong.' };
const reasoned = { version: 2, reason: 'Không thuộc thẩm quyền của đơn vị.' };

/** Cases, their messages and files. */
export const ticketRows: Readonly<Record<string, AccessRow>> = {
  'get /queues': {},
  'get /tickets': {},
  'get /tickets/:id': { ids: 'ticket' },
  'post /tickets/:id/route': { ids: 'ticket', body: { version: 2, category: 'drainage', lead: 'dien-luc' } },
  'get /tickets/:id/split': { ids: 'ticket' },
  'post /tickets/:id/split': {
    ids: 'ticket',
    body: {
      version: 2,
      split: randomUUID(),
      digest: 'x',
      parts: [1, 2].map((part) => ({
        ranges: [{ start: part - 1, end: part }],
        category: 'drainage',
        lead: 'dien-luc',
      })),
    },
  },
  'post /tickets/:id/split/undo': { ids: 'ticket', body: { split: randomUUID() } },
  'post /tickets/:id/take': { ids: 'ticket', centre: true },
  'post /tickets/:id/accept': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/return': { ids: 'ticket', body: reasoned },
  'post /tickets/:id/forward': { ids: 'ticket', body: { ...reasoned, agency: 'dien-luc' } },
  'post /tickets/:id/assign': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/unseal': { ids: 'ticket', body: reasoned },
  'post /tickets/:id/note': { ids: 'ticket', body: { text: 'Ghi chú' } },
  'post /tickets/:id/ask': { ids: 'ticket', body: answer },
  'post /tickets/:id/draft': { ids: 'ticket', body: answer },
  'post /tickets/:id/submit': { ids: 'ticket', body: answer },
  'post /tickets/:id/approve': { ids: 'ticket', body: { version: 2, messageId: randomUUID() } },
  'post /tickets/:id/reject': { ids: 'ticket', body: { ...reasoned, messageId: randomUUID() } },
  'post /tickets/:id/divert': { ids: 'ticket', body: { version: 2, kind: 'complaint', text: 'Hướng dẫn' } },
  'post /tickets/:id/refuse': { ids: 'ticket', body: reasoned },
  'post /tickets/:id/spam': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/close': { ids: 'ticket', body: { version: 2 } },
  'get /attachments/:id': { ids: 'attachment' },
  'get /attachments/:id/picture': { ids: 'attachment' },
  'get /attachments/:id/sound': { ids: 'attachment' },
  'get /attachments/:id/original': { centre: true, ids: 'attachment', by: 'administrator' },
  'get /messages/:id/page': { ids: 'message' },
  'get /tickets/:id/messages/:messageId/delivery': { ids: 'ticket' },
  'post /tickets/:id/messages/:messageId/delivery': { ids: 'ticket', body: { decision: 'dropped' } },
  'post /tickets/:id/messages/:messageId/hide': { ids: 'ticket', centre: true },
  'post /tickets/:id/messages/:messageId/unhide': { ids: 'ticket', centre: true },
  'get /tickets/:id/files': { ids: 'ticket' },
  'post /tickets/:id/files': { ids: 'ticket', body: { purpose: 'note', name: 'a.pdf', base64: 'JVBERi0=' } },
  'get /tickets/:id/files/:fileId': { ids: 'ticket' },
  'delete /tickets/:id/files/:fileId': { ids: 'ticket' },
  'post /tickets/:id/preview': { ids: 'ticket', body: { kind: 'question', text: 'Ngập từ lúc nào?' } },
};
