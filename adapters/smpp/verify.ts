import type { Verdict } from '../../src/channels/door.ts';

/** Messages come over the bound connection alone: whoever could post them here could write in anybody's name. */
export function refuseHttp(): Verdict {
  return {
    ok: false,
    status: 403,
    code: 'smpp.no_http_door',
    message: {
      vi: 'Kênh SMPP không nhận tin qua địa chỉ web này.',
      en: 'The SMPP channel takes no messages over this web address.',
    },
  };
}
