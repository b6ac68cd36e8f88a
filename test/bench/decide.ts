import { decide } from '../../src/domain/routing/decide.ts';
import { builtinKnowledge } from '../../src/features/routing/builtin-knowledge.ts';
import { reportTexts } from './reports.ts';
import { median } from './rounds.ts';

const calls = 6000;

export type DecideFigures = { readonly perSecond: number; readonly medianMs: number; readonly p99Ms: number };

/** Routing decisions of one process, one by one, after warming up. */
export function measureDecide(): DecideFigures {
  const knowledge = builtinKnowledge();
  const times: number[] = [];
  for (let index = 0; index < calls + 1000; index++) {
    const text = `${reportTexts[index % reportTexts.length]} Số nhà ${index}.`;
    const started = performance.now();
    decide(
      {
        text,
        subject: undefined,
        channel: 'web',
        point: undefined,
        unitCode: undefined,
        categoryCode: undefined,
        senderKind: undefined,
      },
      knowledge,
    );
    if (index >= 1000) times.push(performance.now() - started);
  }
  const sorted = times.sort((a, b) => a - b);
  const total = times.reduce((sum, ms) => sum + ms, 0);
  return { perSecond: (calls / total) * 1000, medianMs: median(times), p99Ms: sorted[Math.floor(calls * 0.99)] ?? 0 };
}
