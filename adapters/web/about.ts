import type { AboutChannel } from '../../src/channels/about.ts';

/** All that is said of the web form and the chat. */
export const aboutWeb: AboutChannel = {
  name: { vi: 'Biểu mẫu và trò chuyện trên web', en: 'Web form and chat' },
  label: { vi: 'Cổng web', en: 'Web form' },
  icon: 'M4 5h16v14H4zM4 9h16M8 13h5M8 16h8',
  addresses: [{ kind: 'web', label: { vi: 'Cổng web', en: 'Web form' }, isLastResort: true }],
  settings: {
    widgetSites: {
      label: { vi: 'Trang được nhúng khung trò chuyện', en: 'Sites that may show the chat' },
      hint: {
        vi: 'Ví dụ: https://bacninh.gov.vn, https://*.bacninh.gov.vn. Để trống: chỉ cổng 1022.',
        en: 'For example https://bacninh.gov.vn, https://*.bacninh.gov.vn. Empty: the 1022 portal only.',
      },
      isLong: true,
    },
    programs: {
      label: { vi: 'Chương trình khác gửi biểu mẫu', en: 'Other programs post the form' },
      hint: {
        vi: 'Trang của cơ quan khác hoặc ki-ốt gửi thẳng biểu mẫu vào hub.',
        en: 'Sites of other agencies, or a kiosk, that post reports straight to the hub.',
      },
      choices: {
        open: { vi: 'Cho phép', en: 'Allowed' },
        closed: { vi: 'Chỉ nhận từ cổng của hub', en: 'Only the pages of the hub' },
      },
    },
  },
  steps: [
    {
      vi: 'Tài khoản này có sẵn: biểu mẫu và khung trò chuyện của cổng 1022 dùng nó.',
      en: 'This account is there from the start: the form and the chat of the 1022 portal use it.',
    },
    {
      vi: 'Muốn đặt khung trò chuyện lên trang của cơ quan khác, ghi địa chỉ trang đó vào “Trang được nhúng khung trò chuyện”.',
      en: 'To put the chat on the site of another agency, write the address of that site into “Sites that may show the chat”.',
    },
    {
      vi: 'Chương trình khác gửi biểu mẫu tới địa chỉ webhook ở trên; tắt bằng “Chỉ nhận từ cổng của hub” nếu không dùng.',
      en: 'Other programs post the form to the webhook address above; choose “Only the pages of the hub” when there are none.',
    },
  ],
};
