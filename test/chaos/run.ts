import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../../src/platform/sql.ts';
import { createClient, keepWriting, type Client } from './clients.ts';
import { openDoors } from './doors.ts';
import { describeFaults, planRound, strike } from './faults.ts';
import { drain, isBalanced, judge, readBalance, readMarks, type Balance, type Verdict } from './final-read.ts';
import { createJournal } from './journal.ts';
import { createRandom } from './random.ts';
import { measureRecovery } from './recovery.ts';
import { openStage } from './stage.ts';

export type ChaosOptions = {
  readonly rounds: number;
  readonly seed: number;
  /** Leaves folder and logs behind. */
  readonly keep: boolean;
  readonly say: (line: string) => void;
  /** Ends the run early, and cleans up. */
  readonly signal: AbortSignal;
};

export type ChaosResult = {
  readonly rounds: number;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly balance: Balance;
  readonly isBalanced: boolean;
  /** Of each round; null: not within a minute. */
  readonly recoveriesMs: readonly (number | null)[];
  /** By process: how often it ended by itself. */
  readonly crashes: Readonly<Record<string, number>>;
  /** How long processes of the hub took to start. */
  readonly startsMs: readonly number[];
  /** Highest load average of the machine, of one minute. */
  readonly maxLoad: number;
  readonly mails: { readonly received: number; readonly repeated: number };
  readonly faults: Readonly<Record<string, number>>;
  readonly dir: string;
};

const clients = 8;
/** Messages in hand when the rounds are over get this long to be acknowledged. */
const lastWordMs = 30_000;
const drainMs = 120_000;

/** Lets clients write to a hub while its processes are killed and stopped, then reads what became of every message. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { say, signal } = options;
  const random = createRandom(options.seed);
  const journal = createJournal();
  say('Starting PostgreSQL, Redis and the hub …');
  await using stage = await openStage({ keep: options.keep });
  await using database = openDatabase({ url: stage.databaseUrl, max: 4, onError: () => undefined });
  const doors = openDoors(stage);
  const clientOf = (name: string, index: number): Client =>
    createClient({ name, doors, journal, random: createRandom(options.seed * 1000 + index) });
  const probes = {
    json: clientOf('probe-json', 101),
    form: clientOf('probe-form', 102),
    mail: clientOf('probe-mail', 103),
  };
  signal.throwIfAborted();
  const stopped = rejectWhen(signal);
  const firstMs = await measureRecovery({ sql: database, probes, since: Date.now() });
  if (firstMs === null) throw new Error(`the hub did not take its first messages; its logs are in ${stage.dir}`);
  say(
    `Ready after ${(firstMs / 1000).toFixed(1)} s. ${clients} clients write, ${options.rounds} rounds, seed ${options.seed}.`,
  );

  const stop = new AbortController();
  const giveUp = new AbortController();
  const writing = Array.from({ length: clients }, (_, index) =>
    keepWriting(clientOf(`c${index + 1}`, index), createRandom(options.seed * 1000 + 200 + index), {
      stop: stop.signal,
      giveUp: giveUp.signal,
    }),
  );
  // A client that was refused ends the run.
  const refused = Promise.all(writing).then(() => undefined);
  const recoveriesMs: (number | null)[] = [];
  const faults: Record<string, number> = {};
  let maxLoad = 0;
  const names = stage.victims.map(({ name }) => name);
  try {
    for (let round = 1; round <= options.rounds; round++) {
      const plan = planRound(names, random);
      await Promise.race([delay(plan.waitMs), refused, stopped]);
      const since = Date.now();
      for (const { how, victim } of plan.faults) faults[`${how} ${victim}`] = (faults[`${how} ${victim}`] ?? 0) + 1;
      const [recoveryMs] = await Promise.race([
        Promise.all([measureRecovery({ sql: database, probes, since }), strike(plan.faults, stage.victims)]),
        refused.then(() => Promise.reject(new Error('the clients ended before the rounds did'))),
        stopped,
      ]);
      recoveriesMs.push(recoveryMs);
      maxLoad = Math.max(maxLoad, loadavg()[0] ?? 0);
      say(
        `${String(round).padStart(4)}  ${recoveryMs === null ? 'not recovered' : `${recoveryMs} ms`.padStart(8)}  ${describeFaults(plan.faults)}`,
      );
      if (recoveryMs === null) break;
    }
  } finally {
    stop.abort();
    setTimeout(() => giveUp.abort(), signal.aborted ? 0 : lastWordMs).unref();
    await refused.catch(() => undefined);
  }
  await refused;
  say('Draining …');
  await Promise.race([drain(database, drainMs), stopped]);
  const balance = await readBalance(database);
  return {
    rounds: recoveriesMs.length,
    seed: options.seed,
    verdict: judge(journal.entries(), await readMarks(database)),
    balance,
    isBalanced: isBalanced(balance),
    recoveriesMs,
    crashes: Object.fromEntries(
      stage.victims.filter((one) => one.crashes() > 0).map((one) => [one.name, one.crashes()]),
    ),
    startsMs: stage.victims.flatMap((one) => one.startsMs()),
    maxLoad,
    mails: { received: stage.sink.received(), repeated: stage.sink.repeated() },
    faults,
    dir: stage.dir,
  };
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  const rejected = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Between two races nobody may be waiting for it.
  rejected.catch(() => undefined);
  return rejected;
}
