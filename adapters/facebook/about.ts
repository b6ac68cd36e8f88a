import type { AboutChannel } from '../../src/channels/about.ts';
import type { FacebookSettings } from './schema.ts';

/** All that is said of a Facebook Page. */
export const aboutFacebook: AboutChannel<keyof FacebookSettings> = {
  name: { vi: 'Trang Facebook', en: 'Facebook Page' },
  label: { vi: 'Facebook', en: 'Facebook' },
  icon: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM14.5 8h-1a1.7 1.7 0 0 0-1.7 1.7v10.7M9.5 12.5h4.5',
  addresses: [
    {
      kind: 'messenger',
      label: { vi: 'Messenger', en: 'Messenger' },
      example: { vi: 'ID Messenger (PSID)', en: 'Messenger id (PSID)' },
    },
    {
      kind: 'facebook',
      label: { vi: 'Facebook', en: 'Facebook' },
      example: { vi: 'ID bình luận', en: 'Comment id' },
      isLastResort: true,
    },
  ],
  settings: {
    pageId: {
      label: { vi: 'ID của Trang', en: 'Page ID' },
      hint: {
        vi: 'Cài đặt Trang → Giới thiệu → Minh bạch của Trang.',
        en: 'Page settings → About → Page transparency.',
      },
    },
    appId: {
      label: { vi: 'ID ứng dụng Meta', en: 'Meta app ID' },
      hint: {
        vi: 'Thiếu mục này thì không biết tuổi của mã truy cập.',
        en: 'Without it the age of the token is not known.',
      },
    },
    appSecret: {
      label: { vi: 'Khóa bí mật của ứng dụng', en: 'App secret' },
      hint: { vi: 'Thiếu mục này thì không nhận tin nào.', en: 'Without it nothing is let in.' },
    },
    verifyToken: {
      label: { vi: 'Từ xác minh webhook', en: 'Verify token' },
      hint: {
        vi: 'Một từ dài tự đặt; dán đúng từ này vào Meta.',
        en: 'A long word that you make up; paste the same one at Meta.',
      },
    },
    pageAccessToken: {
      label: { vi: 'Mã truy cập của Trang', en: 'Page access token' },
      hint: { vi: 'Thiếu mục này thì không gửi tin nào.', en: 'Without it nothing is sent.' },
    },
    humanAgent: {
      label: { vi: 'Đã được duyệt Human Agent', en: 'Human Agent is approved' },
      hint: {
        vi: 'Cho phép nhân viên trả lời trong 7 ngày thay vì 24 giờ.',
        en: 'Staff may answer for 7 days, not 24 hours.',
      },
    },
    commentReplies: {
      label: { vi: 'Trả lời bình luận', en: 'Answers to comments' },
      choices: {
        private: { vi: 'Riêng qua Messenger, kèm một dòng công khai', en: 'In Messenger, and a short line in public' },
        public: { vi: 'Chỉ một dòng công khai', en: 'A short line in public only' },
      },
    },
    apiVersion: { label: { vi: 'Phiên bản Graph API', en: 'Version of the Graph API' }, isAdvanced: true },
    baseUrl: { label: { vi: 'Địa chỉ Graph API', en: 'Address of the Graph API' }, isAdvanced: true },
  },
  steps: [
    {
      vi: 'Trên developers.facebook.com lập một ứng dụng loại Business cho riêng Trang này, thêm Messenger và Webhooks.',
      en: 'At developers.facebook.com make an app of the type Business for this Page alone, and add Messenger and Webhooks.',
    },
    {
      vi: 'Xin Advanced Access cho các quyền pages_*; trước khi duyệt xong, chỉ người có vai trò trong ứng dụng nhắn được.',
      en: 'Ask for Advanced Access to the pages_* permissions; until it is granted only people with a role in the app are heard.',
    },
    {
      vi: 'Tạo mã truy cập của Trang bằng người dùng hệ thống rồi điền vào đây cùng ID Trang, khóa bí mật và một từ xác minh tự đặt.',
      en: 'Generate a Page access token with a system user and fill it in here, with the Page ID, the app secret and a verify token that you make up.',
    },
    {
      vi: 'Ứng dụng → Webhooks → Page: dán địa chỉ webhook ở trên và đúng từ xác minh đó.',
      en: 'App → Webhooks → Page: paste the webhook address above and the same verify token.',
    },
    {
      vi: 'Dán cùng địa chỉ vào “Data Deletion Request URL”. Trong mười phút hub tự đăng ký sự kiện của Trang.',
      en: 'Paste the same address into “Data Deletion Request URL”. Within ten minutes the hub subscribes to the events of the Page.',
    },
  ],
};
