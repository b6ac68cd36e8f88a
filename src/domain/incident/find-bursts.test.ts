import { describe, expect, it } from 'vitest';
import { belongsTo, findBursts } from './find-bursts.ts';
import { incidentTitle } from './incident-title.ts';
import { profileOf, type ReportProfile } from './report-profile.ts';

const start = new Date('2026-11-23T07:00:00+07:00').getTime();

function told(text: string, minutes: number, unitCode: string | null = '09190', sender = text): ReportProfile {
  return profileOf({
    id: text,
    text,
    at: new Date(start + minutes * 60_000),
    unitCode,
    unitName: unitCode === null ? null : 'Phường Võ Cường',
    point: null,
    categoryCode: null,
    sender,
  });
}

const outage = [
  'Nhà tôi mất nước từ 5 giờ sáng, đề nghị kiểm tra',
  'Ca khu khong co nuoc tu sang den gio',
  'Sao tự nhiên cắt nước mà không báo trước?',
  'Vòi khô rồi, bao giờ có nước lại',
  'Bị cúp nước, nhà có trẻ nhỏ rất khổ',
] as const;

describe('like reports that come at once', () => {
  it('are one group when enough people send them', () => {
    const bursts = findBursts([...outage.map((text, index) => told(text, index * 15)), told('Ổ gà ở phố Vũ Giới', 20)]);

    expect(bursts.map((group) => group.map(({ report }) => report.text))).toEqual([[...outage]]);
  });

  it('are none while one person sends them all', () => {
    expect(findBursts(outage.map((text, index) => told(text, index * 15, '09190', 'one person')))).toEqual([]);
  });

  it('are none when they are spread over more than the time', () => {
    expect(findBursts(outage.slice(0, 4).map((text, index) => told(text, index * 55)))).toEqual([]);
  });

  it('are none when they come from communes all over the province, or from nobody knows where', () => {
    expect(findBursts(outage.map((text, index) => told(text, index, `0${index}`)))).toEqual([]);
    expect(findBursts(outage.map((text, index) => told(text, index, null)))).toEqual([]);
  });

  it('take further reports in, and no others', () => {
    const group = outage.map((text, index) => told(text, index * 15));

    expect(belongsTo(told('Mất nước cả phố, gọi công ty cấp nước không ai nghe', 90), group)).toBeGreaterThan(0);
    expect(belongsTo(told('Mất điện cả phố, gọi điện lực không ai nghe', 90), group)).toBe(0);
    expect(belongsTo(told('Hóa đơn tiền nước tăng gấp đôi', 90), group)).toBe(0);
  });
});

describe('the name of an incident', () => {
  const names = { category: 'Nước sạch', unit: 'Phường Võ Cường' };

  it('is what most of its reports name, and the place', () => {
    expect(
      incidentTitle(
        outage.map((text) => told(text, 0)),
        names,
      ),
    ).toBe('Mất nước tại Phường Võ Cường');
  });

  it('is the category where its reports name nothing known, never their words', () => {
    expect(incidentTitle([told('Trạm y tế đóng cửa cả buổi', 0)], names)).toBe('Nước sạch tại Phường Võ Cường');
    expect(incidentTitle([told('Trạm y tế đóng cửa cả buổi', 0)], { category: null, unit: null })).toBe(
      'Nhiều phản ánh giống nhau',
    );
  });
});
