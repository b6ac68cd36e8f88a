import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { decide } from '../../domain/routing/decide.ts';
import { splitReport } from '../../domain/routing/split/split-report.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { builtinKnowledge } from './builtin-knowledge.ts';

const knowledge = builtinKnowledge();

/** What is proposed: of each part its agency and its words. */
function proposed(text: string, subject?: string): (readonly [string, string])[] {
  const { pieces, parts } = splitReport({ text, subject, channel: 'sms-http' }, knowledge);
  const shown = shownForm(text);
  return parts.map(({ pieces: own, decision }) => [
    decision.lead,
    own.map((piece) => shown.slice(pieces[piece]?.start, pieces[piece]?.end).trim()).join(' '),
  ]);
}

describe('a report of several matters', () => {
  const flags = (text: string, subject?: string) => decide({ text, subject, channel: 'email' }, knowledge).flags;

  it('is told from one whose subject says the same again', () => {
    expect(
      flags(
        'Hồ sơ hoàn thuế của công ty đã nộp bốn tháng mà chưa được trả lời. Đề nghị xem xét.',
        'Kiến nghị hoàn thuế GTGT',
      ),
    ).not.toContain('mixed');
    expect(flags('Điện khu tôi mất từ tối qua. Ngoài ra trạm y tế hết vắc xin cho trẻ em.')).toContain('mixed');
  });

  it('says where the second matter begins', () => {
    const { why } = decide(
      { text: 'Điện khu tôi mất từ tối qua. Ngoài ra trạm y tế hết vắc xin cho trẻ em.', channel: 'web' },
      knowledge,
    );

    expect(why.find(({ kind }) => kind === 'flag')?.words).toMatch(/^Ngoài ra trạm y tế/u);
  });
});

describe('splitting a report', () => {
  it('gives each matter its sentences, and greetings and thanks to the matter they stand beside', () => {
    expect(
      proposed(
        'Kính gửi Trung tâm 1022. Điện khu tôi mất từ tối qua đến giờ chưa có. Ngoài ra trạm y tế hết vắc xin cho trẻ em. Xin cảm ơn.',
      ),
    ).toEqual([
      ['dien-luc', 'Kính gửi Trung tâm 1022. Điện khu tôi mất từ tối qua đến giờ chưa có.'],
      ['so-y-te', 'Ngoài ra trạm y tế hết vắc xin cho trẻ em. Xin cảm ơn.'],
    ]);
  });

  it('works without diacritics and without full stops', () => {
    expect(proposed('mat dien tu toi qua toi gio, ngoai ra bao hiem xa hoi cua cong ty chua dong 3 thang')).toEqual([
      ['dien-luc', 'mat dien tu toi qua toi gio,'],
      ['bhxh', 'ngoai ra bao hiem xa hoi cua cong ty chua dong 3 thang'],
    ]);
  });

  it('lets the place that is named once count for all parts', () => {
    const { parts } = splitReport(
      {
        text: 'Ở phường Võ Cường vỉa hè bị lấn chiếm bán hàng. Ngoài ra hồ sơ hoàn thuế của công ty tôi bốn tháng chưa trả.',
        channel: 'web',
      },
      knowledge,
    );

    expect(parts.map(({ decision }) => decision.place?.name)).toEqual(['Võ Cường', 'Võ Cường']);
  });

  it.each([
    ['one matter in several sentences', 'Điện nhà tôi mất từ tối qua. Gọi điện lực không ai nghe. Đề nghị xử lý gấp.'],
    [
      'one matter whose subject says it again',
      'Hồ sơ hoàn thuế của công ty đã nộp bốn tháng mà chưa được trả lời. Đề nghị xem xét.',
    ],
    ['a greeting alone', 'Kính chào trung tâm. Xin cảm ơn.'],
  ])('proposes nothing for %s', (_, text) => {
    expect(proposed(text, 'Kiến nghị hoàn thuế GTGT')).toEqual([]);
  });

  it('covers any text exactly, and gives each piece to one part or to none', () => {
    const matter = fc.constantFrom(
      'Điện mất từ tối qua.',
      'Ngoài ra rác không ai thu',
      'và công ty nợ lương ba tháng;',
      'Xin cảm ơn',
      '1. Đường ngập',
      '“nước bẩn. Rất bẩn”',
      '\n- Trường thu quỹ',
    );
    assertProperty(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: matter }, anyText), { maxLength: 8 }), (words) => {
        const text = words.join(' ');
        const shown = shownForm(text);

        const { pieces, parts } = splitReport({ text, channel: 'web' }, knowledge);

        expect(pieces.length === 0 ? shown : pieces.map(({ start, end }) => shown.slice(start, end)).join('')).toBe(
          shown,
        );
        const given = parts.flatMap((part) => part.pieces);
        expect(given.toSorted((a, b) => a - b)).toEqual(parts.length === 0 ? [] : [...pieces.keys()]);
        expect(new Set(parts.map(({ decision }) => decision.lead)).size).toBe(parts.length);
      }),
      {
        runs: 60,
        examples: [
          // Longer than what is read of a report.
          [['Nhà tôi ở số nhà 3 ngõ 12. '.repeat(800), 'Điện mất từ tối qua.']],
          // Two of these belong together, and what they are together belongs to the third.
          [
            [
              '“nước bẩn. Rất bẩn”',
              'Điện mất từ tối qua.',
              'Ngoài ra rác không ai thu',
              'Điện mất từ tối qua.',
              '1. Đường ngập',
            ],
          ],
        ],
      },
    );
  });
});
