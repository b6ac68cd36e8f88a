import { availableParallelism } from 'node:os';
import type { CompiledCalendar } from '../../domain/calendar/compile-calendar.ts';
import { decide } from '../../domain/routing/decide.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { startThread } from '../../lib/start-thread.ts';
import { createThreadPool } from '../../lib/thread-pool.ts';
import type { KnowledgePieces, RoutingNow } from './knowledge-service.ts';

/** A report, and when it was received in milliseconds since 1970. */
export type TimedReport = { readonly report: RoutableReport; readonly at: number };

/** What a thread is asked. `basis` comes with the first request of a version only: it is large. */
export type DecideRequest = {
  readonly version: number;
  readonly basis: {
    readonly pieces: KnowledgePieces;
    readonly calendar: CompiledCalendar['calendar'] | null;
  } | null;
  readonly reports: readonly TimedReport[];
};

/** Null: the thread does not know this version of the knowledge yet. */
export type DecideAnswer = { readonly decisions: readonly Decision[] | null };

// Deciding a few takes less than asking somebody else to.
const fewest = 16;
const most = Math.max(1, Math.min(4, availableParallelism() - 1));
const idleMs = 60_000;
/** A thread that starts reads places and model first; a batch takes a tenth of a second. */
const deadlineMs = 20_000;
const heapMiB = 1024;

/**
 * Decides many reports beside the thread that serves people and writes to the database. A thread is started by the first
 * batch of some size and ends a minute after the last. Where no thread can decide, the caller's own does.
 */
export function createDecisionThreads(log: { readonly warn: (fields: object, message: string) => void }) {
  const pool = createThreadPool({
    start: () =>
      startThread(new URL('./decide-worker.ts', import.meta.url), {
        name: 'decide',
        resourceLimits: { maxOldGenerationSizeMb: heapMiB },
      }),
    most,
    idleMs,
  });
  let version = 0;
  let known: { readonly knowledge: RoutingNow['knowledge']; readonly calendar: CompiledCalendar | null } | null = null;

  async function ask(
    reports: readonly TimedReport[],
    { pieces }: RoutingNow,
    calendar: CompiledCalendar | null,
  ): Promise<readonly Decision[] | null> {
    const asked = { version, reports };
    const withBasis = { ...asked, basis: { pieces, calendar: calendar?.calendar ?? null } };
    const put = (request: DecideRequest) => pool.ask<DecideAnswer>({ request, transfer: [], deadlineMs });
    const first = await put({ ...asked, basis: null });
    if (first === null || first.decisions !== null) return first?.decisions ?? null;
    return (await put(withBasis))?.decisions ?? null;
  }

  return async (
    reports: readonly TimedReport[],
    routing: RoutingNow,
    calendar: CompiledCalendar | null,
  ): Promise<readonly Decision[]> => {
    const { knowledge } = routing;
    if (reports.length >= fewest) {
      if (known?.knowledge !== knowledge || known.calendar !== calendar) {
        known = { knowledge, calendar };
        version += 1;
      }
      try {
        const decided = await ask(reports, routing, calendar);
        if (decided !== null) return decided;
        log.warn({ reports: reports.length }, 'a thread could not decide in time; reports are decided without it');
      } catch (error) {
        log.warn({ err: error }, 'no thread could be started to decide; reports are decided without one');
      }
    }
    return reports.map(({ report, at }) => decide(report, knowledge, calendar === null ? null : { at, calendar }));
  };
}
