import type { RequestHandler } from 'express';
import { HubError } from '../../lib/errors.ts';

/** Lets requests of the page itself through; writing needs proof, since only a browser's own header can give it. */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isRead = request.method === 'GET';
  const fits =
    site === undefined
      ? origin === undefined
        ? isRead
        : hostOf(origin) === request.host
      : site === 'same-origin' || (isRead && site === 'none');
  if (!fits)
    throw new HubError('forbidden', 'cross_origin', {
      vi: 'Chỉ trang mô phỏng của chính hệ thống này được dùng địa chỉ này.',
      en: 'Only the simulator page of this hub may use this address.',
    });
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
