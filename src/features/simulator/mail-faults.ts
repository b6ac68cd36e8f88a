/** What can go wrong with the mail servers outside; one at a time. */
export const mailFaults = [
  {
    name: 'refuse_for_now',
    vi: 'Hẹn gửi lại (450)',
    en: 'Put off (450)',
    about: {
      vi: 'Như máy chủ chặn tạm người lạ: Hub phải thử lại.',
      en: 'Like greylisting: the hub must try again.',
    },
  },
  {
    name: 'refuse_for_good',
    vi: 'Từ chối hẳn (550)',
    en: 'Refused for good (550)',
    about: {
      vi: 'Hộp thư không tồn tại: Hub không thử lại.',
      en: 'No such mailbox: the hub does not try again.',
    },
  },
  {
    name: 'drop_after_data',
    vi: 'Cắt kết nối sau khi nhận',
    en: 'Hangs up after taking',
    about: {
      vi: 'Thư tới nơi nhưng Hub không biết: chờ người quyết định.',
      en: 'The mail arrives but the hub cannot know: a person decides.',
    },
  },
  {
    name: 'slow',
    vi: 'Chậm 12 giây',
    en: '12 seconds slow',
    about: {
      vi: 'Nhận thư nhưng lâu mới xác nhận.',
      en: 'Takes the mail but is long in saying so.',
    },
  },
  {
    name: 'bounce',
    vi: 'Nhận rồi trả lại',
    en: 'Taken, then returned',
    about: {
      vi: 'Nhận thư, sau đó gửi thư báo lỗi (bounce) về Hub.',
      en: 'Takes the mail, then sends a bounce to the hub.',
    },
  },
] as const;
export type MailFault = 'none' | (typeof mailFaults)[number]['name'];
