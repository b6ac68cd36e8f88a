import { describe, expect, it } from 'vitest';
import type { SplitProposalView } from '../../../src/contract/splits.ts';
import { addMatter, changeMatter, firstDraft, movePiece, removeMatter, requestOf, wordsOf } from './split-state.ts';

const named = (code: string) => ({ code, vi: code, en: code });
const texts = ['Đường hỏng. ', 'Cống tắc. ', 'Trạm xá hết thuốc.'];

function proposal(parts: readonly (readonly number[])[]): SplitProposalView {
  let at = 0;
  return {
    version: 3,
    digest: 'd',
    pieces: texts.map((text) => {
      const start = at;
      at += text.length;
      return { start, end: at, text };
    }),
    parts: parts.map((pieces, index) => ({
      pieces: [...pieces],
      category: named(`c${index}`),
      agency: named(`a${index}`),
      confidence: 0.8,
      words: [],
      reasons: [],
      place: null,
      willSeal: false,
    })),
    attachments: [],
    category: named('roads'),
    agency: null,
    sealed: false,
  };
}

describe('a split that a person is setting', () => {
  it('begins with what the hub proposes and joins neighbouring sentences', () => {
    const proposed = proposal([[0, 1], [2]]);

    const draft = firstDraft(proposed);

    expect(wordsOf(draft, proposed.pieces, 0)).toBe('Đường hỏng. Cống tắc.');
    expect(requestOf(draft, proposed, 's')).toEqual({
      version: 3,
      split: 's',
      digest: 'd',
      parts: [
        { ranges: [{ start: 0, end: 22 }], category: 'c0', lead: 'a0', attachments: [] },
        { ranges: [{ start: 22, end: 40 }], category: 'c1', lead: 'a1', attachments: [] },
      ],
    });
  });

  it('begins with one matter and an empty one where nothing is proposed, and cannot be sent so', () => {
    const proposed = proposal([]);
    const draft = firstDraft(proposed);

    const moved = changeMatter(movePiece(draft, 2, 1), 1, { category: 'health', lead: 'so-y-te' });

    expect(requestOf(draft, proposed, 's')).toBeNull();
    expect(requestOf(changeMatter(moved, 0, { lead: 'so-xay-dung' }), proposed, 's')?.parts).toHaveLength(2);
  });

  it('gives the sentences of a matter that is taken away to the one before it', () => {
    const draft = movePiece(addMatter(firstDraft(proposal([[0], [1, 2]]))), 2, 2);

    expect(draft.matterOf).toEqual([0, 1, 2]);
    expect(removeMatter(draft, 1).matterOf).toEqual([0, 0, 1]);
    expect(removeMatter(draft, 2).matterOf).toEqual([0, 1, 1]);
    expect(removeMatter(draft, 1).matters.map(({ key }) => key)).toEqual([0, 2]);
  });
});
