import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Problem } from '../contract/common.ts';
import { HubError, notFound, type ErrorKind } from '../lib/errors.ts';
import { isDatabaseDown } from '../platform/database-errors.ts';
import type { Log } from '../platform/log.ts';

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

const unavailable = {
  vi: 'Hệ thống đang bận hoặc bảo trì. Nội dung của bạn chưa được lưu; vui lòng thử lại sau ít phút.',
  en: 'The system is busy or under maintenance. Nothing was saved; please try again in a few minutes.',
};
const tooLarge = {
  vi: 'Nội dung gửi lên quá lớn, chưa có gì được lưu. Mỗi tệp tối đa 10 MB, tất cả tối đa 25 MB; hãy bớt tệp hoặc thu nhỏ ảnh rồi gửi lại.',
  en: 'What was sent is too large; nothing was saved. A file may have 10 MB, all together 25 MB; send fewer or smaller files.',
};
const unexpected = {
  vi: 'Có lỗi ngoài dự kiến. Vui lòng thử lại; nếu vẫn lỗi, gọi 1022 và đọc mã yêu cầu.',
  en: 'Something unexpected went wrong. Please try again; if it stays, call 1022 and read out the request id.',
};

function statusFromParser(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  // Body parsers mark what may be told by `expose`; the router's own URIError is an address that cannot be decoded.
  if (!('expose' in error) && !(error instanceof URIError)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}

/** The one place where an error becomes an HTTP status and words. */
export function describeError(error: unknown): { readonly status: number; readonly body: Problem } {
  if (error instanceof HubError) {
    const fields = error.fields.length > 0 ? { fields: [...error.fields] } : {};
    return { status: statusOf[error.kind], body: { error: { code: error.code, message: error.words, ...fields } } };
  }
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: { vi: 'Giá trị không hợp lệ.', en: issue.message },
    }));
    const message = {
      vi: 'Dữ liệu gửi lên chưa đúng. Sửa các mục được nêu rồi gửi lại.',
      en: 'The data sent is not right. Correct the fields named and send again.',
    };
    return { status: 400, body: { error: { code: 'invalid', message, fields } } };
  }
  // First: a missing asset is an ENOENT as well.
  const parser = statusFromParser(error);
  if (parser === 404) return describeError(notFound());
  if (parser === 413) {
    return { status: 413, body: { error: { code: 'too_large', message: tooLarge } } };
  }
  if (parser !== null) {
    const message = { vi: 'Không đọc được nội dung gửi lên.', en: 'What was sent could not be read.' };
    return { status: parser, body: { error: { code: 'unreadable', message } } };
  }
  if (isDatabaseDown(error)) return { status: 503, body: { error: { code: 'unavailable', message: unavailable } } };
  return { status: 500, body: { error: { code: 'unexpected', message: unexpected } } };
}

/** Answers errors of API routes as JSON; the portal has its own page for them. */
export function apiErrors(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, body } = describeError(error);
    const requestId = String(response.locals['requestId'] ?? '');
    if (status >= 500) log.error({ err: error, requestId, path: request.path }, 'request failed');
    response.status(status).json({ error: { ...body.error, requestId } });
  };
}
