import { describe, expect, it } from 'vitest';
import type { SuggestionView, TicketDetail } from '../../../src/contract/tickets.ts';
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

type Assignment = TicketDetail['assignments'][number];

function coordinating(agency: string, state: Assignment['state'] = 'accepted'): Assignment {
  return {
    id: agency,
    agency: named(agency),
    part: 'coordinating',
    state,
    officer: null,
    team: null,
    forwardedBy: null,
    offeredAt: '2026-11-02T02:00:00.000Z',
    acceptedAt: null,
    doneAt: null,
    returnReason: null,
    clock: null,
  };
}

function choose(choice: Choice, index: number, assignments: readonly Assignment[] = []): Choice {
  return withSuggestion(choice, { suggestions, assignments: [...assignments] }, index);
}

describe('taking a suggestion', () => {
  it('brings those that keep watch, and leaves those of another suggestion', () => {
    const first = choose(nothing, 0);
    expect(first).toMatchObject({ lead: 'so-noi-vu', coordinating: ['thanh-tra', 'thue'] });
    expect(choose(first, 1)).toMatchObject({ lead: 'ubnd-09190', coordinating: ['thanh-tra'] });
    expect(choose(first, 2)).toMatchObject({ lead: 'thanh-tra', coordinating: [] });
  });

  it('keeps who works on the ticket already, also where a suggestion brings the same', () => {
    const working = [coordinating('thanh-tra'), coordinating('thue', 'returned')];
    const first = { ...nothing, coordinating: ['thanh-tra'] };
    const led = choose(choose(choose(first, 0, working), 2, working), 1, working);
    expect(choose(first, 2, [coordinating('thue')]).coordinating).toEqual([]);
    expect(led).toMatchObject({ lead: 'ubnd-09190', coordinating: ['thanh-tra'] });

    const water = [coordinating('thue')];
    const beside = { ...nothing, coordinating: ['thue'] };
    expect(choose(choose(beside, 0, water), 2, water)).toMatchObject({ lead: 'thanh-tra', coordinating: ['thue'] });
  });

  it('keeps whom the person chose, but never the lead twice', () => {
    const own = { ...nothing, coordinating: ['dien-luc', 'ubnd-09190'] };
    expect(choose(own, 1).coordinating).toEqual(['dien-luc', 'thanh-tra']);
  });
});
