import { median } from '../bench/rounds.ts';
import type { ChaosResult } from './run.ts';

/** Nothing lost, nothing doubled, the books closed, and the hub came back each time. */
export function hasPassed(result: ChaosResult): boolean {
  const { verdict } = result;
  return (
    verdict.lost.length === 0 &&
    verdict.duplicated.length === 0 &&
    verdict.outOfOrder.length === 0 &&
    result.isBalanced &&
    result.recoveriesMs.every((time) => time !== null)
  );
}

function recoveries(result: ChaosResult): number[] {
  return result.recoveriesMs.flatMap((time) => (time === null ? [] : [time]));
}

/** The first five fields are the promise; the others say how it was tried. Null: the hub did not come back. */
export function toJson(result: ChaosResult): object {
  const { verdict, balance } = result;
  const times = recoveries(result);
  return {
    rounds: result.rounds,
    acknowledged: verdict.acknowledged,
    lost: verdict.lost.length,
    duplicated: verdict.duplicated.length,
    maxRecoveryMs: times.length === result.recoveriesMs.length ? Math.max(0, ...times) : null,
    medianRecoveryMs: times.length > 0 ? Math.round(median(times)) : null,
    outOfOrder: verdict.outOfOrder.length,
    unacknowledged: verdict.unacknowledged,
    maxWaitMs: verdict.maxWaitMs,
    isBalanced: result.isBalanced,
    balance,
    crashes: result.crashes,
    medianStartMs: Math.round(median(result.startsMs)),
    maxStartMs: Math.round(Math.max(0, ...result.startsMs)),
    maxLoad: result.maxLoad,
    mails: result.mails,
    faults: result.faults,
    seed: result.seed,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function toText(result: ChaosResult): string {
  const { verdict, balance } = result;
  const times = recoveries(result);
  const crashes = Object.entries(result.crashes).map(([name, count]) => `${name} ${count}`);
  const lines = [
    `${result.rounds} rounds (seed ${result.seed}): ${Object.entries(result.faults)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([fault, count]) => `${fault} ${count}`)
      .join(', ')}`,
    `acknowledged ${verdict.acknowledged}, without an answer ${verdict.unacknowledged}`,
    `lost ${verdict.lost.length}, duplicated ${verdict.duplicated.length}, out of order ${verdict.outOfOrder.length}`,
    `recovery: median ${times.length > 0 ? seconds(median(times)) : '–'}, longest ${seconds(Math.max(0, ...times))}; longest from acknowledgement to ticket ${seconds(verdict.maxWaitMs)}`,
    `start of a process: median ${seconds(median(result.startsMs))}, longest ${seconds(Math.max(0, ...result.startsMs))}; load of the machine up to ${result.maxLoad.toFixed(1)}`,
    `received ${balance.received} = created ${balance.created} + appended ${balance.appended} + ignored ${balance.ignored} + quarantined ${balance.quarantined} + waiting ${balance.waiting}${result.isBalanced ? '' : '   DOES NOT ADD UP'}`,
    `mails sent ${result.mails.received}, the same twice ${result.mails.repeated}`,
    `processes that ended by themselves: ${crashes.length > 0 ? crashes.join(', ') : 'none'}`,
  ];
  if (hasPassed(result) && result.rounds > 3)
    lines.push(
      `No failure in ${result.rounds} rounds: the chance of one in a round is below ${(300 / result.rounds).toFixed(1)} % (95 %).`,
    );
  for (const kind of ['lost', 'duplicated', 'outOfOrder'] as const)
    if (verdict[kind].length > 0) lines.push(`${kind}: ${verdict[kind].slice(0, 20).join(' ')}`);
  return `${lines.join('\n')}\n`;
}
