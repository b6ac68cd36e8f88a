import { describe, expect, it } from 'vitest';
import { burstFrom, compareReports, suggestFrom } from './compare-reports.ts';
import { likenessWords } from './likeness-words.ts';
import { profileOf, type IncidentReport } from './report-profile.ts';

const start = new Date('2026-11-23T07:00:00+07:00').getTime();
const voCuong = { unitCode: '09190', unitName: 'Phường Võ Cường' };
const kinhBac = { unitCode: '09187', unitName: 'Phường Kinh Bắc' };
const nowhere = { unitCode: null, unitName: null };

type Told = Partial<IncidentReport> & { readonly text: string; readonly minutes?: number };

function report({ minutes = 0, ...told }: Told): IncidentReport {
  return {
    id: told.text,
    at: new Date(start + minutes * 60_000),
    point: null,
    categoryCode: null,
    sender: told.text,
    ...voCuong,
    ...told,
  };
}

function score(one: Told, other: Told): number {
  return compareReports(profileOf(report(one)), profileOf(report(other))).score;
}

const water = { categoryCode: 'water-supply' };
const power = { categoryCode: 'electricity' };
const roads = { categoryCode: 'roads' };

/** One incident as two people told it who had not read each other. */
const same: readonly (readonly [Told, Told])[] = [
  [
    { text: 'Nhà tôi ở phố Hồ Ngọc Lân mất nước từ 5 giờ sáng đến giờ, đề nghị kiểm tra.', ...water },
    { text: 'Ca khu Ho Ngoc Lan khong co giot nuoc nao tu sang, bao gio moi co nuoc lai vay', minutes: 50, ...water },
  ],
  [
    { text: 'Khu tôi bị cắt nước mà không báo trước, gia đình có người già rất khổ.', ...water },
    { text: 'Sáng nay dậy mở vòi thì nước không chảy, hỏi hàng xóm ai cũng thế', minutes: 70, ...water },
  ],
  [
    { text: 'Mất điện toàn khu Khả Lễ từ 14h, trời nóng 38 độ, điện lực không ai nghe máy', ...power },
    { text: 'Khu phố Khả Lễ bị cúp điện mấy tiếng rồi, trẻ con khóc cả trưa', minutes: 95, ...power },
  ],
  [
    { text: 'Đường Nguyễn Du ngập sâu, xe chết máy hàng loạt', categoryCode: 'drainage' },
    { text: 'Mưa từ sáng, đoạn Nguyễn Du trước cổng trường nước ngập đến đầu gối, không đi nổi', minutes: 40 },
  ],
  [
    { text: 'Có một ổ gà rất lớn giữa đường Lê Thái Tổ, tối qua có người ngã xe', ...roads },
    {
      text: 'Mặt đường Lê Thái Tổ xuống cấp, ổ gà sâu gần ngã tư, nguy hiểm cho người đi xe máy',
      minutes: 3000,
      ...roads,
    },
  ],
  [
    { text: 'Đèn đường ngõ nhà văn hóa không sáng', point: { lat: 21.1731, lon: 106.0502 }, ...roads },
    {
      text: 'Cột đèn chiếu sáng hỏng cả tuần, tối không thấy đường',
      point: { lat: 21.1738, lon: 106.051 },
      minutes: 2000,
    },
  ],
  [
    { text: 'Mùi khét nồng nặc từ nhà máy tái chế nhôm, cả thôn Mẫn Xá không ngủ được', categoryCode: 'environment' },
    { text: 'Đêm nào xưởng cô đúc nhôm ở Mẫn Xá cũng xả khói đen, hôi thối không chịu nổi', minutes: 200 },
  ],
  [
    { text: 'Công ty Sunrise Việt Nam nợ lương công nhân 2 tháng, chúng tôi có 300 người', categoryCode: 'labour' },
    {
      text: 'cong nhan Sunrise Viet Nam den nay chua duoc tra luong thang 9 va 10',
      minutes: 400,
      categoryCode: 'labour',
    },
  ],
  [
    { text: 'Hệ thống báo lỗi khi nộp hồ sơ trực tuyến, không đăng nhập được', categoryCode: 'procedure-delay' },
    {
      text: 'Cổng dịch vụ công bị lỗi từ sáng, không nộp được hồ sơ khai sinh',
      minutes: 60,
      categoryCode: 'procedure-delay',
    },
  ],
  [
    { text: 'No water in our building since this morning, please check.', ...water },
    { text: 'Chung cư mất nước từ sáng nay', minutes: 30, ...water },
  ],
];

/** Two incidents, though much of the words is the same. */
const different: readonly (readonly [Told, Told])[] = [
  [
    { text: 'Mất nước từ sáng, đề nghị kiểm tra', ...water },
    { text: 'Mất nước từ sáng, đề nghị kiểm tra', ...kinhBac, ...water },
  ],
  [
    { text: 'Khu tôi mất nước từ sáng nay', ...water },
    { text: 'Khu tôi mất nước từ sáng nay', minutes: 9 * 24 * 60, ...water },
  ],
  [
    { text: 'Đèn đường phố Huyền Quang không sáng', ...roads },
    { text: 'Đèn đường phố Nguyễn Gia Thiều không sáng', minutes: 30, ...roads },
  ],
  [
    { text: 'Ổ gà lớn trên đường', point: { lat: 21.17, lon: 106.05 }, ...roads },
    { text: 'Ổ gà lớn trên đường', point: { lat: 21.19, lon: 106.06 }, minutes: 20, ...roads },
  ],
  [
    { text: 'Đường Nguyễn Du mất điện từ trưa', ...power },
    { text: 'Đường Nguyễn Du mất nước từ trưa', minutes: 15, ...water },
  ],
  [
    { text: 'Hóa đơn tiền nước tháng này tăng gấp đôi, đề nghị giải thích', ...water },
    { text: 'Mất nước từ sáng đến giờ', minutes: 20, ...water },
  ],
  [
    { text: 'Tôi nộp hồ sơ đất đai đã 3 tháng chưa có kết quả', categoryCode: 'land' },
    { text: 'Cho tôi hỏi thủ tục cấp giấy chứng nhận quyền sử dụng đất', minutes: 10, categoryCode: 'land' },
  ],
  [
    { text: 'Karaoke loa kéo ồn ào ở ngõ 12 Hồ Ngọc Lân', categoryCode: 'urban-order' },
    { text: 'Quán bia phố Vũ Giới mở nhạc to đến nửa đêm', minutes: 45, categoryCode: 'urban-order' },
  ],
  [
    { text: 'Công ty Hoàng Long nợ lương công nhân 2 tháng', categoryCode: 'labour' },
    { text: 'Công ty Minh Phát nợ lương công nhân 2 tháng', minutes: 60, categoryCode: 'labour' },
  ],
  [
    { text: 'Kính gửi Trung tâm 1022, tôi đề nghị cơ quan chức năng xem xét, giải quyết việc cấp lại căn cước.' },
    { text: 'Kính gửi Trung tâm 1022, tôi đề nghị cơ quan chức năng xem xét, giải quyết việc học phí.', minutes: 5 },
  ],
  [
    { text: 'Nhà hàng xóm đốt rác mùi khét', categoryCode: 'environment', ...nowhere },
    { text: 'Mùi khét từ xưởng nhựa', minutes: 60, categoryCode: 'environment' },
  ],
];

describe('two reports of one incident, told by different people', () => {
  it.each(same)('are found: $text', (one, other) => {
    expect(score(one, other)).toBeGreaterThanOrEqual(suggestFrom);
    expect(score(other, one)).toBeCloseTo(score(one, other), 1);
  });

  it('are nearly always sure enough to count as one burst', () => {
    const sure = same.filter(([one, other]) => score(one, other) >= burstFrom);
    expect(sure.length).toBeGreaterThanOrEqual(same.length - 2);
  });
});

describe('two incidents in the same words', () => {
  it.each(different)('are kept apart: $text', (one, other) => {
    expect(score(one, other)).toBeLessThan(suggestFrom);
  });
});

describe('a place of one word', () => {
  it('is a name after the word for what it is, and another one is another place', () => {
    const fire = { text: 'Cháy lớn ở chợ Nhớn' };
    expect(score(fire, { text: 'Đang cháy to ở chợ Nhớn, khói mù mịt' })).toBeGreaterThan(burstFrom);
    expect(score(fire, { text: 'Đang cháy to ở chợ Giàu, khói mù mịt' })).toBeLessThan(suggestFrom);
  });
});

describe('the reasons', () => {
  it('quote the name of a place and nothing after it', () => {
    const [one, other] = ['Mất nước ở KCN Quế Võ cả buổi', 'KCN Quế Võ không có nước'].map((text) =>
      profileOf(report({ text })),
    );
    if (!one || !other) throw new Error('two reports');
    expect(compareReports(one, other).reasons).toContainEqual({ kind: 'name', written: 'Quế Võ' });
  });

  const names = {
    unit: () => ({ vi: 'Phường Võ Cường', en: 'Võ Cường ward' }),
    category: () => ({ vi: 'Nước sạch', en: 'Water' }),
  };

  it('say in words what is the same', () => {
    const { reasons } = compareReports(
      profileOf(report({ text: 'Nhà tôi mất nước', point: { lat: 21.17, lon: 106.05 }, ...water })),
      profileOf(
        report({ text: 'Sao không có nước vậy', minutes: 100, point: { lat: 21.1727, lon: 106.05 }, ...water }),
      ),
    );

    expect(reasons.map((reason) => likenessWords(reason, names).vi)).toEqual([
      'cùng Phường Võ Cường',
      'cách 300 m',
      'cùng nói “mất nước”',
      'trong 2 giờ',
    ]);
    expect(reasons.map((reason) => likenessWords(reason, names).en)).toEqual([
      'both in Võ Cường ward',
      '300 m away',
      'both speak of “no water”',
      'within 2 hours',
    ]);
  });

  it('name the words that both wrote where no known matter is said', () => {
    const { reasons } = compareReports(
      profileOf(report({ text: 'Trạm y tế đóng cửa cả buổi chiều, không tiêm được' })),
      profileOf(report({ text: 'Trạm y tế đóng cửa, chúng tôi đứng đợi từ 13h', minutes: 30 })),
    );

    expect(reasons.map((reason) => likenessWords(reason, names).vi)).toContain('cùng viết “Trạm y”, “y tế”');
  });
});
