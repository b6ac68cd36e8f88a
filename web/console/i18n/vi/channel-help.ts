/** How an administrator connects an account, by kind: what to fetch, where to paste. */
export const channelHelp: Readonly<Record<string, readonly string[]>> = {
  web: [
    'Tài khoản này có sẵn: biểu mẫu và khung trò chuyện của cổng 1022 dùng nó.',
    'Muốn đặt khung trò chuyện lên trang của cơ quan khác, ghi địa chỉ trang đó vào “Trang được nhúng khung trò chuyện”.',
    'Chương trình khác gửi biểu mẫu tới địa chỉ webhook ở trên; tắt bằng “Chỉ nhận từ cổng của hub” nếu không dùng.',
  ],
  email: [
    'Lập một hộp thư riêng cho hub, ví dụ 1022@tinh.gov.vn. Mọi thư trong INBOX đều thành phản ánh.',
    'Bật địa chỉ có dấu cộng (1022+abc@…) để thư trả lời về đúng hồ sơ.',
    'Điền máy chủ IMAP, SMTP và mật khẩu, rồi bấm “Kiểm tra thiết lập”. Thư không cần webhook: hub tự đọc.',
    'Nếu máy chủ thư ghi Authentication-Results, điền tên của nó để người gửi được đánh dấu đã xác minh.',
    'Gửi thử tới địa chỉ của bạn, rồi trả lời thư đó để thử chiều về.',
  ],
  zalo: [
    'OA phải được xác thực là cơ quan nhà nước và có gói dùng API. Lập một ứng dụng riêng cho OA này trên developers.zalo.me.',
    'Chép ID ứng dụng, khóa bí mật của ứng dụng, OA Secret Key (Official Account → Webhook) và ID của OA vào đây, rồi lưu.',
    'Official Account → Thiết lập chung: dán địa chỉ của chính trang này làm địa chỉ quay về. Bấm “Kết nối”, đăng nhập bằng quản trị của OA và đồng ý.',
    'Official Account → Webhook: dán địa chỉ webhook ở trên; bật mọi sự kiện người dùng gửi, OA gửi, quan tâm, bỏ quan tâm, đã nhận, đã xem. “Lọc cú pháp” phải tắt.',
    'Nhắn vào OA từ điện thoại: tin phải hiện ở đây trong vài giây.',
  ],
  facebook: [
    'Trên developers.facebook.com lập một ứng dụng loại Business cho riêng Trang này, thêm Messenger và Webhooks.',
    'Xin Advanced Access cho các quyền pages_*; trước khi duyệt xong, chỉ người có vai trò trong ứng dụng nhắn được.',
    'Tạo mã truy cập của Trang bằng người dùng hệ thống rồi điền vào đây cùng ID Trang, khóa bí mật và một từ xác minh tự đặt.',
    'Ứng dụng → Webhooks → Page: dán địa chỉ webhook ở trên và đúng từ xác minh đó.',
    'Dán cùng địa chỉ vào “Data Deletion Request URL”. Trong mười phút hub tự đăng ký sự kiện của Trang.',
  ],
  twilio: [
    'Trong Twilio: Account → API keys & tokens, chép Account SID và Auth token.',
    'Mua một số, hoặc lập một dịch vụ nhắn tin, rồi điền vào đây. Twilio không nhận SMS tại Việt Nam: dùng cho số nước ngoài và để thử.',
    'Ở số đó: Messaging → A message comes in → Webhook, HTTP POST: dán địa chỉ webhook ở trên, đúng từng chữ.',
    'Gửi thử tới số của bạn rồi trả lời tin đó.',
  ],
  'sms-http': [
    'Đăng ký tên thương hiệu và mẫu tin với nhà cung cấp; xin đầu số có từ khóa nếu người dân được nhắn tới.',
    'Chọn nhà cung cấp, điền API key và secret key. Nghĩ một từ dài ngẫu nhiên làm “Từ bảo vệ địa chỉ webhook”.',
    'Giao địa chỉ webhook ở trên cho nhà cung cấp để chuyển tin tới (MO). Báo trạng thái không cần khai.',
    'Bấm “Kiểm tra thiết lập”: hub hỏi số dư, không gửi gì.',
  ],
  smpp: [
    'Lấy từ hợp đồng: máy chủ, cổng, tên đăng nhập, mật khẩu, tốc độ cho phép. Không cần webhook.',
    'Báo nhà mạng địa chỉ IP của hub, hoặc dựng VPN theo yêu cầu của họ.',
    'Bấm “Kiểm tra thiết lập”: hub đăng nhập và thử đường truyền, không gửi gì.',
    'Nhắn một tin dài có dấu vào đầu số rồi trả lời. Nếu không bao giờ thấy “Đã đến nơi”, đổi “Cách ghi mã tin trong báo nhận”.',
  ],
  telegram: [
    'Nhắn /newbot cho @BotFather, đặt tên dễ nhận ra, chép mã của bot vào đây. Ai có mã này là có bot: không gửi qua thư.',
    'Với @BotFather: /setdescription nói rõ cơ quan nào phụ trách, /setjoingroups chọn Disable.',
    'Có địa chỉ https công khai: đặt “Từ bí mật của webhook”, hub tự đăng ký với Telegram. Không có: để trống, hub tự hỏi tin.',
    'Đưa đường dẫn t.me của bot lên cổng và áp phích. Người dân phải bấm “Bắt đầu” trước khi bot nhắn được cho họ.',
  ],
  voice: [
    'Thống nhất với tổng đài một khóa bí mật dài. Với Twilio, đó là auth token.',
    'Giao địa chỉ webhook ở trên cho tổng đài: họ báo đổ chuông, nhấc máy, kết thúc, gọi nhỡ và bản ghi âm.',
    'Xin tài khoản tải bản ghi âm và điền vào đây, rồi bấm “Kiểm tra thiết lập”.',
    'Gọi vào đường dây nóng: sự kiện đầu tiên phải hiện ở đây.',
  ],
};
