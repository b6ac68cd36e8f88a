import type { Bilingual } from '../../src/channels/port.ts';

/** What staff and sender are told about a mail that could not be taken over whole. */
export const mailProblems = {
  structure: {
    vi: 'Cấu trúc thư bị lỗi; hiển thị nội dung thô.',
    en: 'The structure of the mail is broken; its raw content is shown.',
  },
  letters: {
    vi: 'Một số ký tự trong thư không đúng bảng mã.',
    en: 'Some letters of the mail were in a wrong encoding.',
  },
  length: {
    vi: 'Nội dung thư quá dài; phần hiển thị đã được cắt bớt.',
    en: 'The text of the mail is too long; what is shown was cut.',
  },
  cutOff: {
    vi: 'Thư vượt quá dung lượng cho phép; chỉ nhận được phần đầu.',
    en: 'The mail exceeds the size limit; only its beginning was taken over.',
  },
  encrypted: {
    vi: 'Thư được mã hoá; không đọc được nội dung.',
    en: 'The mail is encrypted; its content cannot be read.',
  },
  signed: {
    vi: 'Thư có chữ ký số; hệ thống chưa kiểm tra chữ ký này.',
    en: 'The mail is digitally signed; the signature was not checked.',
  },
  signedOpaque: {
    vi: 'Thư có chữ ký số dạng đóng gói; nội dung nằm trong tệp đính kèm.',
    en: 'The mail is digitally signed in a sealed form; its content is in the attached file.',
  },
  timeout: {
    vi: 'Không xử lý được thư trong thời gian và bộ nhớ cho phép; hiển thị nội dung thô.',
    en: 'The mail could not be read within its limits of time and memory; its raw content is shown.',
  },
  tooManyFiles: (name: string): Bilingual => ({
    vi: `Tệp “${name}” không được nhận vì thư có quá nhiều tệp đính kèm.`,
    en: `The file “${name}” was left out because the mail has too many attachments.`,
  }),
  fileTooLarge: (name: string): Bilingual => ({
    vi: `Tệp “${name}” không được nhận vì vượt quá dung lượng cho phép.`,
    en: `The file “${name}” was left out because it exceeds the size limit.`,
  }),
} as const satisfies Record<string, Bilingual | ((name: string) => Bilingual)>;
