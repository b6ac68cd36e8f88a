import type { ContactRefusal, Decided } from '../../domain/contact/contact-refusal.ts';
import { HubError } from '../../lib/errors.ts';

/** The value of a decision; a refusal becomes an error with its words, beside the entry where there is one. */
export function valueOf<Value>(decided: Decided<Value>): Value {
  if (decided.ok) return decided.value;
  throw refused(decided.refusal);
}

function refused({ code, words, field }: ContactRefusal): HubError {
  // What was typed wrongly is the request's fault; everything else is how the contacts stand.
  if (field) return new HubError('invalid', code, words, { fields: [{ field, message: words }] });
  return new HubError('conflict', code, words);
}

export function contactChangedMeanwhile(): HubError {
  return new HubError('conflict', 'version_conflict', {
    vi: 'Người khác vừa thay đổi người gửi này. Nội dung bạn nhập vẫn còn; tải lại rồi làm tiếp.',
    en: 'Somebody just changed this contact. What you typed is kept; reload it and go on.',
  });
}

export function addressInvalid(kind: 'email' | 'phone'): HubError {
  const words =
    kind === 'email'
      ? {
          vi: 'Địa chỉ thư chưa đúng, ví dụ: lan@nguoidan.vn.',
          en: 'This is no e-mail address, such as lan@nguoidan.vn.',
        }
      : {
          vi: 'Số điện thoại chưa đúng, ví dụ: 0912 345 678.',
          en: 'This is no telephone number, such as 0912 345 678.',
        };
  return new HubError('invalid', 'address_invalid', words, { fields: [{ field: 'address', message: words }] });
}

export function addressKindUnknown(): HubError {
  const words = { vi: 'Không có loại địa chỉ này.', en: 'There is no such kind of address.' };
  return new HubError('invalid', 'address_kind_unknown', words, { fields: [{ field: 'prefers', message: words }] });
}

export function addressHere(): HubError {
  return new HubError('conflict', 'address_here', {
    vi: 'Người gửi này đã có địa chỉ đó.',
    en: 'This contact has that address already.',
  });
}

export function addressTaken(): HubError {
  return new HubError('conflict', 'address_taken', {
    vi: 'Địa chỉ này đang thuộc một người gửi khác. Nếu là cùng một người, gộp hai người gửi; nếu không, hỏi lại địa chỉ.',
    en: 'This address belongs to another contact. If they are the same person, merge the two; if not, ask for the address again.',
  });
}

export function addressNotFreed(state: 'ok' | 'left'): HubError {
  return state === 'ok'
    ? new HubError('conflict', 'address_works', { vi: 'Địa chỉ này đang dùng được.', en: 'This address works.' })
    : new HubError('conflict', 'address_left', {
        vi: 'Người gửi đã chặn hoặc rời kênh này. Chỉ khi họ nhắn lại, kênh mới cho gửi.',
        en: 'The person has blocked or left this channel. It lets us write only after they write again.',
      });
}

export function undoneAlready(): HubError {
  return new HubError('conflict', 'undone_already', {
    vi: 'Thay đổi này đã được hoàn tác.',
    en: 'This change has been undone already.',
  });
}

export function undoNewerFirst(): HubError {
  return new HubError('conflict', 'undo_newer_first', {
    vi: 'Sau thay đổi này còn thay đổi khác của cùng người gửi. Hoàn tác từ mới nhất trở về trước.',
    en: 'The same contacts were changed again after this. Undo the newest change first.',
  });
}

export function addressInUse(): HubError {
  return new HubError('conflict', 'address_in_use', {
    vi: 'Đã có hồ sơ hoặc tin nhắn qua địa chỉ này nên không gỡ được. Nếu không phải của người này, dùng Tách.',
    en: 'Tickets or messages came or went by this address, so it cannot be taken away. If it is not this person, split it off.',
  });
}
