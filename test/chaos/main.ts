import { parseArgs } from 'node:util';
import { hasPassed, toJson, toText } from './print.ts';
import { runChaos } from './run.ts';

const help = `npm run chaos [-- options]

  --rounds N    how often something is killed or stopped (20)
  --seed N      chooses moments and victims; the same seed chooses the same (1)
  --json        one JSON object instead of the summary
  --keep        leave folder and logs behind, and say where
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function whole(name: 'rounds' | 'seed'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
  return value;
}

async function run(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stop.abort(new Error('stopped')));
  try {
    const result = await runChaos({
      rounds: whole('rounds'),
      seed: whole('seed'),
      keep: values.keep,
      signal: stop.signal,
      say: (line) => void process.stderr.write(`${line}\n`),
    });
    process.stdout.write(values.json ? `${JSON.stringify(toJson(result))}\n` : `\n${toText(result)}`);
    if (values.keep) process.stderr.write(`Logs: ${result.dir}\n`);
    process.exitCode = hasPassed(result) ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `${stop.signal.aborted ? 'Stopped.' : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = stop.signal.aborted ? 130 : 1;
  }
}

if (values.help) process.stdout.write(help);
else await run();
