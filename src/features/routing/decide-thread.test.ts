import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../domain/calendar/compile-calendar.ts';
import { decide } from '../../domain/routing/decide.ts';
import { builtinCalendar } from './builtin-calendar.ts';
import { createDecisionThreads } from './decide-thread.ts';
import { createKnowledge, type KnowledgePieces, type RoutingNow } from './knowledge-service.ts';

const texts = [
  'Đường Trần Phú ngập sâu sau mưa, xe không qua được',
  'Mat dien ca xom tu chieu qua',
  'Xin hỏi đăng ký hộ kinh doanh cần giấy tờ gì',
  'Nhà máy xả khói đen ban đêm ở Quế Võ',
];
const receivedAt = Date.UTC(2026, 6, 5, 16);
const reports = Array.from({ length: 24 }, (_, index) => ({
  report: { text: `${texts[index % texts.length]} (${index})`, channel: 'web' },
  at: receivedAt,
}));
const calendar = compileCalendar(builtinCalendar().calendar);

function routingWith(rules: KnowledgePieces['rules']): RoutingNow {
  const pieces = { rules, model: null, edited: {}, isAutomatic: false };
  return { pieces, knowledge: createKnowledge(pieces), isAutomatic: false };
}

function beside({ knowledge }: RoutingNow) {
  return reports.map(({ report, at }) => decide(report, knowledge, { at, calendar }));
}

describe('decisions in threads', () => {
  it('are those that would be made without one, also after the rules have changed', async () => {
    const warnings: string[] = [];
    const decideMany = createDecisionThreads({ warn: (_, message) => warnings.push(message) });
    const plain = routingWith([]);
    const ruled = routingWith([
      {
        id: 'flood',
        name: 'Ngập',
        active: true,
        when: { kind: 'words', words: ['ngập'], match: 'any' },
        then: { priority: 'urgent' },
      },
    ]);

    const before = await decideMany(reports, plain, calendar);
    const after = await decideMany(reports, ruled, calendar);

    expect(before).toEqual(beside(plain));
    expect(after).toEqual(beside(ruled));
    expect(after).not.toEqual(before);
    expect(warnings).toEqual([]);
  });

  it('are made without a thread where none can', async () => {
    const warnings: string[] = [];
    const decideMany = createDecisionThreads({ warn: (_, message) => warnings.push(message) });
    const routing = routingWith([]);
    // What cannot be copied reaches no thread.
    const uncopied = { ...routing, pieces: { ...routing.pieces, isAutomatic: (() => true) as unknown as boolean } };

    expect(await decideMany(reports, uncopied, calendar)).toEqual(beside(routing));
    expect(warnings).toHaveLength(1);
    expect(await decideMany(reports, routing, calendar)).toEqual(beside(routing));
    expect(warnings).toHaveLength(1);
  });
});
