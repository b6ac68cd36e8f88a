import { decide } from '../../src/domain/routing/decide.ts';
import { compileRules } from '../../src/domain/routing/rules/compile-rules.ts';
import { builtinCalendar } from '../../src/features/routing/builtin-calendar.ts';
import { builtinKnowledge } from '../../src/features/routing/builtin-knowledge.ts';
import { reportTexts } from './reports.ts';
import { median } from './rounds.ts';
import { makeRules } from './rules.ts';

const calls = 6000;
const manyRules = 500;

export type DecideFigures = { readonly perSecond: number; readonly medianMs: number; readonly p99Ms: number };

function measure(rules: number): DecideFigures {
  const builtin = builtinKnowledge();
  const knowledge =
    rules === 0 ? builtin : { ...builtin, rules: compileRules(makeRules(rules), builtin.abbreviations) };
  const moment = { at: Date.UTC(2026, 6, 5, 16), calendar: builtinCalendar() };
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
      moment,
    );
    if (index >= 1000) times.push(performance.now() - started);
  }
  const sorted = times.sort((a, b) => a - b);
  const total = times.reduce((sum, ms) => sum + ms, 0);
  return { perSecond: (calls / total) * 1000, medianMs: median(times), p99Ms: sorted[Math.floor(calls * 0.99)] ?? 0 };
}

export type DecideMeasured = { readonly plain: DecideFigures; readonly ruled: DecideFigures };

/** Routing decisions of one process, one by one, after warming up: without rules, and with as many as a large hub has. */
export function measureDecide(): DecideMeasured {
  return { plain: measure(0), ruled: measure(manyRules) };
}
