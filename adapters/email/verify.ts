import type { Verdict } from '../../src/channels/door.ts';

/** Mail has no front door by HTTP: whoever could post raw mail there could write in anybody's name. */
export function refuseHttp(): Verdict {
  return {
    ok: false,
    status: 403,
    code: 'email.no_http_door',
    message: {
      vi: 'Kênh thư điện tử không nhận thư qua địa chỉ web này.',
      en: 'The e-mail channel takes no mail over this web address.',
    },
  };
}
