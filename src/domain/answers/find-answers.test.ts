import { describe, expect, it } from 'vitest';
import { createAbbreviations } from '../text/abbreviations.ts';
import { createAnswerIndex } from './answer-index.ts';
import { findAnswers, showFrom } from './find-answers.ts';

const abbreviations = createAbbreviations({});
const blank = {
  id: 0,
  categoryCode: null,
  titleVi: '',
  titleEn: null,
  asked: [],
  bodyVi: 'Nội dung.',
  bodyEn: null,
};

describe('an article', () => {
  it('is told from another where only diacritics tell them apart', () => {
    const index = createAnswerIndex(
      [
        { ...blank, id: 1, titleVi: 'Thủ tục thuê đất của Nhà nước' },
        { ...blank, id: 2, titleVi: 'Nộp thuế đất hằng năm ở đâu' },
      ],
      abbreviations,
    );
    const found = (text: string) => findAnswers(index, { text }, showFrom).map(({ id }) => id);

    expect(found('công ty tôi muốn thuê đất')[0]).toBe(1);
    expect(found('tôi chưa nộp thuế đất')[0]).toBe(2);
    expect(found('thue dat').toSorted()).toEqual([1, 2]);
  });

  it('is not found by the place that a text names', () => {
    const index = createAnswerIndex([{ ...blank, id: 7, titleVi: 'Giờ mở cửa chợ Nhớn' }], abbreviations);
    const text = 'mất điện ở chợ Nhớn';

    expect(findAnswers(index, { text, place: { start: text.indexOf('chợ'), end: text.length } }, showFrom)).toEqual([]);
  });

  it('comes first where its category is that of the report', () => {
    const twins = [1, 2].map((id) => ({ ...blank, id, categoryCode: `c${id}`, titleVi: 'Gia hạn giấy phép' }));
    const index = createAnswerIndex(twins, abbreviations);

    expect(findAnswers(index, { text: 'gia hạn giấy phép', categoryCode: 'c2' }, showFrom)[0]?.id).toBe(2);
  });
});
