import type { AccessRow } from './access-row.ts';

/** What came in, and what of it nobody could read. */
export const intakeRows: Readonly<Record<string, AccessRow>> = {
  'get /balance': { centre: true },
  'get /quarantine': { centre: true },
  'get /quarantine/:id': { centre: true, ids: 'receipt' },
  'post /quarantine/:id/retry': { centre: true, ids: 'receipt' },
  'post /quarantine/:id/dismiss': { centre: true, ids: 'receipt', body: { reason: 'Thư rác, đã đọc.' } },
  'post /quarantine/:id/ticket': { centre: true, ids: 'receipt', body: { text: 'Đường ngập nước.' } },
};
