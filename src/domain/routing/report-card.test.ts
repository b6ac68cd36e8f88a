import { describe, expect, it } from 'vitest';
import { detailsOf, figuresOf, type JudgedText } from './report-card.ts';

function judged(over: Partial<Omit<JudgedText, 'decision'>> & { readonly decided?: Partial<JudgedText['decision']> }) {
  const { decided, ...rest } = over;
  return {
    category: 'electricity',
    flags: [],
    isRight: true,
    isAmongThree: true,
    ...rest,
    decision: { category: { code: 'electricity' }, confidence: 0.95, needsHuman: false, flags: [], ...decided },
  } satisfies JudgedText;
}

describe('a report card', () => {
  it('counts the agency first, among three, and what may go without a person', () => {
    const texts = [
      judged({}),
      judged({ isRight: false, decided: { needsHuman: true, confidence: 0.3 } }),
      judged({ isRight: false, isAmongThree: false }),
      judged({ isRight: null, category: null }),
    ];

    expect(figuresOf(texts)).toEqual({
      texts: 3,
      first: 0.3333,
      amongThree: 0.6667,
      automatic: 0.6667,
      automaticRight: 0.5,
    });
    expect(figuresOf([])).toMatchObject({ texts: 0, first: null, automaticRight: null });
  });

  it('puts every answered text into one span of confidence', () => {
    const texts = [0, 0.1, 0.3, 0.6, 0.99, 1].map((confidence) => judged({ decided: { confidence } }));
    const { reliability } = detailsOf(texts);

    expect(reliability.map((bin) => bin.texts)).toEqual([1, 1, 0, 1, 0, 0, 1, 0, 0, 2]);
    expect(reliability.at(-1)).toMatchObject({ right: 2, said: 0.995 });
  });

  it('says what a category was taken for', () => {
    const wrong = (code: string | null) =>
      judged({ isRight: false, decided: { category: code === null ? null : { code } } });
    const { categories } = detailsOf([judged({}), wrong('waste'), wrong('waste'), wrong(null)]);

    expect(categories).toEqual([
      {
        code: 'electricity',
        texts: 4,
        right: 1,
        confused: [
          { code: 'waste', texts: 2 },
          { code: '', texts: 1 },
        ],
      },
    ]);
  });

  it('counts flags only where they are known', () => {
    const { flags } = detailsOf([
      judged({ flags: ['urgent'], decided: { flags: ['urgent'] } }),
      judged({ flags: ['urgent'] }),
      judged({ decided: { flags: ['urgent'] } }),
      judged({ flags: null, decided: { flags: ['urgent'] } }),
    ]);

    expect(flags.find((one) => one.flag === 'urgent')).toEqual({ flag: 'urgent', texts: 2, raised: 2, right: 1 });
    expect(detailsOf([judged({ flags: null })]).flags).toEqual([]);
  });
});
