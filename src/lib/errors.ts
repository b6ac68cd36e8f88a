import type { Bilingual } from './bilingual.ts';

/** Few kinds; HTTP status is decided in src/http/errors.ts alone. */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'too_large' | 'too_many' | 'unavailable';

/** An error whose words may be shown to the person. `code` is stable for programs. */
export class HubError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly words: Bilingual;
  readonly fields: readonly { readonly field: string; readonly message: Bilingual }[];

  constructor(
    kind: ErrorKind,
    code: string,
    words: Bilingual,
    options: ErrorOptions & { readonly fields?: HubError['fields'] } = {},
  ) {
    super(words.en, options);
    this.name = 'HubError';
    this.kind = kind;
    this.code = code;
    this.words = words;
    this.fields = options.fields ?? [];
  }
}

export function notFound(): HubError {
  return new HubError('not_found', 'not_found', {
    vi: 'Không tìm thấy nội dung này, hoặc bạn không có quyền xem.',
    en: 'This was not found, or you may not see it.',
  });
}

export function forbidden(): HubError {
  return new HubError('forbidden', 'forbidden', {
    vi: 'Tài khoản của bạn không được làm việc này.',
    en: 'Your account may not do this.',
  });
}

export function versionConflict(): HubError {
  return new HubError('conflict', 'version_conflict', {
    vi: 'Người khác vừa thay đổi hồ sơ này. Nội dung bạn nhập vẫn còn; tải lại hồ sơ rồi làm tiếp.',
    en: 'Somebody just changed this ticket. What you typed is kept; reload the ticket and go on.',
  });
}

export function notPossibleNow(): HubError {
  return new HubError('conflict', 'not_possible_now', {
    vi: 'Hồ sơ không còn ở bước này. Tải lại hồ sơ để xem bước hiện tại.',
    en: 'The ticket is no longer at this step. Reload it to see where it stands.',
  });
}
