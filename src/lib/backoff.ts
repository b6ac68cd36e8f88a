import { setTimeout as delay } from 'node:timers/promises';

const firstMs = 500;
const longestMs = 60_000;

/** Waiting time before try number `failures` (1, 2, …): doubles up to a minute, spread so that hubs do not knock in step. */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(full * (0.5 + random / 2));
}

/** Waits; resolves at once when the signal fires, because a reader that is stopped has nothing to wait for. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
