import { freeze } from './processes.ts';
import type { Random } from './random.ts';
import type { Victim } from './victim.ts';

/** What is done to one victim: SIGKILL and some time without it, or SIGSTOP for a while. */
export type Fault =
  | { readonly how: 'kill'; readonly victim: string; readonly downMs: number }
  | { readonly how: 'stop'; readonly victim: string; readonly ms: number };

export type Round = { readonly waitMs: number; readonly faults: readonly Fault[] };

const waitMs = [200, 3000] as const;
const downMs = [0, 1500] as const;
const stopMs = [300, 3500] as const;
const twoAtOnceShare = 0.3;
const killShare = 0.7;

/** When the next round strikes, and whom. */
export function planRound(names: readonly string[], random: Random): Round {
  const first = random.pick(names);
  const others = names.filter((name) => name !== first);
  const victims = random.isTrue(twoAtOnceShare) ? [first, random.pick(others)] : [first];
  return {
    waitMs: random.between(...waitMs),
    faults: victims.map((victim) =>
      random.isTrue(killShare)
        ? { how: 'kill', victim, downMs: random.between(...downMs) }
        : { how: 'stop', victim, ms: random.between(...stopMs) },
    ),
  };
}

/** Does it. Resolves when what was killed has been started again and what was stopped goes on. */
export async function strike(faults: readonly Fault[], victims: readonly Victim[]): Promise<void> {
  await Promise.all(
    faults.map(async (fault) => {
      const victim = victims.find(({ name }) => name === fault.victim);
      if (!victim) throw new Error(`nobody is called ${fault.victim}`);
      if (fault.how === 'kill') await victim.kill(fault.downMs);
      else if (victim.pids().length > 0) await freeze(victim.pids(), fault.ms);
    }),
  );
}

export function describeFaults(faults: readonly Fault[]): string {
  return faults
    .map((fault) =>
      fault.how === 'kill'
        ? `kill ${fault.victim}, down ${Math.round(fault.downMs)} ms`
        : `stop ${fault.victim} for ${Math.round(fault.ms)} ms`,
    )
    .join(' and ');
}
