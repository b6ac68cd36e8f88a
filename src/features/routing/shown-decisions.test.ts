import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/routing/decide.ts';
import { builtinKnowledge } from './builtin-knowledge.ts';

const knowledge = builtinKnowledge();

function decided(text: string) {
  return decide({ text, channel: 'web' }, knowledge);
}

describe('what a decision shows', () => {
  it('puts nothing that is next to impossible above what the text speaks for', () => {
    const spam = decided('Cho vay nhanh lãi suất thấp, giải ngân trong ngày, liên hệ ngay để nhận ưu đãi!!!');
    expect(spam).toMatchObject({ flags: ['spam'], category: null, lead: 'trung-tam-1022' });
    const [first, ...others] = spam.alternatives;
    expect(first?.p).toBeGreaterThan(0.5);
    expect(first?.agency).not.toBe(spam.lead);
    expect(others.map(({ agency }) => agency)).toContain(spam.lead);
  });

  it('lets inspectors take the place of the likeliest agency, with its matter and its share', () => {
    const { alternatives, flags, lead } = decided(
      'Tôi tố cáo ông chủ tịch phường Từ Sơn nhận hối lộ 200 triệu khi cấp sổ đỏ',
    );
    expect(flags).toContain('denunciation');
    const [first, second] = alternatives;
    expect(first?.agency).toBe(lead);
    expect(first?.category).toBe(second?.category);
    expect(first?.p).toBeGreaterThanOrEqual(second?.p ?? 1);
  });

  it('says of a zone across borders where all of it lies, and which commune is taken', () => {
    const { why, place } = decided('Cống trong KCN VSIP tắc, nước tràn ra đường');
    expect(place?.code).toBe('09367');
    expect(why.find((reason) => reason.kind === 'place')).toMatchObject({
      vi: '“KCN VSIP” nằm ở phường Từ Sơn và xã Đại Đồng; tạm tính phường Từ Sơn.',
      en: '“KCN VSIP” lies in Từ Sơn and Đại Đồng; taken for now: Từ Sơn.',
    });
  });
});
