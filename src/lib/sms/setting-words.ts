import type { Bilingual } from '../bilingual.ts';

/** What the settings of `smsSettings` are called, and what to write there. */
export const smsSettingWords = {
  diacritics: {
    label: { vi: 'Gửi tin có dấu', en: 'Send with diacritics' },
    hint: {
      vi: 'Tin có dấu: 70 ký tự mỗi SMS thay vì 160, tốn gấp đôi. Đầu số phải được phép gửi có dấu.',
      en: 'With them an SMS holds 70 characters, not 160, and costs twice as much. The sender must be allowed to.',
    },
  },
  keyword: {
    label: { vi: 'Từ khóa đứng đầu tin', en: 'Keyword in front' },
    hint: {
      vi: 'Người dân nhắn từ này trước nội dung khi dùng chung đầu số; hub bỏ từ này đi. Nhiều từ: cách nhau bằng dấu phẩy.',
      en: 'What people write first on a shared short code; the hub leaves it out. Several between commas.',
    },
  },
  maxSegments: {
    label: { vi: 'Số SMS nhiều nhất cho một câu trả lời', en: 'Most SMS for one answer' },
    hint: {
      vi: 'Dài hơn thì cắt ở cuối từ và kết thúc bằng đường dẫn tra cứu.',
      en: 'Longer ones are cut at a word and end with the tracking link.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly label: Bilingual; readonly hint: Bilingual }>>;
