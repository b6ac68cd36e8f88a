import { describe, expect, test } from 'vitest';
import type { Happening, SimulatorState } from '../../src/contract/simulator.ts';
import { afterLook, type World } from './world.ts';

describe('what a look at the outside world brings', () => {
  test('news are added to what is known, in order', () => {
    const world = known({ position: 1, happenings: [happening(1)] });

    const next = afterLook(world, { type: 'news', news: state({ position: 2, happenings: [happening(2)] }) });

    expect(next.state?.happenings.map((item) => item.seq)).toEqual([1, 2]);
  });

  test('a report that changed takes the place of what was known of it', () => {
    const report = { seq: 1, at: '', personId: 'lan', code: 'A', trackingPath: '/t/A/x', text: 'T', tracking: null };
    const world = known({ position: 1, reports: [report, { ...report, code: 'B' }] });

    const next = afterLook(world, {
      type: 'news',
      news: state({ position: 3, reports: [{ ...report, seq: 3, text: 'new' }] }),
    });

    expect(next.state?.reports.map((item) => [item.code, item.text])).toEqual([
      ['A', 'new'],
      ['B', 'T'],
    ]);
  });

  test('a simulator that started anew replaces everything', () => {
    const world = known({ position: 9, happenings: [happening(9)] });

    const next = afterLook(world, { type: 'news', news: state({ run: 'second', position: 0 }) });

    expect(next.state).toMatchObject({ run: 'second', happenings: [] });
  });

  test('a quiet look changes nothing, so that nothing is drawn again', () => {
    const world = known({ position: 4 });

    expect(afterLook(world, { type: 'news', news: state({ position: 4 }) })).toBe(world);
  });

  test('a lost connection keeps what is known and is forgotten with the next answer', () => {
    const lost = afterLook(known({ position: 4 }), { type: 'lost' });

    expect(lost).toMatchObject({ isLost: true, state: { position: 4 } });
    expect(afterLook(lost, { type: 'news', news: state({ position: 4 }) }).isLost).toBe(false);
  });
});

function state(overrides: Partial<SimulatorState>): SimulatorState {
  return {
    run: 'first',
    position: 0,
    people: [],
    lines: [],
    hubMail: 'hub@example.org',
    happenings: [],
    mails: [],
    reports: [],
    chats: [],
    page: [],
    calls: [],
    crowd: null,
    ...overrides,
  };
}

function known(overrides: Partial<SimulatorState>): World {
  return { state: state(overrides), isLost: false };
}

function happening(seq: number): Happening {
  return {
    seq,
    at: '2026-11-23T01:00:00.000Z',
    channel: 'email',
    personId: 'lan',
    direction: 'to_hub',
    outcome: 'passed',
    what: { vi: 'Gửi', en: 'Sent' },
    detail: null,
    link: null,
  };
}
