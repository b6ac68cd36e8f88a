/** What an empty queue means and what to do next. */
export const emptiness = {
  triage: 'Mọi phản ánh đã được phân loại. Phản ánh mới sẽ tự hiện ra ở đây.',
  mine: 'Không có việc nào chờ bạn. Hồ sơ được chuyển tới sẽ tự hiện ra ở đây.',
  approval: 'Không có bản trả lời nào chờ duyệt.',
  waiting: 'Không có hồ sơ nào đang chờ người gửi bổ sung.',
  open: 'Không có hồ sơ nào đang mở.',
  due_soon: 'Không có hồ sơ nào sắp đến hạn.',
  overdue: 'Không có hồ sơ nào quá hạn.',
  answered: 'Chưa có hồ sơ nào được trả lời.',
  all: 'Chưa có hồ sơ nào. Phản ánh đầu tiên gửi tới sẽ hiện ra ở đây ngay.',
  title: 'Hàng đợi trống',
} as const;
