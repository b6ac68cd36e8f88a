import type { AboutChannel } from '../../src/channels/about.ts';
import { outlines } from '../../src/channels/outlines.ts';
import { smsSettingWords } from '../../src/lib/sms/setting-words.ts';
import type { SmppSettings } from './schema.ts';

/** All that is said of SMS over SMPP. */
export const aboutSmpp: AboutChannel<keyof SmppSettings> = {
  name: { vi: 'SMS qua tổng đài nhà mạng (SMPP)', en: 'SMS over a network’s message centre (SMPP)' },
  label: { vi: 'SMS', en: 'SMS' },
  icon: outlines.shortMessage,
  settings: {
    host: { label: { vi: 'Máy chủ của nhà mạng (SMSC)', en: 'Message centre of the network (SMSC)' } },
    port: { label: { vi: 'Cổng', en: 'Port' } },
    systemId: { label: { vi: 'Tên đăng nhập (system_id)', en: 'Login (system_id)' } },
    password: { label: { vi: 'Mật khẩu', en: 'Password' } },
    sourceAddr: {
      label: { vi: 'Đầu số hoặc tên gửi đi', en: 'Short code or name of the sender' },
      hint: { vi: 'Ví dụ: 1022.', en: 'For example 1022.' },
    },
    systemType: {
      label: { vi: 'system_type', en: 'system_type' },
      hint: { vi: 'Chỉ khi nhà mạng yêu cầu.', en: 'Only where the centre wants one.' },
      isAdvanced: true,
    },
    tls: { label: { vi: 'Mã hóa đường truyền (TLS)', en: 'Encrypted line (TLS)' } },
    segmentation: {
      label: { vi: 'Cách cắt tin dài', en: 'How long answers are cut' },
      choices: {
        udh: { vi: 'Từng phần có đầu nối (UDH)', en: 'In parts with a header (UDH)' },
        payload: { vi: 'Cả tin trong message_payload', en: 'Whole, in message_payload' },
      },
      isAdvanced: true,
    },
    enquireSeconds: {
      label: { vi: 'Kiểm tra đường truyền mỗi (giây)', en: 'Try the line every (seconds)' },
      isAdvanced: true,
    },
    windowSize: { label: { vi: 'Số tin đang chờ trả lời', en: 'Messages on their way' }, isAdvanced: true },
    throughput: {
      label: { vi: 'Số tin mỗi giây', en: 'Messages a second' },
      hint: {
        vi: 'Theo hợp đồng; nhiều máy gửi thì chia đều.',
        en: 'By the contract; divide it among several senders.',
      },
    },
    defaultAlphabet: {
      label: { vi: 'Bảng mã mặc định của nhà mạng', en: 'Default alphabet of the centre' },
      choices: { gsm7: { vi: 'GSM 7 bit', en: 'GSM 7 bit' }, latin1: { vi: 'Latin 1', en: 'Latin 1' } },
      isAdvanced: true,
    },
    receiptIds: {
      label: { vi: 'Cách ghi mã tin trong báo nhận', en: 'How receipts write ids' },
      hint: {
        vi: 'Đổi khi tin không bao giờ chuyển thành “Đã đến nơi”.',
        en: 'Change it when answers never become “Delivered”.',
      },
      choices: {
        same: { vi: 'Như lúc gửi', en: 'As when sent' },
        decimal: { vi: 'Thập phân', en: 'Decimal' },
        hex: { vi: 'Thập lục phân', en: 'Hexadecimal' },
      },
      isAdvanced: true,
    },
    partSeconds: {
      label: { vi: 'Chờ đủ mảnh của tin dài (giây)', en: 'Wait for parts of long messages (seconds)' },
      isAdvanced: true,
    },
    sourceTon: {
      label: { vi: 'Loại của đầu số (TON)', en: 'Type of the sender (TON)' },
      hint: { vi: 'Để trống: suy từ dạng của đầu số.', en: 'Empty: by its form.' },
      isAdvanced: true,
    },
    sourceNpi: {
      label: { vi: 'Hệ đánh số (NPI)', en: 'Numbering plan (NPI)' },
      hint: { vi: 'Để trống: suy từ dạng của đầu số.', en: 'Empty: by its form.' },
      isAdvanced: true,
    },
    ...smsSettingWords,
  },
  steps: [
    {
      vi: 'Lấy từ hợp đồng: máy chủ, cổng, tên đăng nhập, mật khẩu, tốc độ cho phép. Không cần webhook.',
      en: 'Take from the contract: server, port, login, password, the allowed speed. No webhook is needed.',
    },
    {
      vi: 'Báo nhà mạng địa chỉ IP của hub, hoặc dựng VPN theo yêu cầu của họ.',
      en: 'Tell the network the IP address of the hub, or set up their VPN.',
    },
    {
      vi: 'Bấm “Kiểm tra thiết lập”: hub đăng nhập và thử đường truyền, không gửi gì.',
      en: 'Press “Check the settings”: the hub logs in and tries the line; nothing is sent.',
    },
    {
      vi: 'Nhắn một tin dài có dấu vào đầu số rồi trả lời. Nếu không bao giờ thấy “Đã đến nơi”, đổi “Cách ghi mã tin trong báo nhận”.',
      en: 'Write a long message with diacritics to the short code and answer it. If it never becomes “Delivered”, change how receipts write ids.',
    },
  ],
};
