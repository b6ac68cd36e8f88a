import type { Fault } from './platform.ts';

/** What goes wrong with Zalo. */
export const zaloFaults = [
  { name: 'token-expired', vi: 'Access token hết hạn', en: 'The access token has expired' },
  { name: 'refresh-refused', vi: 'Từ chối gia hạn token', en: 'The refresh token is refused' },
  { name: 'refresh-lost', vi: 'Gia hạn xong thì mất kết nối', en: 'The connection is lost after a token was renewed' },
  { name: 'proof-demanded', vi: 'Bắt buộc appsecret_proof', en: 'appsecret_proof is demanded' },
  { name: 'throttled', vi: 'Vượt quá số lượt gọi (-32)', en: 'Too many calls (-32)' },
  { name: 'window-closed', vi: 'Quá 7 ngày không tương tác (-230)', en: 'The window has closed (-230)' },
  {
    name: 'night',
    vi: 'Ngoài giờ được gửi, 22–06 giờ (-234, -133)',
    en: 'Nobody may be written to at night (-234, -133)',
  },
  { name: 'no-zalo', vi: 'Số điện thoại không dùng Zalo (-118)', en: 'The phone number has no Zalo (-118)' },
  { name: 'down', vi: 'Zalo ngừng hoạt động (503)', en: 'The platform is down (503)' },
  { name: 'connection-lost', vi: 'Nhận tin rồi mất kết nối', en: 'The connection is lost after a message was taken' },
  { name: 'profiles-hang', vi: 'Hỏi tên người dùng mà không trả lời', en: 'Asking for a name gets no answer' },
  { name: 'duplicates', vi: 'Gửi sự kiện hai lần', en: 'Events are delivered twice' },
  { name: 'disorder', vi: 'Sự kiện đến không đúng thứ tự', en: 'Events come in disorder' },
  { name: 'wrong-signature', vi: 'Chữ ký sai', en: 'Events are signed wrongly' },
  { name: 'no-receipts', vi: 'Không báo đã nhận, đã xem', en: 'No receipts (read on a computer)' },
] as const satisfies readonly Fault[];
export type ZaloFault = (typeof zaloFaults)[number]['name'];
