/** Texts that the hub sends, by kind of message, channel (`*`: all) and language. `{{code}}`, `{{text}}`, `{{agency}}`, `{{promise}}`, `{{link}}`, `{{problems}}`. */
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
] as const;
