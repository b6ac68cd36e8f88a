import type { AccessRow } from './access-row.ts';

/** Portal: nobody signs in. */
export const publicRows: Readonly<Record<string, AccessRow>> = {
  'get /public/reference': { open: true },
  'get /public/status/:code': { open: true },
  'get /public/tickets/:code': { open: true },
  'post /public/tickets/:code/rate': { open: true, body: { score: 5 } },
  'post /public/tickets/:code/reopen': { open: true, body: { reason: 'Đường vẫn còn ngập như cũ.' } },
  'post /public/tickets/:code/supplement': { open: true, body: { text: 'Bổ sung' } },
};
