import { parentPort } from 'node:worker_threads';
import { compileCalendar } from '../../domain/calendar/compile-calendar.ts';
import { decide } from '../../domain/routing/decide.ts';
import type { Decision } from '../../domain/routing/decision.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import type { RuleMoment } from '../../domain/routing/rules/rule-facts.ts';
import type { DecideAnswer, DecideRequest } from './decide-thread.ts';
import { createKnowledge } from './knowledge-service.ts';

type Held = {
  readonly version: number;
  readonly knowledge: Knowledge;
  readonly momentOf: (at: number) => RuleMoment | null;
};

let held: Held | null = null;

function answer({ version, basis, reports }: DecideRequest): DecideAnswer {
  if (basis !== null) {
    const calendar = basis.calendar === null ? null : compileCalendar(basis.calendar);
    const momentOf = (at: number) => (calendar === null ? null : { at, calendar });
    held = { version, knowledge: createKnowledge(basis.pieces), momentOf };
  }
  if (held?.version !== version) return { decisions: null };
  const { knowledge, momentOf } = held;
  return { decisions: reports.map(({ report, at }): Decision => decide(report, knowledge, momentOf(at))) };
}

// The entry of a thread that decides. What it receives was written by `decide-thread.ts`; the first message says that it is ready.
parentPort?.on('message', (request: DecideRequest) => parentPort?.postMessage(answer(request), []));
parentPort?.postMessage('ready', []);
