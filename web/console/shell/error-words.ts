import type { TFunction } from 'i18next';
import type { Locale } from '../../../src/contract/common.ts';
import { ApiError } from '../api/api-error.ts';

const wrongCodes = ['INVALID_CODE', 'OTP_HAS_EXPIRED', 'INVALID_OTP'];

/** What happened, what was kept and what to do: the server's own words where it has some. */
export function errorWords(error: unknown, t: TFunction, lang: Locale): string {
  if (!(error instanceof ApiError)) return t('errors.unknown');
  if (error.words) return error.words[lang];
  if (error.status === 0) return t('errors.network');
  if (error.code === 'INVALID_EMAIL_OR_PASSWORD' || error.code === 'INVALID_PASSWORD' || error.code === 'INVALID_EMAIL')
    return t('errors.wrongPassword');
  if (wrongCodes.includes(error.code)) return t('errors.wrongCode');
  if (error.code.startsWith('TOO_MANY_ATTEMPTS')) return t('errors.tooManyCodes');
  return byStatus(error, t);
}

function byStatus({ status, code }: ApiError, t: TFunction): string {
  if (code === 'unreadable_answer') return t('errors.unreadable');
  if (status === 401) return t('errors.signedOut');
  if (status === 403) return t('errors.forbidden');
  if (status === 404) return t('errors.missing');
  if (status === 429) return t('errors.tooMany');
  return status >= 500 ? t('errors.server') : t('errors.unknown');
}
