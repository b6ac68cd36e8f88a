import { parseArgs } from 'node:util';
import { measureAccept, startHubWeb } from './accept.ts';
import { measureCommit } from './commit.ts';
import { measureDecide } from './decide.ts';
import { fill } from './fill.ts';
import { measureList } from './list.ts';
import { startMachine } from './machine.ts';
import { readMachine, toJson, toTable, type Results } from './print.ts';
import { receiptKinds } from './reports.ts';
import type { Measured } from './rounds.ts';

const parts = ['accept', 'commit', 'list', 'decide'] as const;
type Part = (typeof parts)[number];

const help = `npm run bench [-- options]

  --json               one JSON object instead of the table
  --size N             tickets that the database holds before the start (10000)
  --rounds N           rounds that count, at least 5 for a figure to be trusted (5)
  --seconds S          length of one round of accept and list (2.5)
  --tickets N          tickets of one round of commit (2000)
  --connections N      connections that write tickets, on either side (4)
  --only PART          ${parts.join(', ')}; may be repeated
  --profile DIR        write a CPU profile of every process there
`;

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      size: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2.5' },
      tickets: { type: 'string', default: '2000' },
      connections: { type: 'string', default: '4' },
      only: { type: 'string', multiple: true },
      profile: { type: 'string' },
    },
  });
  const number = (name: 'size' | 'rounds' | 'seconds' | 'tickets' | 'connections', least: number) => {
    const value = Number(values[name]);
    if (!(value >= least)) throw new Error(`--${name} must be a number from ${least}`);
    return value;
  };
  const only = values.only?.map((name) => {
    const part = parts.find((one) => one === name);
    if (!part) throw new Error(`--only must be one of ${parts.join(', ')}`);
    return part;
  });
  return {
    json: values.json,
    help: values.help,
    size: number('size', 1),
    rounds: number('rounds', 1),
    ms: number('seconds', 0.1) * 1000,
    tickets: number('tickets', 1),
    connections: number('connections', 1),
    only: new Set<Part>(only ?? parts),
    profileDir: values.profile,
  };
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Set once somebody interrupts: what fails from then on fails because its servers are gone. */
let leaving: PromiseLike<never> | null = null;

async function run(options: ReturnType<typeof readOptions>): Promise<void> {
  const { rounds, ms, profileDir, only } = options;
  say('Starting PostgreSQL and Redis …');
  await using machine = await startMachine();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const leave = () => process.exit(130);
      leaving ??= machine[Symbol.asyncDispose]().then(leave, leave);
    });
  }
  const facts = await readMachine(machine.context.database);
  say(`Filling in ${options.size} tickets …`);
  await fill(machine.context.database, options.size, (done) => {
    if (options.size > 100_000 && done % 100_000 === 0) say(`  ${done}`);
  });
  const measured: Record<string, Measured> = {};
  if (only.has('accept') || only.has('list')) {
    await using hub = await startHubWeb(machine, profileDir);
    void hub;
    if (only.has('list')) {
      say('list: pages of the queue …');
      measured['list'] = await measureList(machine, { rounds, ms: ms / 2 });
    }
    if (only.has('accept')) {
      say('accept: reports at the front door …');
      const byKind = await measureAccept(machine, { kinds: ['json', 'multipart'], rounds, ms, profileDir });
      for (const [kind, figures] of byKind) measured[kind === 'json' ? 'accept' : 'acceptMultipart'] = figures;
    }
  }
  if (only.has('commit')) {
    for (const of of receiptKinds) {
      say(`commit: receipts to tickets, ${of} …`);
      const name = of === 'form' ? 'commit' : of === 'chat' ? 'commitChat' : 'commitMail';
      measured[name] = await measureCommit(machine, {
        of,
        tickets: options.tickets,
        rounds,
        connections: options.connections,
        profileDir,
      });
    }
  }
  const decide = only.has('decide') ? measureDecide() : null;
  const results: Results = { size: options.size, rounds, connections: options.connections, measured, decide };
  process.stdout.write(options.json ? `${JSON.stringify(toJson(results, facts))}\n` : `\n${toTable(results, facts)}`);
}

const options = readOptions(process.argv.slice(2));
if (options.help) process.stdout.write(help);
else
  await run(options).catch((error: unknown) => {
    if (leaving === null) throw error;
    return leaving;
  });
