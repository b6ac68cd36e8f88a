/** What a setting of a channel is called, and what to write there. */
export type SettingWords = {
  readonly label: string;
  readonly hint?: string;
  /** Names of the choices, by their values. */
  readonly choices?: Readonly<Record<string, string>>;
};

const diacritics = {
  label: 'Gửi tin có dấu',
  hint: 'Tin có dấu: 70 ký tự mỗi SMS thay vì 160, tốn gấp đôi. Đầu số phải được phép gửi có dấu.',
};
const keyword = {
  label: 'Từ khóa đứng đầu tin',
  hint: 'Người dân nhắn từ này trước nội dung khi dùng chung đầu số; hub bỏ từ này đi. Nhiều từ: cách nhau bằng dấu phẩy.',
};
const maxSegments = {
  label: 'Số SMS nhiều nhất cho một câu trả lời',
  hint: 'Dài hơn thì cắt ở cuối từ và kết thúc bằng đường dẫn tra cứu.',
};

/** By `kind.setting`, in the words of docs/glossary.md. */
export const settingWords: Readonly<Record<string, SettingWords>> = {
  'web.widgetSites': {
    label: 'Trang được nhúng khung trò chuyện',
    hint: 'Ví dụ: https://bacninh.gov.vn, https://*.bacninh.gov.vn. Để trống: chỉ cổng 1022.',
  },
  'web.programs': {
    label: 'Chương trình khác gửi biểu mẫu',
    hint: 'Trang của cơ quan khác hoặc ki-ốt gửi thẳng biểu mẫu vào hub.',
    choices: { open: 'Cho phép', closed: 'Chỉ nhận từ cổng của hub' },
  },

  'email.address': { label: 'Địa chỉ hộp thư', hint: 'Người dân gửi tới địa chỉ này và nhận trả lời từ đây.' },
  'email.displayName': { label: 'Tên người gửi', hint: 'Hiện cạnh địa chỉ trong thư trả lời.' },
  'email.imapHost': {
    label: 'Máy chủ nhận thư (IMAP)',
    hint: 'Ví dụ: imap.bacninh.gov.vn. Để trống: không đọc hộp thư.',
  },
  'email.imapPort': { label: 'Cổng IMAP' },
  'email.imapMailboxes': { label: 'Thư mục cần đọc', hint: 'Nhiều thư mục: cách nhau bằng dấu phẩy.' },
  'email.smtpHost': { label: 'Máy chủ gửi thư (SMTP)', hint: 'Ví dụ: smtp.bacninh.gov.vn. Để trống: không gửi thư.' },
  'email.smtpPort': { label: 'Cổng SMTP' },
  'email.user': { label: 'Tên đăng nhập' },
  'email.password': { label: 'Mật khẩu', hint: 'Với Google: mật khẩu ứng dụng.' },
  'email.accessToken': { label: 'Mã truy cập OAuth', hint: 'Thay cho mật khẩu, khi có nơi khác giữ mã luôn mới.' },
  'email.oauthTokenUrl': { label: 'Địa chỉ cấp mã OAuth', hint: 'Bắt đầu bằng https://' },
  'email.clientId': { label: 'Client ID (OAuth)' },
  'email.clientSecret': { label: 'Client secret (OAuth)' },
  'email.refreshToken': { label: 'Mã làm mới (OAuth)' },
  'email.tls': { label: 'Mã hóa đường truyền (TLS)', hint: 'Chỉ tắt khi máy chủ thư nằm trên cùng máy.' },
  'email.listenPort': {
    label: 'Cổng nhận thư chuyển tới (SMTP)',
    hint: 'Khi máy chủ thư của cơ quan chuyển thư thẳng cho hub.',
  },
  'email.listenHost': { label: 'Địa chỉ lắng nghe', hint: 'Giữ trong mạng nội bộ: cổng này không có đăng nhập.' },
  'email.listenProtocol': { label: 'Giao thức nhận', choices: { smtp: 'SMTP', lmtp: 'LMTP' } },
  'email.trustedAuthservId': {
    label: 'Tên máy chủ xác thực thư',
    hint: 'Tên ghi trong Authentication-Results của máy chủ thư nhà; chỉ tin tiêu đề mang tên này.',
  },

  'zalo.appId': { label: 'ID ứng dụng', hint: 'Trang ứng dụng trên developers.zalo.me.' },
  'zalo.oaId': { label: 'ID của Official Account', hint: 'Xem trên oa.zalo.me.' },
  'zalo.oaSecretKey': {
    label: 'OA Secret Key',
    hint: 'Official Account → Webhook. Khác với khóa bí mật của ứng dụng.',
  },
  'zalo.appSecret': { label: 'Khóa bí mật của ứng dụng', hint: 'Dùng để gia hạn mã truy cập.' },
  'zalo.accessToken': { label: 'Mã truy cập ban đầu', hint: 'Chỉ cần khi không kết nối được bằng nút “Kết nối”.' },
  'zalo.refreshToken': { label: 'Mã làm mới ban đầu', hint: 'Dùng một lần; sau đó hub tự giữ mã mới.' },
  'zalo.appsecretProof': { label: 'Gửi kèm appsecret_proof', hint: 'Bật khi ứng dụng bắt buộc (lỗi -242).' },
  'zalo.znsTemplateId': { label: 'Mã mẫu ZNS', hint: 'Mẫu đã duyệt, để nhắn theo số điện thoại khi đã quá 7 ngày.' },
  'zalo.znsFields': {
    label: 'Trường của mẫu ZNS',
    hint: 'Ví dụ: ma_phan_anh=code, don_vi=agency:30. Điền được: code, agency, link, name.',
  },
  'zalo.znsCodeTemplateId': { label: 'Mã mẫu ZNS gửi mã xác nhận', hint: 'Mẫu OTP đã duyệt.' },
  'zalo.znsCodeFields': {
    label: 'Trường của mẫu mã xác nhận',
    hint: 'Tên trường của mẫu OTP và điều điền vào, ví dụ: otp=code.',
  },
  'zalo.baseUrl': { label: 'Địa chỉ API tin nhắn' },
  'zalo.oauthBaseUrl': { label: 'Địa chỉ API cấp mã' },
  'zalo.znsBaseUrl': { label: 'Địa chỉ API ZNS' },

  'facebook.pageId': { label: 'ID của Trang', hint: 'Cài đặt Trang → Giới thiệu → Minh bạch của Trang.' },
  'facebook.appId': { label: 'ID ứng dụng Meta', hint: 'Thiếu mục này thì không biết tuổi của mã truy cập.' },
  'facebook.appSecret': { label: 'Khóa bí mật của ứng dụng', hint: 'Thiếu mục này thì không nhận tin nào.' },
  'facebook.verifyToken': { label: 'Từ xác minh webhook', hint: 'Một từ dài tự đặt; dán đúng từ này vào Meta.' },
  'facebook.pageAccessToken': { label: 'Mã truy cập của Trang', hint: 'Thiếu mục này thì không gửi tin nào.' },
  'facebook.humanAgent': {
    label: 'Đã được duyệt Human Agent',
    hint: 'Cho phép nhân viên trả lời trong 7 ngày thay vì 24 giờ.',
  },
  'facebook.commentReplies': {
    label: 'Trả lời bình luận',
    choices: { private: 'Riêng qua Messenger, kèm một dòng công khai', public: 'Chỉ một dòng công khai' },
  },
  'facebook.apiVersion': { label: 'Phiên bản Graph API' },
  'facebook.baseUrl': { label: 'Địa chỉ Graph API' },

  'twilio.accountSid': { label: 'Account SID', hint: 'Bắt đầu bằng AC.' },
  'twilio.authToken': { label: 'Auth token', hint: 'Ký webhook và đăng nhập.' },
  'twilio.secondaryAuthToken': { label: 'Auth token thứ hai', hint: 'Chỉ trong lúc đổi mã.' },
  'twilio.from': { label: 'Số gửi đi', hint: 'Ví dụ: +15005550006. Hoặc dùng dịch vụ nhắn tin bên dưới.' },
  'twilio.messagingServiceSid': { label: 'Mã dịch vụ nhắn tin', hint: 'Bắt đầu bằng MG; thay cho số gửi đi.' },
  'twilio.baseUrl': { label: 'Địa chỉ API' },
  'twilio.diacritics': diacritics,
  'twilio.keyword': keyword,
  'twilio.maxSegments': maxSegments,

  'sms-http.preset': {
    label: 'Nhà cung cấp',
    choices: { esms: 'eSMS.vn', vcom: 'V-COM', generic: 'Khác (tự mô tả)' },
  },
  'sms-http.baseUrl': { label: 'Địa chỉ API', hint: 'Bắt buộc khi chọn “Khác”.' },
  'sms-http.apiKey': { label: 'API key' },
  'sms-http.secretKey': { label: 'Secret key', hint: 'V-COM: khóa bảo mật.' },
  'sms-http.user': { label: 'Tên đăng nhập', hint: 'Khi nhà cung cấp đăng nhập bằng tên.' },
  'sms-http.password': { label: 'Mật khẩu' },
  'sms-http.clientId': { label: 'Tên tài khoản tại V-COM' },
  'sms-http.brandname': { label: 'Tên thương hiệu gửi đi', hint: 'Tên đã đăng ký (brandname) mà người nhận thấy.' },
  'sms-http.serviceNumber': { label: 'Đầu số', hint: 'Ví dụ: 8041.' },
  'sms-http.commandCode': { label: 'Mã lệnh của đầu số (V-COM)' },
  'sms-http.inboundSecret': { label: 'Khóa kiểm tra tin tới', hint: 'Khi có khóa này, tin không ký bị từ chối.' },
  'sms-http.callbackToken': {
    label: 'Từ bảo vệ địa chỉ webhook',
    hint: 'Từ 16 ký tự ngẫu nhiên trở lên. Thiếu cả hai khóa thì không nhận tin nào.',
  },
  'sms-http.joinSeconds': { label: 'Chờ ghép tin dài (giây)', hint: '0: mỗi mảnh là một tin.' },
  'sms-http.sending': { label: 'Mô tả cách gửi (JSON)', hint: 'Chỉ những phần khác với nhà cung cấp đã chọn.' },
  'sms-http.inbound': { label: 'Mô tả tin tới (JSON)', hint: 'Tên tham số, cách ký, câu trả lời.' },
  'sms-http.status': { label: 'Mô tả báo trạng thái (JSON)' },
  'sms-http.diacritics': diacritics,
  'sms-http.keyword': keyword,
  'sms-http.maxSegments': maxSegments,

  'smpp.host': { label: 'Máy chủ của nhà mạng (SMSC)' },
  'smpp.port': { label: 'Cổng' },
  'smpp.systemId': { label: 'Tên đăng nhập (system_id)' },
  'smpp.password': { label: 'Mật khẩu' },
  'smpp.sourceAddr': { label: 'Đầu số hoặc tên gửi đi', hint: 'Ví dụ: 1022.' },
  'smpp.systemType': { label: 'system_type', hint: 'Chỉ khi nhà mạng yêu cầu.' },
  'smpp.tls': { label: 'Mã hóa đường truyền (TLS)' },
  'smpp.segmentation': {
    label: 'Cách cắt tin dài',
    choices: { udh: 'Từng phần có đầu nối (UDH)', payload: 'Cả tin trong message_payload' },
  },
  'smpp.enquireSeconds': { label: 'Kiểm tra đường truyền mỗi (giây)' },
  'smpp.windowSize': { label: 'Số tin đang chờ trả lời' },
  'smpp.throughput': { label: 'Số tin mỗi giây', hint: 'Theo hợp đồng; nhiều máy gửi thì chia đều.' },
  'smpp.defaultAlphabet': {
    label: 'Bảng mã mặc định của nhà mạng',
    choices: { gsm7: 'GSM 7 bit', latin1: 'Latin 1' },
  },
  'smpp.receiptIds': {
    label: 'Cách ghi mã tin trong báo nhận',
    hint: 'Đổi khi tin không bao giờ chuyển thành “Đã đến nơi”.',
    choices: { same: 'Như lúc gửi', decimal: 'Thập phân', hex: 'Thập lục phân' },
  },
  'smpp.partSeconds': { label: 'Chờ đủ mảnh của tin dài (giây)' },
  'smpp.sourceTon': { label: 'Loại của đầu số (TON)', hint: 'Để trống: suy từ dạng của đầu số.' },
  'smpp.sourceNpi': { label: 'Hệ đánh số (NPI)', hint: 'Để trống: suy từ dạng của đầu số.' },
  'smpp.diacritics': diacritics,
  'smpp.keyword': keyword,
  'smpp.maxSegments': maxSegments,

  'telegram.botToken': { label: 'Mã của bot', hint: '@BotFather cấp, dạng 123456789:AAE…' },
  'telegram.secretToken': {
    label: 'Từ bí mật của webhook',
    hint: 'Tự đặt: chữ, số, _ và -. Để trống khi hub tự hỏi tin.',
  },
  'telegram.mode': {
    label: 'Cách nhận tin',
    choices: { webhook: 'Telegram gọi hub (webhook)', polling: 'Hub tự hỏi Telegram' },
  },
  'telegram.baseUrl': { label: 'Địa chỉ Bot API' },

  'voice.preset': {
    label: 'Tổng đài',
    choices: { generic: 'Chung', caresoft: 'CareSoft', twilio: 'Twilio Voice' },
  },
  'voice.secret': { label: 'Khóa ký sự kiện', hint: 'Với Twilio: auth token của tài khoản.' },
  'voice.hotline': { label: 'Số đường dây nóng', hint: 'Khi tổng đài không gửi kèm số này.' },
  'voice.baseUrl': { label: 'Nơi để bản ghi âm' },
  'voice.recordingHosts': { label: 'Máy chủ ghi âm khác', hint: 'Cách nhau bằng dấu phẩy; *.example.vn cho cả nhóm.' },
  'voice.recordingUser': { label: 'Tên đăng nhập ghi âm', hint: 'Với Twilio: Account SID.' },
  'voice.recordingPassword': { label: 'Mật khẩu ghi âm' },
  'voice.dialTo': {
    label: 'Số của điện thoại viên',
    hint: 'Chỉ Twilio: +84…, cách nhau bằng dấu phẩy; cùng đổ chuông.',
  },
  'voice.greeting': { label: 'Lời chào', hint: 'Chỉ Twilio. Cần nói rằng cuộc gọi được ghi âm.' },
};
