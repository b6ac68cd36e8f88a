import type { AboutChannel } from '../../src/channels/about.ts';
import type { ZaloSettings } from './schema.ts';

/** All that is said of Zalo. */
export const aboutZalo: AboutChannel<keyof ZaloSettings> = {
  name: { vi: 'Zalo OA', en: 'Zalo Official Account' },
  label: { vi: 'Zalo', en: 'Zalo' },
  icon: 'M12 4c-4.7 0-8.5 3.1-8.5 7 0 2.2 1.2 4.1 3 5.4V20l3.4-2.2c.7.1 1.4.2 2.1.2 4.7 0 8.5-3.1 8.5-7S16.7 4 12 4zM9.5 8.5h5l-5 5h5',
  addresses: [
    { kind: 'zalo', label: { vi: 'Zalo', en: 'Zalo' }, example: { vi: 'ID người dùng Zalo', en: 'Zalo user id' } },
  ],
  settings: {
    appId: {
      label: { vi: 'ID ứng dụng', en: 'Application ID' },
      hint: {
        vi: 'Trang ứng dụng trên developers.zalo.me.',
        en: 'On the page of the application at developers.zalo.me.',
      },
    },
    oaId: {
      label: { vi: 'ID của Official Account', en: 'Official Account ID' },
      hint: { vi: 'Xem trên oa.zalo.me.', en: 'On oa.zalo.me.' },
    },
    oaSecretKey: {
      label: { vi: 'OA Secret Key', en: 'OA secret key' },
      hint: {
        vi: 'Official Account → Webhook. Khác với khóa bí mật của ứng dụng.',
        en: 'Official Account → Webhook. Not the secret of the application.',
      },
    },
    appSecret: {
      label: { vi: 'Khóa bí mật của ứng dụng', en: 'Secret of the application' },
      hint: { vi: 'Dùng để gia hạn mã truy cập.', en: 'Renews the tokens.' },
    },
    accessToken: {
      label: { vi: 'Mã truy cập ban đầu', en: 'First access token' },
      hint: {
        vi: 'Chỉ cần khi không kết nối được bằng nút “Kết nối”.',
        en: 'Only when the “Connect” button cannot be used.',
      },
      isAdvanced: true,
    },
    refreshToken: {
      label: { vi: 'Mã làm mới ban đầu', en: 'First refresh token' },
      hint: { vi: 'Dùng một lần; sau đó hub tự giữ mã mới.', en: 'Used once; later ones are kept by the hub.' },
      isAdvanced: true,
    },
    appsecretProof: {
      label: { vi: 'Gửi kèm appsecret_proof', en: 'Send appsecret_proof' },
      hint: { vi: 'Bật khi ứng dụng bắt buộc (lỗi -242).', en: 'When the application demands it (error -242).' },
      isAdvanced: true,
    },
    znsTemplateId: {
      label: { vi: 'Mã mẫu ZNS', en: 'ZNS template' },
      hint: {
        vi: 'Mẫu đã duyệt, để nhắn theo số điện thoại khi đã quá 7 ngày.',
        en: 'Approved; reaches people by telephone number after 7 days.',
      },
    },
    znsFields: {
      label: { vi: 'Trường của mẫu ZNS', en: 'Fields of the ZNS template' },
      hint: {
        vi: 'Ví dụ: ma_phan_anh=code, don_vi=agency:30. Điền được: code, agency, link, name.',
        en: 'For example ma_phan_anh=code, don_vi=agency:30. Filled with: code, agency, link, name.',
      },
      isLong: true,
    },
    znsCodeTemplateId: {
      label: { vi: 'Mã mẫu ZNS gửi mã xác nhận', en: 'ZNS template for one-time codes' },
      hint: { vi: 'Mẫu OTP đã duyệt.', en: 'An approved OTP template.' },
    },
    znsCodeFields: {
      label: { vi: 'Trường của mẫu mã xác nhận', en: 'Fields of the code template' },
      hint: {
        vi: 'Tên trường của mẫu OTP và điều điền vào, ví dụ: otp=code.',
        en: 'As the OTP template calls them and what fills them, for example otp=code.',
      },
      isLong: true,
    },
    baseUrl: { label: { vi: 'Địa chỉ API tin nhắn', en: 'Address of the message API' }, isAdvanced: true },
    oauthBaseUrl: { label: { vi: 'Địa chỉ API cấp mã', en: 'Address of the token API' }, isAdvanced: true },
    znsBaseUrl: { label: { vi: 'Địa chỉ API ZNS', en: 'Address of the ZNS API' }, isAdvanced: true },
  },
  steps: [
    {
      vi: 'OA phải được xác thực là cơ quan nhà nước và có gói dùng API. Lập một ứng dụng riêng cho OA này trên developers.zalo.me.',
      en: 'The OA must be verified as a state agency and have a package with API access. Make an application for this OA alone at developers.zalo.me.',
    },
    {
      vi: 'Chép ID ứng dụng, khóa bí mật của ứng dụng, OA Secret Key (Official Account → Webhook) và ID của OA vào đây, rồi lưu.',
      en: 'Copy the application ID, its secret, the OA secret key (Official Account → Webhook) and the OA ID to here, and save.',
    },
    {
      vi: 'Official Account → Thiết lập chung: dán địa chỉ của chính trang này làm địa chỉ quay về. Bấm “Kết nối”, đăng nhập bằng quản trị của OA và đồng ý.',
      en: 'Official Account → General settings: paste the address of this very page as the callback. Press “Connect”, log in as administrator of the OA and agree.',
    },
    {
      vi: 'Official Account → Webhook: dán địa chỉ webhook ở trên; bật mọi sự kiện người dùng gửi, OA gửi, quan tâm, bỏ quan tâm, đã nhận, đã xem. “Lọc cú pháp” phải tắt.',
      en: 'Official Account → Webhook: paste the webhook address above; switch on all events of user sends, OA sends, follow, unfollow, received, seen. The syntax filter must be off.',
    },
    {
      vi: 'Nhắn vào OA từ điện thoại: tin phải hiện ở đây trong vài giây.',
      en: 'Write to the OA from a telephone: the message must show here within seconds.',
    },
  ],
};
