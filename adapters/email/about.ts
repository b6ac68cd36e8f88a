import type { AboutChannel } from '../../src/channels/about.ts';
import { outlines } from '../../src/channels/outlines.ts';
import type { EmailSettings } from './schema.ts';

/** All that is said of mail. */
export const aboutEmail: AboutChannel<keyof EmailSettings> = {
  name: { vi: 'Thư điện tử', en: 'E-mail' },
  label: { vi: 'Thư điện tử', en: 'E-mail' },
  icon: outlines.letter,
  settings: {
    address: {
      label: { vi: 'Địa chỉ hộp thư', en: 'Address of the mailbox' },
      hint: {
        vi: 'Người dân gửi tới địa chỉ này và nhận trả lời từ đây.',
        en: 'People write to it, and answers come from it.',
      },
    },
    displayName: {
      label: { vi: 'Tên người gửi', en: 'Name of the sender' },
      hint: { vi: 'Hiện cạnh địa chỉ trong thư trả lời.', en: 'Stands beside the address in answers.' },
    },
    imapHost: {
      label: { vi: 'Máy chủ nhận thư (IMAP)', en: 'Incoming server (IMAP)' },
      hint: {
        vi: 'Ví dụ: imap.bacninh.gov.vn. Để trống: không đọc hộp thư.',
        en: 'For example imap.bacninh.gov.vn. Empty: nothing is read.',
      },
    },
    imapPort: { label: { vi: 'Cổng IMAP', en: 'IMAP port' } },
    imapMailboxes: {
      label: { vi: 'Thư mục cần đọc', en: 'Folders to read' },
      hint: { vi: 'Nhiều thư mục: cách nhau bằng dấu phẩy.', en: 'Several between commas.' },
    },
    smtpHost: {
      label: { vi: 'Máy chủ gửi thư (SMTP)', en: 'Outgoing server (SMTP)' },
      hint: {
        vi: 'Ví dụ: smtp.bacninh.gov.vn. Để trống: không gửi thư.',
        en: 'For example smtp.bacninh.gov.vn. Empty: nothing is sent.',
      },
    },
    smtpPort: { label: { vi: 'Cổng SMTP', en: 'SMTP port' } },
    user: { label: { vi: 'Tên đăng nhập', en: 'User name' } },
    password: {
      label: { vi: 'Mật khẩu', en: 'Password' },
      hint: { vi: 'Với Google: mật khẩu ứng dụng.', en: 'For Google: an app password.' },
    },
    accessToken: {
      label: { vi: 'Mã truy cập OAuth', en: 'OAuth access token' },
      hint: {
        vi: 'Thay cho mật khẩu, khi có nơi khác giữ mã luôn mới.',
        en: 'In place of the password, when something else keeps it fresh.',
      },
      isAdvanced: true,
    },
    oauthTokenUrl: {
      label: { vi: 'Địa chỉ cấp mã OAuth', en: 'OAuth token address' },
      hint: { vi: 'Bắt đầu bằng https://', en: 'Begins with https://' },
      isAdvanced: true,
    },
    clientId: { label: { vi: 'Client ID (OAuth)', en: 'Client ID (OAuth)' }, isAdvanced: true },
    clientSecret: { label: { vi: 'Client secret (OAuth)', en: 'Client secret (OAuth)' }, isAdvanced: true },
    refreshToken: { label: { vi: 'Mã làm mới (OAuth)', en: 'Refresh token (OAuth)' }, isAdvanced: true },
    tls: {
      label: { vi: 'Mã hóa đường truyền (TLS)', en: 'Encrypted line (TLS)' },
      hint: {
        vi: 'Chỉ tắt khi máy chủ thư nằm trên cùng máy.',
        en: 'Switch off only for a mail server on the same machine.',
      },
    },
    listenPort: {
      label: { vi: 'Cổng nhận thư chuyển tới (SMTP)', en: 'Port for mail handed over (SMTP)' },
      hint: {
        vi: 'Khi máy chủ thư của cơ quan chuyển thư thẳng cho hub.',
        en: 'When your own mail server hands mail straight to the hub.',
      },
      isAdvanced: true,
    },
    listenHost: {
      label: { vi: 'Địa chỉ lắng nghe', en: 'Listening address' },
      hint: {
        vi: 'Giữ trong mạng nội bộ: cổng này không có đăng nhập.',
        en: 'Keep it inside your network: this port has no login.',
      },
      isAdvanced: true,
    },
    listenProtocol: {
      label: { vi: 'Giao thức nhận', en: 'Protocol' },
      choices: { smtp: { vi: 'SMTP', en: 'SMTP' }, lmtp: { vi: 'LMTP', en: 'LMTP' } },
      isAdvanced: true,
    },
    trustedAuthservId: {
      label: { vi: 'Tên máy chủ xác thực thư', en: 'Name of the authenticating server' },
      hint: {
        vi: 'Tên ghi trong Authentication-Results của máy chủ thư nhà; chỉ tin tiêu đề mang tên này.',
        en: 'What your mail server writes in Authentication-Results; no other such header is believed.',
      },
      isAdvanced: true,
    },
  },
  steps: [
    {
      vi: 'Lập một hộp thư riêng cho hub, ví dụ 1022@tinh.gov.vn. Mọi thư trong INBOX đều thành phản ánh.',
      en: 'Make a mailbox for the hub alone, such as 1022@province.gov.vn. Everything in its INBOX becomes a report.',
    },
    {
      vi: 'Bật địa chỉ có dấu cộng (1022+abc@…) để thư trả lời về đúng hồ sơ.',
      en: 'Switch on plus-addresses (1022+abc@…), so that replies find their ticket.',
    },
    {
      vi: 'Điền máy chủ IMAP, SMTP và mật khẩu, rồi bấm “Kiểm tra thiết lập”. Thư không cần webhook: hub tự đọc.',
      en: 'Fill in the IMAP and SMTP servers and the password, then press “Check the settings”. Mail needs no webhook: the hub reads it.',
    },
    {
      vi: 'Nếu máy chủ thư ghi Authentication-Results, điền tên của nó để người gửi được đánh dấu đã xác minh.',
      en: 'If the mail server writes Authentication-Results, fill in its name there, so that senders can be marked as verified.',
    },
    {
      vi: 'Gửi thử tới địa chỉ của bạn, rồi trả lời thư đó để thử chiều về.',
      en: 'Send a trial message to your own address, then reply to it to try the way back.',
    },
  ],
};
