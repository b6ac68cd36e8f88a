import type { AboutChannel } from '../../src/channels/about.ts';
import { outlines } from '../../src/channels/outlines.ts';
import type { VoiceSettings } from './schema.ts';

/** All that is said of the telephone. */
export const aboutVoice: AboutChannel<keyof VoiceSettings> = {
  name: { vi: 'Điện thoại', en: 'Telephone' },
  label: { vi: 'Điện thoại', en: 'Phone' },
  icon: outlines.telephone,
  settings: {
    preset: {
      label: { vi: 'Tổng đài', en: 'Exchange' },
      choices: {
        generic: { vi: 'Chung', en: 'Generic' },
        caresoft: { vi: 'CareSoft', en: 'CareSoft' },
        twilio: { vi: 'Twilio Voice', en: 'Twilio Voice' },
      },
    },
    secret: {
      label: { vi: 'Khóa ký sự kiện', en: 'Key that signs events' },
      hint: { vi: 'Với Twilio: auth token của tài khoản.', en: 'For Twilio: the auth token of the account.' },
    },
    hotline: {
      label: { vi: 'Số đường dây nóng', en: 'Hotline number' },
      hint: { vi: 'Khi tổng đài không gửi kèm số này.', en: 'When the exchange does not send it.' },
    },
    baseUrl: { label: { vi: 'Nơi để bản ghi âm', en: 'Where recordings lie' }, isAdvanced: true },
    recordingHosts: {
      label: { vi: 'Máy chủ ghi âm khác', en: 'Further hosts of recordings' },
      hint: {
        vi: 'Cách nhau bằng dấu phẩy; *.example.vn cho cả nhóm.',
        en: 'Between commas; *.example.vn for all under one.',
      },
    },
    recordingUser: {
      label: { vi: 'Tên đăng nhập ghi âm', en: 'User name for recordings' },
      hint: { vi: 'Với Twilio: Account SID.', en: 'For Twilio: the Account SID.' },
    },
    recordingPassword: { label: { vi: 'Mật khẩu ghi âm', en: 'Password for recordings' } },
    dialTo: {
      label: { vi: 'Số của điện thoại viên', en: 'Numbers of the operators' },
      hint: {
        vi: 'Chỉ Twilio: +84…, cách nhau bằng dấu phẩy; cùng đổ chuông.',
        en: 'Twilio only: +84…, between commas; all ring.',
      },
    },
    greeting: {
      label: { vi: 'Lời chào', en: 'Greeting' },
      hint: {
        vi: 'Chỉ Twilio. Cần nói rằng cuộc gọi được ghi âm.',
        en: 'Twilio only. Must say that the call is recorded.',
      },
      isLong: true,
    },
  },
  steps: [
    {
      vi: 'Thống nhất với tổng đài một khóa bí mật dài. Với Twilio, đó là auth token.',
      en: 'Agree on a long secret with the exchange. For Twilio it is the auth token.',
    },
    {
      vi: 'Giao địa chỉ webhook ở trên cho tổng đài: họ báo đổ chuông, nhấc máy, kết thúc, gọi nhỡ và bản ghi âm.',
      en: 'Give the webhook address above to the exchange: it tells of ringing, answered, ended, missed and of recordings.',
    },
    {
      vi: 'Xin tài khoản tải bản ghi âm và điền vào đây, rồi bấm “Kiểm tra thiết lập”.',
      en: 'Ask for a login for recordings and fill it in here, then press “Check the settings”.',
    },
    {
      vi: 'Gọi vào đường dây nóng: sự kiện đầu tiên phải hiện ở đây.',
      en: 'Call the hotline: the first event must show here.',
    },
  ],
};
