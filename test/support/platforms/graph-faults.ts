import type { Fault } from './platform.ts';

/** What goes wrong with Meta, and how it shows. */
export const graphFaults: readonly Fault[] = [
  { name: 'down', vi: 'Facebook sập (503)', en: 'Facebook is down (503)' },
  { name: 'transient', vi: 'Lỗi thoáng qua (mã 2)', en: 'Passing failure (code 2)' },
  { name: 'throttled', vi: 'Quá giới hạn lượt gọi', en: 'Too many calls' },
  {
    name: 'second-part-fails',
    vi: 'Hỏng ở tin thứ hai của một câu trả lời dài',
    en: 'Fails at the second message of a long answer',
  },
  { name: 'token-expired', vi: 'Mã truy cập hết hạn (190/463)', en: 'Token expired (190/463)' },
  { name: 'connection-lost', vi: 'Nhận rồi mất kết nối', en: 'Accepts, then the connection breaks' },
  { name: 'window-closed', vi: 'Quá 24 giờ, không cho trả lời', en: 'The 24-hour window has closed' },
  { name: 'human-agent-refused', vi: 'Chưa được duyệt Human Agent', en: 'Human Agent is not approved' },
  { name: 'person-unreachable', vi: 'Người nhận chặn Trang (551)', en: 'The person blocked the Page (551)' },
  { name: 'private-reply-refused', vi: 'Không cho trả lời riêng bình luận', en: 'Private replies are refused' },
  { name: 'comment-refused', vi: 'Không cho bình luận công khai', en: 'Public comments are refused' },
  { name: 'names-withheld', vi: 'Không cho xem tên người nhắn', en: 'Names of people are withheld' },
  { name: 'moderation-refused', vi: 'Không cho ẩn bình luận', en: 'Hiding comments is refused' },
  { name: 'duplicates', vi: 'Gửi mỗi tin hai lần', en: 'Delivers everything twice' },
  {
    name: 'batches',
    vi: 'Giữ tin lại, gửi cả lô đảo thứ tự',
    en: 'Holds updates and delivers them as one batch, out of order',
  },
  {
    name: 'standby',
    vi: 'Hộp thư Business Suite giữ cuộc trò chuyện',
    en: 'The inbox of Business Suite holds the thread',
  },
  { name: 'unsubscribed', vi: 'Trang ngừng gửi tin về', en: 'The Page no longer sends updates' },
  { name: 'subscribe-refused', vi: 'Không cho đăng ký lại', en: 'Subscribing again is refused' },
];
