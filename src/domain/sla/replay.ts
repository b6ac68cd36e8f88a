import type { Instant } from '../../lib/instant.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import type { Clock } from './clock.ts';
import { breachIfDue, measure, pauseClock, resumeClock, startClock, stopClock } from './clock.ts';

export const replayKinds = ['firstResponse', 'nextResponse', 'resolution'] as const;
export type ReplayKind = (typeof replayKinds)[number];

/** Working minutes of each clock; null for no such clock. */
export type ReplayPolicy = Readonly<Record<ReplayKind, number | null>>;

export type ReplayEvent =
  | { readonly at: Instant; readonly type: 'customer_message' | 'agent_message' }
  | { readonly at: Instant; readonly type: 'state'; readonly to: string };

export type Replay = {
  readonly calendar: CompiledCalendar;
  readonly policy: ReplayPolicy;
  readonly created: Instant;
  readonly events: readonly ReplayEvent[];
  /** Up to when open clocks are judged; the last event when left out. */
  readonly now?: Instant;
};

export type Pause = { readonly from: Instant; readonly to: Instant | null };

/** One clock of a replayed case. `pausedMs` is the working time of its pauses, the one still open included. */
export type ReplayedClock = {
  readonly clock: Clock<ReplayKind>;
  readonly pauses: readonly Pause[];
  readonly pausedMs: number;
};

const endStates: readonly string[] = ['answered', 'closed', 'resolved'];

/**
 * Runs the clocks of one case again from its events, which may come in any order (equal instants keep theirs).
 *
 * - firstResponse runs from `created` to the first agent message. It never pauses and only an answer stops it, so a case
 *   closed without one is late.
 * - nextResponse starts at a customer message after an agent message when none is open, and stops at the next agent
 *   message; a second customer message does not start it anew.
 * - resolution runs from `created`; a change of state to answered, closed or resolved stops it. 'reopened' starts a new
 *   one when none is open.
 * - State 'waiting_sender' pauses the open nextResponse and resolution; any other state lets them run on. A nextResponse
 *   that starts meanwhile runs at once: the sender has written, nobody waits for them any more.
 *
 * Clocks are in order of their start. One that is still running at `now` is breached if its deadline lies before.
 */
export function replay({ calendar, policy, created, events, now }: Replay): readonly ReplayedClock[] {
  const inOrder = events.toSorted((a, b) => a.at - b.at);
  const until = now ?? Math.max(created, inOrder.at(-1)?.at ?? created);
  const all: { clock: Clock<ReplayKind>; pauses: Pause[] }[] = [];
  let hasAnswered = false;

  function open(kind: ReplayKind): { clock: Clock<ReplayKind>; pauses: Pause[] } | undefined {
    return all.find(({ clock }) => clock.kind === kind && clock.state !== 'stopped');
  }

  function start(kind: ReplayKind, at: Instant): void {
    const amount = policy[kind];
    if (amount === null || open(kind)) return;
    const terms = { kind, scope: 'ticket', amount, unit: 'working-minutes', warnAt: [] } as const;
    all.push({ clock: startClock(terms, calendar, at), pauses: [] });
  }

  function stop(kind: ReplayKind, at: Instant): void {
    const entry = open(kind);
    if (!entry) return;
    endPause(entry, at);
    entry.clock = stopClock(entry.clock, at);
  }

  function endPause(entry: { clock: Clock<ReplayKind>; pauses: Pause[] }, at: Instant): void {
    const pause = entry.pauses.at(-1);
    if (!pause || entry.clock.state !== 'paused') return;
    entry.pauses[entry.pauses.length - 1] = { ...pause, to: at };
    entry.clock = resumeClock(entry.clock, calendar, at);
  }

  function changeState(to: string, at: Instant): void {
    for (const kind of ['nextResponse', 'resolution'] as const) {
      const entry = open(kind);
      if (!entry) continue;
      if (to !== 'waiting_sender') endPause(entry, at);
      else if (entry.clock.state === 'running') {
        entry.clock = pauseClock(entry.clock, at);
        entry.pauses.push({ from: at, to: null });
      }
    }
    if (endStates.includes(to)) stop('resolution', at);
    if (to === 'reopened') start('resolution', at);
  }

  start('firstResponse', created);
  start('resolution', created);
  for (const event of inOrder) {
    switch (event.type) {
      case 'agent_message':
        stop('firstResponse', event.at);
        stop('nextResponse', event.at);
        hasAnswered = true;
        break;
      case 'customer_message':
        if (hasAnswered) start('nextResponse', event.at);
        break;
      case 'state':
        changeState(event.to, event.at);
        break;
    }
  }
  return all.map(({ clock, pauses }) => {
    let pausedMs = 0;
    for (const { from, to } of pauses) pausedMs += measure(calendar, clock.unit, from, Math.max(from, to ?? until));
    return { clock: breachIfDue(clock, until), pauses, pausedMs };
  });
}
