/** Texts that the hub sends, by kind of message, channel (`*`: all; `chat` and `sms`: those of a family) and language. `{{code}}`, `{{text}}`, `{{agency}}`, `{{promise}}`, `{{link}}`, `{{problems}}`, `{{state}}`, `{{codes}}`. */
export const templates = [
  {
    key: 'ack',
    channel: '*',
    lang: 'vi',
    subject: '[{{code}}] Trung tâm 1022 đã nhận phản ánh của ông/bà',
    body: `Kính gửi ông/bà,

Trung tâm 1022 đã nhận được phản ánh. Mã hồ sơ: {{code}}.
Chúng tôi hẹn trả lời {{promise}}.

Theo dõi, bổ sung thông tin tại đường dẫn riêng (xin giữ kín):
{{link}}

Muốn bổ sung, ông/bà chỉ cần trả lời thư này.

{{problems}}`,
  },
  {
    key: 'ack',
    channel: '*',
    lang: 'en',
    subject: '[{{code}}] The 1022 centre has received your report',
    body: `Dear Sir or Madam,

The 1022 centre has received your report. Its code is {{code}}.
We promise an answer {{promise}}.

Follow it and add information by this private link (please keep it to yourself):
{{link}}

To add something, simply reply to this message.

{{problems}}`,
  },
  {
    key: 'answer',
    channel: '*',
    lang: 'vi',
    subject: '[{{code}}] {{agency}} trả lời phản ánh của ông/bà',
    body: `Kính gửi ông/bà,

{{text}}

{{agency}}

Đánh giá câu trả lời, hoặc đề nghị mở lại kèm lý do, tại:
{{link}}`,
  },
  {
    key: 'answer',
    channel: '*',
    lang: 'en',
    subject: '[{{code}}] {{agency}} has answered your report',
    body: `Dear Sir or Madam,

{{text}}

{{agency}}

Rate the answer, or ask to reopen the case with your reason, at:
{{link}}`,
  },
  {
    key: 'question',
    channel: '*',
    lang: 'vi',
    subject: '[{{code}}] Xin ông/bà bổ sung thông tin',
    body: `Kính gửi ông/bà,

{{text}}

Ông/bà có thể trả lời thư này hoặc bổ sung tại:
{{link}}

{{agency}}`,
  },
  {
    key: 'question',
    channel: '*',
    lang: 'en',
    subject: '[{{code}}] Please send us more information',
    body: `Dear Sir or Madam,

{{text}}

You can reply to this message or add it at:
{{link}}

{{agency}}`,
  },
  {
    key: 'notice',
    channel: '*',
    lang: 'vi',
    subject: '[{{code}}] Thông báo về phản ánh của ông/bà',
    body: `Kính gửi ông/bà,

{{text}}

Chi tiết: {{link}}

Trung tâm 1022`,
  },
  {
    key: 'notice',
    channel: '*',
    lang: 'en',
    subject: '[{{code}}] About your report',
    body: `Dear Sir or Madam,

{{text}}

Details: {{link}}

The 1022 centre`,
  },
  {
    key: 'ack',
    channel: 'chat',
    lang: 'vi',
    subject: null,
    body: `Trung tâm 1022 đã nhận phản ánh của ông/bà. Mã hồ sơ: {{code}}. Hẹn trả lời {{promise}}.

Theo dõi tại đường dẫn riêng (xin giữ kín): {{link}}

Muốn bổ sung, ông/bà nhắn tiếp vào đây.

{{problems}}`,
  },
  {
    key: 'ack',
    channel: 'chat',
    lang: 'en',
    subject: null,
    body: `The 1022 centre has received your report. Its code: {{code}}. We promise an answer {{promise}}.

Follow it by this private link (please keep it to yourself): {{link}}

To add something, simply write here.

{{problems}}`,
  },
  {
    key: 'ack',
    channel: 'sms',
    lang: 'vi',
    subject: null,
    body: `1022 đã nhận phản ánh {{code}}, hẹn trả lời {{promise}}. Nhắn {{code}} tới số này để tra cứu.`,
  },
  {
    key: 'ack',
    channel: 'sms',
    lang: 'en',
    subject: null,
    body: `1022 has received your report {{code}}; answer {{promise}}. Text {{code}} here to check it.`,
  },
  {
    key: 'answer',
    channel: 'chat',
    lang: 'vi',
    subject: null,
    body: `{{agency}} trả lời phản ánh {{code}}:

{{text}}

Đánh giá câu trả lời, hoặc đề nghị mở lại kèm lý do: {{link}}`,
  },
  {
    key: 'answer',
    channel: 'chat',
    lang: 'en',
    subject: null,
    body: `{{agency}} answers your report {{code}}:

{{text}}

Rate the answer, or ask to reopen the case with your reason: {{link}}`,
  },
  {
    key: 'answer',
    channel: 'sms',
    lang: 'vi',
    subject: null,
    body: `{{agency}} trả lời {{code}}: {{text}} Đánh giá: {{link}}`,
  },
  {
    key: 'answer',
    channel: 'sms',
    lang: 'en',
    subject: null,
    body: `{{agency}} on {{code}}: {{text}} Rate it: {{link}}`,
  },
  {
    key: 'question',
    channel: 'chat',
    lang: 'vi',
    subject: null,
    body: `Về phản ánh {{code}}, {{agency}} xin ông/bà bổ sung:

{{text}}

Ông/bà trả lời ngay tại đây.`,
  },
  {
    key: 'question',
    channel: 'chat',
    lang: 'en',
    subject: null,
    body: `About your report {{code}}, {{agency}} asks you for more:

{{text}}

Please answer here.`,
  },
  {
    key: 'question',
    channel: 'sms',
    lang: 'vi',
    subject: null,
    body: `{{agency}} hỏi về phản ánh {{code}}: {{text}} Xin trả lời tin nhắn này.`,
  },
  {
    key: 'question',
    channel: 'sms',
    lang: 'en',
    subject: null,
    body: `{{agency}} asks about {{code}}: {{text}} Please answer this message.`,
  },
  {
    key: 'notice',
    channel: 'chat',
    lang: 'vi',
    subject: null,
    body: `Về phản ánh {{code}}: {{text}}

Chi tiết: {{link}}`,
  },
  {
    key: 'notice',
    channel: 'chat',
    lang: 'en',
    subject: null,
    body: `About your report {{code}}: {{text}}

Details: {{link}}`,
  },
  {
    key: 'notice',
    channel: 'sms',
    lang: 'vi',
    subject: null,
    body: `1022 thông báo về {{code}}: {{text}}`,
  },
  {
    key: 'notice',
    channel: 'sms',
    lang: 'en',
    subject: null,
    body: `1022 about {{code}}: {{text}}`,
  },
  {
    key: 'public',
    channel: '*',
    lang: 'vi',
    subject: null,
    body: `Trung tâm 1022 đã nhận phản ánh này, mã hồ sơ {{code}}. Chúng tôi trả lời riêng cho ông/bà qua tin nhắn; ai cũng tra cứu được tình trạng bằng mã trên cổng 1022.`,
  },
  {
    key: 'public',
    channel: '*',
    lang: 'en',
    subject: null,
    body: `The 1022 centre has received this report; its code is {{code}}. We answer you privately by message; anybody can check its state by the code on the 1022 portal.`,
  },
  {
    key: 'status',
    channel: '*',
    lang: 'vi',
    subject: null,
    body: `Hồ sơ {{code}}: {{state}}.`,
  },
  {
    key: 'status',
    channel: '*',
    lang: 'en',
    subject: null,
    body: `Report {{code}}: {{state}}.`,
  },
  {
    key: 'status_open',
    channel: '*',
    lang: 'vi',
    subject: null,
    body: `Hồ sơ {{code}}: {{state}}. Hẹn trả lời {{promise}}.`,
  },
  {
    key: 'status_open',
    channel: '*',
    lang: 'en',
    subject: null,
    body: `Report {{code}}: {{state}}. We promise an answer {{promise}}.`,
  },
  {
    key: 'split',
    channel: '*',
    lang: 'vi',
    subject: null,
    body: `Phản ánh nêu nhiều việc thuộc các cơ quan khác nhau nên được tách ra để mỗi cơ quan trả lời phần của mình. Hồ sơ {{code}} tiếp tục việc đầu; các việc còn lại có mã riêng: {{codes}}. Trang theo dõi cho thấy mã nào là việc nào. Thời hạn vẫn tính từ lúc nhận phản ánh.`,
  },
  {
    key: 'split',
    channel: '*',
    lang: 'en',
    subject: null,
    body: `Your report speaks of several matters of different agencies, so we have split it for each to answer its own. {{code}} goes on with the first; the others have codes of their own: {{codes}}. The tracking page shows which is which. The time promised still counts from when we received your report.`,
  },
  {
    key: 'split',
    channel: 'sms',
    lang: 'vi',
    subject: null,
    body: `phản ánh có nhiều việc, đã tách thêm hồ sơ {{codes}}.`,
  },
  {
    key: 'split',
    channel: 'sms',
    lang: 'en',
    subject: null,
    body: `your report had several matters; further tickets: {{codes}}.`,
  },
  {
    key: 'split_undone',
    channel: '*',
    lang: 'vi',
    subject: null,
    body: `Các việc trong phản ánh được xử lý chung ở hồ sơ {{code}}. Mã {{codes}} không còn dùng.`,
  },
  {
    key: 'split_undone',
    channel: '*',
    lang: 'en',
    subject: null,
    body: `All matters of your report are handled in {{code}} again. {{codes}} is no longer used.`,
  },
] as const;
