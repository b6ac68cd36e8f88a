import { describe, expect, it } from 'vitest';
import type { SuggestionView } from '../../../src/contract/tickets.ts';
import { withSuggestion, type Choice } from './choice.ts';

function named(code: string) {
  return { code, vi: code, en: code };
}

function suggestion(agency: string, ...besides: string[]): SuggestionView {
  return {
    agency: named(agency),
    category: named('official-conduct'),
    coordinating: besides.map(named),
    p: 0.5,
    why: [],
    refused: null,
    second: null,
  };
}

const suggestions = [
  suggestion('so-noi-vu', 'thanh-tra', 'thue'),
  suggestion('ubnd-09190', 'thanh-tra'),
  suggestion('thanh-tra'),
];
const nothing: Choice = { lead: null, category: null, coordinating: [], priority: 'normal', note: '' };

function choose(choice: Choice, index: number): Choice {
  return withSuggestion(choice, suggestions, index);
}

describe('taking a suggestion', () => {
  it('brings those that keep watch, and leaves those of another suggestion', () => {
    const first = choose(nothing, 0);
    expect(first).toMatchObject({ lead: 'so-noi-vu', coordinating: ['thanh-tra', 'thue'] });
    expect(choose(first, 1)).toMatchObject({ lead: 'ubnd-09190', coordinating: ['thanh-tra'] });
    expect(choose(first, 2)).toMatchObject({ lead: 'thanh-tra', coordinating: [] });
  });

  it('keeps whom the person chose, but never the lead twice', () => {
    const own = { ...nothing, coordinating: ['dien-luc', 'ubnd-09190'] };
    expect(choose(own, 1).coordinating).toEqual(['dien-luc', 'thanh-tra']);
  });
});
