import { describe, expect, it } from 'vitest';
import { companionsOf } from './companions.ts';

const watch = { kind: 'never-alone', agency: 'thanh-tra', vi: '', en: '' } as const;

describe('the agencies beside the one that a person chose', () => {
  it('are those that keep watch, whichever it is, and never itself', () => {
    const decision = { lead: 'so-noi-vu', coordinating: ['thanh-tra', 'thue'], rule: null, why: [watch] };
    expect(companionsOf('so-noi-vu', decision)).toEqual(['thanh-tra']);
    expect(companionsOf('ubnd-09190', decision)).toEqual(['thanh-tra']);
    expect(companionsOf('thanh-tra', decision)).toEqual([]);
  });

  it('are also those of the rule, with its own choice alone', () => {
    const rule = { id: 'a', name: 'A' };
    const decision = { lead: 'so-xay-dung', coordinating: ['thue', 'thanh-tra'], rule, why: [watch] };
    expect(companionsOf('so-xay-dung', decision)).toEqual(['thanh-tra', 'thue']);
    expect(companionsOf('dien-luc', decision)).toEqual(['thanh-tra']);
  });
});
