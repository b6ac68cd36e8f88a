import { describe, expect, it } from 'vitest';
import abbreviationSeed from '../../../prisma/seed/data/abbreviations.json' with { type: 'json' };
import shipped from '../../../prisma/seed/data/answers.json' with { type: 'json' };
import { createAbbreviations, type AbbreviationTable } from '../../domain/text/abbreviations.ts';
import { createAnswerIndex } from '../../domain/answers/answer-index.ts';
import { findAnswers, offerFrom } from '../../domain/answers/find-answers.ts';

const table: AbbreviationTable = abbreviationSeed;
const abbreviations = createAbbreviations(table);
const articles = shipped.map(({ category, title, titleEn, asked, body, bodyEn }, id) => ({
  id,
  categoryCode: category,
  titleVi: title,
  titleEn,
  asked,
  bodyVi: body,
  bodyEn,
}));
const index = createAnswerIndex(articles, abbreviations);

function offered(text: string): string[] {
  return findAnswers(index, { text }, offerFrom).map(({ id }) => articles[id]?.titleVi ?? '');
}

describe('the articles that ship', () => {
  it.each([
    ['Lệ phí đổi giấy phép lái xe hiện nay bao nhiêu tiền', /giấy phép lái xe/u],
    ['Anh Quy hỏi đổi giấy phép lái xe hết hạn bây giờ làm ở công an hay ở sở', /giấy phép lái xe/u],
    ['ad oi cho e hoi bang lai xe may het han thi doi o dau vay a', /giấy phép lái xe/u],
    ['em bị mất bằng lái giờ làm lại kiểu gì ạ', /giấy phép lái xe/u],
    ['where can I renew my driving licence?', /giấy phép lái xe/u],
    ['Đăng ký khai sinh cho cháu thì bố hay mẹ đi cũng được phải không', /khai sinh/u],
    ['lam giay khai sinh cho con mat bao lau moi co', /khai sinh/u],
    ['le phi dang ky ket hon bao nhieu, di ngay cuoi tuan dc ko', /kết hôn/u],
    ['Đăng ký kết hôn ở nơi tạm trú được không hay phải về quê ạ', /kết hôn/u],
    ['sao y ban chinh can cuoc o phuong nao cung dc ha ad', /bản sao/u],
    ['Em muốn làm lý lịch tư pháp thì mang theo giấy tờ gì ạ', /lý lịch tư pháp/u],
    ['cccd het han doi o dau', /căn cước/u],
    ['ko dang nhap duoc vneid, quen mat khau thi lam sao', /VNeID/u],
    ['cho mình hỏi muốn đăng ký thường trú cho con mới sinh thì làm online hay ra phường', /thường trú/u],
    ['Toi o Xuan Cam, lam ho chieu cho tre 5 tuoi can mang giay to gi vay trung tam', /hộ chiếu/u],
    ['sau sáp nhập mình ở Lục Ngạn cũ thì ghi địa chỉ trong hồ sơ xin việc như nào cho đúng', /Sáp nhập/u],
    ['truoc day lam o huyen gio bo huyen roi thi nop ho so o dau a', /Không còn cấp huyện/u],
    ['Cho em hỏi thứ bảy bộ phận một cửa có làm việc không ạ', /một cửa/u],
    ['tra cuu ho so mot cua den dau roi thi xem o dau a', /Tra cứu hồ sơ/u],
    ['lam so do lan dau thi nop phuong hay hcc, can nhung giay j', /sổ đỏ/u],
    ['Nhà cấp bốn ở xã có cần xin phép xây không', /Xây nhà/u],
    ['Tôi bán đồng phục cho trường học, xin hỏi muốn đăng ký hộ kinh doanh thì nộp hồ sơ ở đâu', /hộ kinh doanh/u],
    ['ma so thue ho kinh doanh gio la so can cuoc ha', /mã số thuế/u],
    ['Hộ kinh doanh doanh thu dưới 200 triệu một năm có phải nộp thuế không ạ', /thuế khoán/u],
    ['Đổi tên công ty thì hồ sơ gồm những gì', /doanh nghiệp/u],
    ['cho e hỏi làm lại thẻ bhyt bị mất thì đến đâu và mất bao lâu', /bảo hiểm y tế/u],
    ['tiền trợ cấp thất nghiệp điều kiện như nào vậy ạ, em mới nghỉ hôm qua chưa nộp gì', /thất nghiệp/u],
    ['nghe nói người đủ 75 tuổi k lương hưu đc trợ cấp từ 1/7, bà mình 76 thì hồ sơ gồm những gì', /hưu trí/u],
    ['nam nay cap 3 co phai dong hoc phi ko a', /học phí/u],
    ['nộp phạt nguội online vào trang nào là chuẩn, sợ lừa đảo quá ad ơi', /phạt nguội/u],
    ['Số tổng đài điện lực là số mấy ạ, em tìm mãi không ra', /Mất điện/u],
    ['em bi lua chuyen khoan qua zalo thi trinh bao o dau', /lừa đảo/u],
    ['Em muốn biết lịch tiếp công dân của chủ tịch tỉnh tháng này', /tiếp công dân/u],
    ['cho e hoi ubnd phuong moi o dia chi nao sau sap nhap a', /địa chỉ, số điện thoại/u],
    ['Cho mình hỏi đơn khiếu nại viết theo mẫu nào và nộp ở đâu', /Khiếu nại/u],
  ])('are found by what people ask: %s', (text, title) => {
    expect(offered(text)[0]).toMatch(title);
  });

  it.each([
    'Đường Trần Phú ngập, xe không vào được kho',
    'rac o dau ngo 3 ngay nay khong ai don, hoi lam',
    'Xin hỏi mức đóng bảo hiểm xã hội tự nguyện thấp nhất hiện nay là bao nhiêu',
    'Buyers from Malaysia ask for halal certificate of our rice noodles',
    'lịch thu gom rác cồng kềnh tháng này phường nào trước, phường nào sau',
    'Xin số điện thoại trạm thú y gần nhất',
    'muon hoc lop han mien phi thi trung tam gdtx so may',
    'Thủ tục nhận con nuôi bắt đầu từ đâu ạ',
    'xin hoi',
    'asdkjasd',
    '',
  ])('stay silent where none of them answers: %s', (text) => {
    expect(offered(text)).toEqual([]);
  });
});

describe('a found article', () => {
  it('says by which words of the text, as they were written, and by which category', () => {
    const text = 'Chào trung tâm, e mất BHYT rồi. Cấp lại thẻ bhyt bị mất thì đi đâu ạ?';
    const [first] = findAnswers(index, { text, categoryCode: 'social-insurance' }, offerFrom);

    expect(first?.reasons).toContainEqual({ kind: 'category', code: 'social-insurance' });
    const words = first?.reasons.flatMap((reason) => (reason.kind === 'words' ? reason.words : [])) ?? [];
    expect(words.length).toBeGreaterThan(0);
    for (const said of words) expect(text).toContain(said);
  });

  it('is found in a letter whose question stands among its story', () => {
    const story =
      'Kính gửi trung tâm, tôi ở phường Võ Cường đã hai mươi năm, nhà có ba người, con cả đi làm xa, con út học lớp chín, ' +
      'hôm qua trời mưa to nên nước vào sân, may mà không hỏng gì. ';
    expect(offered(`${story} Nhân đây xin hỏi đổi giấy phép lái xe hết hạn thì nộp ở đâu. ${story}`)[0]).toMatch(
      /giấy phép lái xe/u,
    );
  });
});
