import { HubError } from '../../lib/errors.ts';

export function claimedByOther(name: string): HubError {
  return new HubError('conflict', 'call_back_claimed', {
    vi: `${name} đang gọi lại số này. Chọn cuộc khác, hoặc hỏi ${name}.`,
    en: `${name} is calling this number back. Choose another one, or ask ${name}.`,
  });
}

export function nothingToCallBack(): HubError {
  return new HubError('conflict', 'call_back_done', {
    vi: 'Cuộc gọi này không còn chờ gọi lại: người gọi đã gặp tổng đài, hoặc đồng nghiệp vừa xử lý.',
    en: 'This call waits no longer: the caller has reached the centre, or a colleague has just dealt with it.',
  });
}

export function reasonMissing(): HubError {
  const message = { vi: 'Ghi lý do không cần gọi lại.', en: 'Say why nobody needs to call back.' };
  return new HubError('invalid', 'reason_missing', message, { fields: [{ field: 'reason', message }] });
}

/** Another form of the same call was first. */
export function partTaken(code: string): HubError {
  return new HubError('conflict', 'call_part_taken', {
    vi: `Đồng nghiệp vừa ghi cuộc gọi này thành hồ sơ ${code}. Nội dung bạn viết vẫn còn; xem hồ sơ đó rồi gửi lại nếu là việc khác.`,
    en: `A colleague has just made ticket ${code} of this call. What you wrote is kept; look at that ticket, and send again if yours is another matter.`,
  });
}

export function contactUnreadable(): HubError {
  const message = {
    vi: 'Không phải số điện thoại hay địa chỉ thư. Sửa lại hoặc để trống.',
    en: 'This is neither a phone number nor a mail address. Correct it or leave it empty.',
  };
  return new HubError('invalid', 'contact', message, { fields: [{ field: 'contact', message }] });
}

export function readBackMissing(): HubError {
  const message = {
    vi: 'Lời này sẽ đứng tên người gửi: đọc lại cho người gọi nghe và đánh dấu đã xác nhận.',
    en: "These words will stand as the sender's own: read them back to the caller and tick that they agreed.",
  };
  return new HubError('invalid', 'read_back', message, { fields: [{ field: 'readBack', message }] });
}

/** Stored, but no ticket could be made of it. */
export function keptInQuarantine(): HubError {
  return new HubError('unavailable', 'call_quarantined', {
    vi: 'Nội dung đã được giữ nhưng chưa mở được hồ sơ. Xem ở trang Cách ly; không cần ghi lại.',
    en: 'What you wrote is kept, but no ticket could be opened of it. Look at the quarantine page; you need not write it again.',
  });
}
