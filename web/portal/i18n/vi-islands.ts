import { words } from './readonly-words.ts';

/** What the form says while an address is being confirmed. */
export const confirmIsland = words({
  confirmAsk: 'Gửi mã tới {address}',
  confirmAgain: 'Gửi lại mã',
  confirmRest: 'Gửi lại được sau {seconds} giây',
  confirmSending: 'Đang gửi mã…',
  confirmSent: 'Đã gửi mã tới {address}.',
  confirmSix: 'Nhập đủ sáu chữ số.',
  confirmDone: 'Đã xác nhận. Chúng tôi sẽ báo khi có tiến triển.',
  confirmNoAddress: 'Nhập số điện thoại hoặc email ở trên trước.',
  confirmNoEmail: 'Nhập email ở trên trước.',
  confirmOffline: 'Chưa có mạng nên chưa gửi được mã. Bạn vẫn gửi phản ánh được và xác nhận sau.',
});

/** What is said of reports that wait on the device. */
export const waitingIsland = words({
  waitingOffline: 'Chưa có mạng. Phản ánh nằm trên máy này và sẽ tự gửi khi có mạng.',
  waitingTry: 'Chưa gửi được. Phản ánh nằm trên máy này và đang được gửi lại.',
  waitingSent: 'Đã gửi. Mã hồ sơ {code}',
  waitingRefused: 'Chưa gửi được, cần sửa một chỗ',
  waitingNow: 'Gửi ngay',
  waitingDelete: 'Xóa khỏi máy này',
  waitingDeleteSure: 'Phản ánh này chưa được gửi. Xóa hẳn khỏi máy?',
  waitingOpen: 'Xem phản ánh',
  waitingHide: 'Ẩn dòng này',
  waitingEdit: 'Mở lại để sửa',
  waitingAnother: 'Viết phản ánh khác',
});
