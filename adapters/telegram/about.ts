import type { AboutChannel } from '../../src/channels/about.ts';
import type { TelegramSettings } from './schema.ts';

/** All that is said of Telegram. */
export const aboutTelegram: AboutChannel<keyof TelegramSettings> = {
  name: { vi: 'Telegram', en: 'Telegram' },
  label: { vi: 'Telegram', en: 'Telegram' },
  icon: 'M20.5 4.5 3.5 11l5.5 2 2 6 3-4 4.5 3.5zM9 13l7-5',
  addresses: [
    {
      kind: 'telegram',
      label: { vi: 'Telegram', en: 'Telegram' },
      example: { vi: 'ID cuộc trò chuyện Telegram', en: 'Telegram chat id' },
    },
  ],
  settings: {
    botToken: {
      label: { vi: 'Mã của bot', en: 'Token of the bot' },
      hint: { vi: '@BotFather cấp, dạng 123456789:AAE…', en: 'From @BotFather, like 123456789:AAE…' },
    },
    secretToken: {
      label: { vi: 'Từ bí mật của webhook', en: 'Secret of the webhook' },
      hint: {
        vi: 'Tự đặt: chữ, số, _ và -. Để trống khi hub tự hỏi tin.',
        en: 'Made up: letters, digits, _ and -. Empty when the hub asks by itself.',
      },
    },
    mode: {
      label: { vi: 'Cách nhận tin', en: 'How messages come' },
      choices: {
        webhook: { vi: 'Telegram gọi hub (webhook)', en: 'Telegram calls the hub (webhook)' },
        polling: { vi: 'Hub tự hỏi Telegram', en: 'The hub asks Telegram' },
      },
    },
    baseUrl: { label: { vi: 'Địa chỉ Bot API', en: 'Address of the Bot API' }, isAdvanced: true },
  },
  steps: [
    {
      vi: 'Nhắn /newbot cho @BotFather, đặt tên dễ nhận ra, chép mã của bot vào đây. Ai có mã này là có bot: không gửi qua thư.',
      en: 'Write /newbot to @BotFather, give it a name people recognise, copy its token to here. Whoever has the token is the bot: do not mail it.',
    },
    {
      vi: 'Với @BotFather: /setdescription nói rõ cơ quan nào phụ trách, /setjoingroups chọn Disable.',
      en: 'Still with @BotFather: /setdescription says which agency runs it, /setjoingroups is Disable.',
    },
    {
      vi: 'Có địa chỉ https công khai: đặt “Từ bí mật của webhook”, hub tự đăng ký với Telegram. Không có: để trống, hub tự hỏi tin.',
      en: 'With a public https address: make up a secret of the webhook, and the hub registers itself with Telegram. Without: leave it empty, and the hub asks.',
    },
    {
      vi: 'Đưa đường dẫn t.me của bot lên cổng và áp phích. Người dân phải bấm “Bắt đầu” trước khi bot nhắn được cho họ.',
      en: 'Put the t.me link of the bot on the portal and on posters. People must press “Start” before the bot can write to them.',
    },
  ],
};
