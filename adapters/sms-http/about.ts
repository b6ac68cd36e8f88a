import type { AboutChannel } from '../../src/channels/about.ts';
import { outlines } from '../../src/channels/outlines.ts';
import { smsSettingWords } from '../../src/lib/sms/setting-words.ts';
import type { SmsHttpSettings } from './schema.ts';

/** All that is said of SMS over an aggregator. */
export const aboutSmsHttp: AboutChannel<keyof SmsHttpSettings> = {
  name: { vi: 'SMS qua nhà cung cấp (HTTP)', en: 'SMS over an aggregator (HTTP)' },
  label: { vi: 'SMS', en: 'SMS' },
  icon: outlines.shortMessage,
  settings: {
    preset: {
      label: { vi: 'Nhà cung cấp', en: 'Provider' },
      choices: {
        esms: { vi: 'eSMS.vn', en: 'eSMS.vn' },
        vcom: { vi: 'V-COM', en: 'V-COM' },
        generic: { vi: 'Khác (tự mô tả)', en: 'Another one (described below)' },
      },
    },
    baseUrl: {
      label: { vi: 'Địa chỉ API', en: 'Address of the API' },
      hint: { vi: 'Bắt buộc khi chọn “Khác”.', en: 'Needed for another provider.' },
    },
    apiKey: { label: { vi: 'API key', en: 'API key' } },
    secretKey: {
      label: { vi: 'Secret key', en: 'Secret key' },
      hint: { vi: 'V-COM: khóa bảo mật.', en: 'V-COM: the secure key.' },
    },
    user: {
      label: { vi: 'Tên đăng nhập', en: 'User name' },
      hint: { vi: 'Khi nhà cung cấp đăng nhập bằng tên.', en: 'For providers that log in by name.' },
    },
    password: { label: { vi: 'Mật khẩu', en: 'Password' } },
    clientId: { label: { vi: 'Tên tài khoản tại V-COM', en: 'Account name at V-COM' } },
    brandname: {
      label: { vi: 'Tên thương hiệu gửi đi', en: 'Brandname' },
      hint: { vi: 'Tên đã đăng ký (brandname) mà người nhận thấy.', en: 'The registered name that people see.' },
    },
    serviceNumber: { label: { vi: 'Đầu số', en: 'Short code' }, hint: { vi: 'Ví dụ: 8041.', en: 'For example 8041.' } },
    commandCode: { label: { vi: 'Mã lệnh của đầu số (V-COM)', en: 'Command of the short code (V-COM)' } },
    inboundSecret: {
      label: { vi: 'Khóa kiểm tra tin tới', en: 'Key that checks what comes in' },
      hint: { vi: 'Khi có khóa này, tin không ký bị từ chối.', en: 'When set, an unsigned message is refused.' },
    },
    callbackToken: {
      label: { vi: 'Từ bảo vệ địa chỉ webhook', en: 'Word that protects the webhook address' },
      hint: {
        vi: 'Từ 16 ký tự ngẫu nhiên trở lên. Thiếu cả hai khóa thì không nhận tin nào.',
        en: '16 random characters or more. Without both keys nothing is let in.',
      },
    },
    joinSeconds: {
      label: { vi: 'Chờ ghép tin dài (giây)', en: 'Wait for parts of long messages (seconds)' },
      hint: { vi: '0: mỗi mảnh là một tin.', en: '0: each part is a message.' },
      isAdvanced: true,
    },
    sending: {
      label: { vi: 'Mô tả cách gửi (JSON)', en: 'How to send (JSON)' },
      hint: { vi: 'Chỉ những phần khác với nhà cung cấp đã chọn.', en: 'Only what differs from the chosen provider.' },
      isAdvanced: true,
      isLong: true,
    },
    inbound: {
      label: { vi: 'Mô tả tin tới (JSON)', en: 'How messages come in (JSON)' },
      hint: { vi: 'Tên tham số, cách ký, câu trả lời.', en: 'Names of parameters, signature, answer.' },
      isAdvanced: true,
      isLong: true,
    },
    status: {
      label: { vi: 'Mô tả báo trạng thái (JSON)', en: 'How states are reported (JSON)' },
      isAdvanced: true,
      isLong: true,
    },
    ask: {
      label: { vi: 'Mô tả cách hỏi trạng thái (JSON)', en: 'How states are asked for (JSON)' },
      hint: { vi: 'Khi nhà cung cấp không báo lại.', en: 'For messages of which no report came.' },
      isAdvanced: true,
      isLong: true,
    },
    ...smsSettingWords,
  },
  steps: [
    {
      vi: 'Đăng ký tên thương hiệu và mẫu tin với nhà cung cấp; xin đầu số có từ khóa nếu người dân được nhắn tới.',
      en: 'Register a brandname and the templates of its messages with the provider; ask for a short code with a keyword if people shall write.',
    },
    {
      vi: 'Chọn nhà cung cấp, điền API key và secret key. Nghĩ một từ dài ngẫu nhiên làm “Từ bảo vệ địa chỉ webhook”.',
      en: 'Choose the provider, fill in the API key and the secret key. Think of a long random word to protect the webhook address.',
    },
    {
      vi: 'Giao địa chỉ webhook ở trên cho nhà cung cấp để chuyển tin tới (MO). Báo trạng thái không cần khai.',
      en: 'Give the webhook address above to the provider for messages (MO). Reports of delivery need no setting.',
    },
    {
      vi: 'Bấm “Kiểm tra thiết lập”: hub hỏi số dư, không gửi gì.',
      en: 'Press “Check the settings”: the hub asks for the balance and sends nothing.',
    },
  ],
};
