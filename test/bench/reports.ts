import { randomUUID } from 'node:crypto';

/** A report's raw bytes as the web form posts them, and the header that says how to read them. */
export type PostedReport = { readonly contentType: string; readonly body: Buffer };

export type BodyKind = 'json' | 'multipart';

const boundary = '----hub1022bench7MA4YWxkTrZu0gW';

/** What people write: several fields of work, with and without a place, short and long. */
export const reportTexts = [
  'Đường Trần Phú ngập sâu sau mưa, xe tải không vào được kho của công ty chúng tôi từ sáng nay. Đề nghị cho người thông cống.',
  'Đèn đường khu phố 5 phường Kinh Bắc tắt đã ba đêm liền, người dân đi lại rất nguy hiểm, mong điện lực sửa sớm.',
  'Rác thải sinh hoạt tồn đọng nhiều ngày ở cổng chợ Giầu, bốc mùi hôi thối, ảnh hưởng sức khỏe các hộ kinh doanh xung quanh.',
  'Công ty tôi nộp hồ sơ xin cấp giấy phép xây dựng nhà xưởng đã quá hạn hai tuần mà chưa có kết quả, xin được trả lời rõ lý do.',
  'Nước sinh hoạt ở xã Tiên Du đục và có mùi lạ từ hôm qua, gia đình tôi không dám dùng để nấu ăn. Kính mong nhà máy nước kiểm tra.',
  'Nhà hàng xóm mở loa karaoke quá nửa đêm nhiều ngày liên tục, đã nhắc nhở nhưng không thay đổi, đề nghị công an xử lý.',
  'Tôi muốn hỏi thủ tục đăng ký kinh doanh hộ cá thể làm nghề gỗ mỹ nghệ cần những giấy tờ gì và nộp ở đâu.',
  'Nhà máy trong cụm công nghiệp xả khói đen vào ban đêm, trẻ em và người già trong thôn ho nhiều, đề nghị cơ quan môi trường vào cuộc.',
  'Doanh nghiệp chúng tôi chưa được hoàn thuế giá trị gia tăng quý trước dù hồ sơ đã đầy đủ, mong cơ quan thuế cho biết tiến độ.',
  'Mặt đường tỉnh lộ 295B qua Từ Sơn có nhiều ổ gà lớn, đã có người ngã xe máy tối qua, cần vá gấp trước khi mưa.',
  'Trạm y tế phường hết thuốc bảo hiểm thông thường, người bệnh phải mua ngoài, xin hỏi bao giờ có thuốc trở lại.',
  'Cây xanh trên vỉa hè đường Lý Thái Tổ nghiêng hẳn ra lòng đường, gió to là đổ, mong đơn vị quản lý cắt tỉa.',
  'Điện chập chờn suốt tuần ở khu công nghiệp Quế Võ làm máy của nhà xưởng dừng nhiều lần, thiệt hại lớn, đề nghị kiểm tra đường dây.',
  'Con tôi chưa được nhận hỗ trợ học phí theo chính sách dù nhà trường nói đã gửi danh sách, xin kiểm tra giúp.',
] as const;

const pick = (index: number): string => reportTexts[index % reportTexts.length] ?? reportTexts[0];

function fieldsOf(index: number, submission: string): Record<string, string> {
  const key = submission.slice(-12);
  return {
    submission,
    text: `${pick(index)} Số nhà ${100 + (index % 900)}.`,
    name: 'Nguyễn Thị Lan',
    email: `lan.${key}@nguoidan.example`,
    contactKind: index % 4 === 0 ? 'business' : 'person',
    lang: 'vi',
    lat: '21.1861',
    lon: '106.0763',
  };
}

function jsonOf(fields: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(JSON.stringify(fields));
}

function multipartOf(fields: Readonly<Record<string, string>>): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
}

export function contentTypeOf(kind: BodyKind): string {
  return kind === 'json' ? 'application/json' : `multipart/form-data; boundary=${boundary}`;
}

/** The report number `index`; every one has a submission id and a sender of its own. */
export function makeReport(kind: BodyKind, index: number, submission: string = randomUUID()): PostedReport {
  const fields = fieldsOf(index, submission);
  return { contentType: contentTypeOf(kind), body: kind === 'json' ? jsonOf(fields) : multipartOf(fields) };
}

/**
 * Reports without end for a load generator, which must cost it little: a few are made beforehand and only the submission
 * id and the sender, which are of constant length, are written anew.
 */
export function createBodies(kind: BodyKind): () => Buffer {
  const patterns = reportTexts.map((_, index) => {
    const submission = randomUUID();
    const { body } = makeReport(kind, index, submission);
    return { body, id: body.indexOf(submission), mail: body.indexOf(`lan.${submission.slice(-12)}`) + 4 };
  });
  let next = 0;
  return () => {
    const pattern = patterns[next++ % patterns.length];
    if (!pattern) throw new Error('there are no texts');
    const body = Buffer.from(pattern.body);
    const submission = randomUUID();
    body.write(submission, pattern.id, 'latin1');
    body.write(submission.slice(-12), pattern.mail, 'latin1');
    return body;
  };
}

/** What a worker takes in: a posted form, a chat message, a mail. Each has a sender of its own. */
export type WaitingReceipt = {
  readonly accountId: string;
  readonly kind: string;
  readonly externalId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Buffer;
};

export const receiptKinds = ['form', 'chat', 'mail'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

const firstPerson = 7_000_000_000;

/** The receipt number `index` of a channel, as its front door would store it. */
export function makeReceipt(of: ReceiptKind, index: number): WaitingReceipt {
  const submission = randomUUID();
  const text = `${pick(index)} Số nhà ${100 + (index % 900)}.`;
  if (of === 'form') {
    const { body, contentType } = makeReport('json', index, submission);
    const headers = { 'content-type': contentType, 'user-agent': 'Mozilla/5.0 (bench)', accept: 'application/json' };
    return { accountId: 'web', kind: 'form', externalId: submission, headers, raw: body };
  }
  if (of === 'chat') {
    const who = { id: firstPerson + index, first_name: 'Lan', last_name: 'Nguyễn', language_code: 'vi' };
    const message = {
      message_id: 1,
      from: { ...who, is_bot: false },
      chat: { ...who, type: 'private' },
      date: Math.floor(Date.now() / 1000),
      text,
    };
    const raw = Buffer.from(JSON.stringify({ update_id: index, message }));
    return { accountId: 'chat', kind: 'update', externalId: String(index), headers: {}, raw };
  }
  const lines = [
    `From: Nguyen Thi Lan <lan.${submission}@nguoidan.example>`,
    'To: phananh@tinh.example',
    `Subject: Phan anh ${index}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${submission}@nguoidan.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ];
  const raw = Buffer.from(`${lines.join('\r\n')}\r\n`);
  return { accountId: 'mail', kind: 'mail', externalId: submission, headers: {}, raw };
}
