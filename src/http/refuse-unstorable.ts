import { HubError } from '../lib/errors.ts';

const unstorable = /\0|\p{Surrogate}/u;

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === 'string') return unstorable.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsUnstorable);
}

/**
 * Refuses NUL and halves of letters, which PostgreSQL stores nowhere. People cannot type them; programs that send them are
 * told. Takes validated input only: schemas bound its depth.
 */
export function refuseUnstorable(...values: readonly unknown[]): void {
  if (!values.some(holdsUnstorable)) return;
  throw new HubError('invalid', 'unstorable_text', {
    vi: 'Nội dung có ký tự không lưu được (NUL hoặc mã Unicode hỏng). Xóa ký tự đó rồi gửi lại.',
    en: 'The text holds signs that cannot be stored (NUL or broken Unicode). Remove them and send again.',
  });
}
