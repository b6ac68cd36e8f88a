import type { AboutChannel } from '../../src/channels/about.ts';
import { outlines } from '../../src/channels/outlines.ts';
import { smsSettingWords } from '../../src/lib/sms/setting-words.ts';
import type { TwilioSettings } from './schema.ts';

/** All that is said of SMS over Twilio. */
export const aboutTwilio: AboutChannel<keyof TwilioSettings> = {
  name: { vi: 'SMS qua Twilio', en: 'SMS over Twilio' },
  label: { vi: 'SMS', en: 'SMS' },
  icon: outlines.shortMessage,
  settings: {
    accountSid: {
      label: { vi: 'Account SID', en: 'Account SID' },
      hint: { vi: 'Bắt đầu bằng AC.', en: 'Begins with AC.' },
    },
    authToken: {
      label: { vi: 'Auth token', en: 'Auth token' },
      hint: { vi: 'Ký webhook và đăng nhập.', en: 'Signs webhooks and logs in.' },
    },
    secondaryAuthToken: {
      label: { vi: 'Auth token thứ hai', en: 'Second auth token' },
      hint: { vi: 'Chỉ trong lúc đổi mã.', en: 'Only while tokens are exchanged.' },
      isAdvanced: true,
    },
    from: {
      label: { vi: 'Số gửi đi', en: 'Sending number' },
      hint: {
        vi: 'Ví dụ: +15005550006. Hoặc dùng dịch vụ nhắn tin bên dưới.',
        en: 'For example +15005550006. Or a messaging service below.',
      },
    },
    messagingServiceSid: {
      label: { vi: 'Mã dịch vụ nhắn tin', en: 'Messaging service' },
      hint: { vi: 'Bắt đầu bằng MG; thay cho số gửi đi.', en: 'Begins with MG; in place of the number.' },
    },
    baseUrl: { label: { vi: 'Địa chỉ API', en: 'Address of the API' }, isAdvanced: true },
    ...smsSettingWords,
  },
  steps: [
    {
      vi: 'Trong Twilio: Account → API keys & tokens, chép Account SID và Auth token.',
      en: 'At Twilio: Account → API keys & tokens, copy the Account SID and the auth token.',
    },
    {
      vi: 'Mua một số, hoặc lập một dịch vụ nhắn tin, rồi điền vào đây. Twilio không nhận SMS tại Việt Nam: dùng cho số nước ngoài và để thử.',
      en: 'Buy a number, or make a messaging service, and fill it in here. Twilio takes no SMS in Vietnam: use it for numbers abroad and for trying.',
    },
    {
      vi: 'Ở số đó: Messaging → A message comes in → Webhook, HTTP POST: dán địa chỉ webhook ở trên, đúng từng chữ.',
      en: 'At that number: Messaging → A message comes in → Webhook, HTTP POST: paste the webhook address above, exactly.',
    },
    { vi: 'Gửi thử tới số của bạn rồi trả lời tin đó.', en: 'Send a trial message to your own number and answer it.' },
  ],
};
