import { describe, expect, it } from 'vitest';
import { markWords } from './marked-words.ts';

function reason(start: number | null, end: number | null) {
  return { kind: 'word', vi: '', en: '', start, end, agency: null };
}

describe('marking the words that decided', () => {
  it('marks each span once and keeps every letter', () => {
    const text = 'Đường Trần Phú ngập sâu';

    const parts = markWords(text, [reason(15, 19), reason(0, 14), reason(6, 14)]);

    expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['Đường Trần Phú', 'ngập']);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('ignores reasons that point nowhere in this text', () => {
    expect(markWords('ngắn', [reason(null, null), reason(2, 90), reason(3, 1)])).toEqual([
      { at: 0, text: 'ngắn', marked: false },
    ]);
  });
});
