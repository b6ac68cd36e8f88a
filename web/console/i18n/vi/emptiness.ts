/** What an empty queue means and what to do next. */
export const emptiness = {
  sealed: 'Không có hồ sơ niêm phong nào chờ xem. Phản ánh có thể là tố cáo sẽ tự hiện ra ở đây.',
  disputed: 'Không có tranh chấp nào. Hồ sơ bị các đơn vị trả lại hoặc chuyển tiếp ba lần sẽ tự hiện ra ở đây.',
  triage: 'Mọi phản ánh đã được phân loại. Phản ánh mới sẽ tự hiện ra ở đây.',
  duty: 'Không có phản ánh nào chờ bàn trực. Trong giờ làm việc, phản ánh ở hàng đợi “Chờ phân loại”.',
  mine: 'Không có hồ sơ nào giao cho bạn. Hồ sơ bạn tiếp nhận hoặc được giao sẽ tự hiện ra ở đây.',
  agency: 'Không có việc nào chờ đơn vị bạn. Hồ sơ được chuyển tới sẽ tự hiện ra ở đây.',
  approval: 'Không có bản trả lời nào chờ duyệt.',
  waiting: 'Không có hồ sơ nào đang chờ người gửi bổ sung.',
  open: 'Không có hồ sơ nào đang mở.',
  due_soon: 'Không có hồ sơ nào sắp đến hạn.',
  overdue: 'Không có hồ sơ nào quá hạn.',
  answered: 'Chưa có hồ sơ nào được trả lời.',
  all: 'Chưa có hồ sơ nào. Phản ánh đầu tiên gửi tới sẽ hiện ra ở đây ngay.',
  title: 'Hàng đợi trống',
} as const;
