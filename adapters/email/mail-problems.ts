import type { Bilingual } from '../../src/lib/bilingual.ts';
import { mailLimits } from './limits.ts';

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

const fileLimit = megabytes(mailLimits.attachmentBytes);
const mailLimit = megabytes(mailLimits.attachmentTotalBytes);

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
    vi: `Thư lớn hơn ${mailLimit} MB nên chỉ nhận được phần đầu. Vui lòng gửi lại các tệp trong nhiều thư nhỏ hơn.`,
    en: `The mail is larger than ${mailLimit} MB; only its beginning was taken. Please send the files again in several smaller mails.`,
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
  tooManyFiles: (count: number): Bilingual => ({
    vi: `Thư có ${count} tệp đính kèm; hệ thống chỉ nhận ${mailLimits.attachmentCount} tệp đầu. Vui lòng gửi các tệp còn lại trong thư khác.`,
    en: `The mail has ${count} attachments; only the first ${mailLimits.attachmentCount} were taken. Please send the others in another mail.`,
  }),
  /** By its number and size, not by its name: an automatic receipt must not carry words of the sender. */
  fileTooLarge: (file: { readonly number: number; readonly bytes: number }): Bilingual => ({
    vi: `Tệp đính kèm thứ ${file.number} (${megabytes(file.bytes)} MB) không được nhận: mỗi tệp tối đa ${fileLimit} MB, cả thư tối đa ${mailLimit} MB.`,
    en: `Attachment number ${file.number} (${megabytes(file.bytes)} MB) was left out: a file may have ${fileLimit} MB, a mail ${mailLimit} MB.`,
  }),
} as const satisfies Record<string, Bilingual | ((...facts: never[]) => Bilingual)>;
