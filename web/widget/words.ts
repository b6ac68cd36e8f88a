import type { Locale } from '../../src/contract/common.ts';

const vi = {
  title: 'Trò chuyện với 1022',
  lead: 'Trả lời của cơ quan hiện ngay tại đây.',
  hello: (centre: string) =>
    `${centre} xin chào. Bạn kể chuyện gì đang xảy ra, ở đâu, từ bao giờ; gửi kèm ảnh nếu có. Bạn không cần tài khoản.`,
  emergency: 'Cháy, tai nạn, cấp cứu: gọi ngay 112, 113, 114, 115.',
  thread: 'Cuộc trò chuyện',
  label: 'Tin nhắn của bạn',
  placeholder: 'Viết tin nhắn…',
  send: 'Gửi',
  photo: 'Thêm ảnh hoặc video',
  noScript: 'Khung trò chuyện cần JavaScript. Bạn gửi phản ánh bằng biểu mẫu được:',
  form: 'Mở biểu mẫu gửi phản ánh',
  forget: 'Xóa cuộc trò chuyện trên máy này',
  island: {
    you: 'Bạn',
    centre: 'Trung tâm 1022',
    sending: 'Đang gửi…',
    received: 'Đã nhận',
    waiting: 'Chưa có mạng, sẽ tự gửi lại',
    failed: 'Chưa gửi được: {why}',
    again: 'Gửi lại',
    caseOpened: 'Đã nhận phản ánh của bạn. Mã hồ sơ {code}.',
    casePromise: 'Hẹn trả lời trước {when}.',
    follow: 'Theo dõi phản ánh',
    official: 'Trả lời chính thức',
    question: 'Cần bạn bổ sung',
    fileHeld: 'Tệp không an toàn, không mở được',
    fileTooLarge: '{name} lớn hơn 10 MB.',
    fileTooMany: 'Mỗi tin gửi được 5 tệp.',
    fileRemove: 'Bỏ tệp {name}',
    picture: 'Ảnh: {name}',
    offline: 'Mất kết nối. Tin mới hiện khi có mạng lại.',
    online: 'Đã kết nối lại.',
    newMessage: 'Tin mới từ {who}: {text}',
    forgetSure:
      'Xóa cuộc trò chuyện khỏi máy này? Phản ánh đã gửi vẫn được xử lý; hãy giữ đường dẫn theo dõi trước khi xóa.',
  },
};

const en: typeof vi = {
  title: 'Chat with 1022',
  lead: 'The agency’s answer appears right here.',
  hello: (centre) =>
    `Welcome to the ${centre}. Tell us what is happening, where and since when; add photos if you have any. You need no account.`,
  emergency: 'Fire, accident, ambulance: call 112, 113, 114 or 115 at once.',
  thread: 'The conversation',
  label: 'Your message',
  placeholder: 'Write a message…',
  send: 'Send',
  photo: 'Add a photo or video',
  noScript: 'The chat needs JavaScript. You can send a report with the form:',
  form: 'Open the report form',
  forget: 'Delete the conversation from this device',
  island: {
    you: 'You',
    centre: '1022 centre',
    sending: 'Sending…',
    received: 'Received',
    waiting: 'No network, will be sent again',
    failed: 'Not sent: {why}',
    again: 'Send again',
    caseOpened: 'Your report is in. Code {code}.',
    casePromise: 'Answer promised by {when}.',
    follow: 'Follow the report',
    official: 'Official answer',
    question: 'We need more from you',
    fileHeld: 'Not safe, cannot be opened',
    fileTooLarge: '{name} is larger than 10 MB.',
    fileTooMany: 'A message takes 5 files.',
    fileRemove: 'Remove {name}',
    picture: 'Photo: {name}',
    offline: 'The connection is lost. New messages appear when it is back.',
    online: 'Connected again.',
    newMessage: 'New message from {who}: {text}',
    forgetSure:
      'Delete the conversation from this device? Reports that were sent are handled all the same; keep their private links first.',
  },
};

/** Every word of the chat. */
export function widgetWords(lang: Locale): typeof vi {
  return lang === 'en' ? en : vi;
}
