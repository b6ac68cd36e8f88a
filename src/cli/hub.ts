import { Command, CommanderError } from 'commander';
import { explainStart } from '../config/start-failure.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when asked for, so that a small command does not load the database client. */
  readonly load: () => Promise<Command>;
}

const FORGOTTEN_MS = 1_000;

const ENTRIES: readonly Entry[] = [
  {
    name: 'start',
    summary: 'start the hub: all roles in this process, or those named',
    load: async () => (await import('./start.ts')).startCommand(),
  },
  {
    name: 'seed',
    summary: 'fill an empty database with the tables of the province',
    load: async () => (await import('./seed.ts')).seedCommand(),
  },
  {
    name: 'user',
    summary: 'accounts of staff',
    load: async () => (await import('./user.ts')).userCommand(),
  },
  {
    name: 'channel',
    summary: 'accounts of channels',
    load: async () => (await import('./channel.ts')).channelCommand(),
  },
  {
    name: 'migrate',
    summary: 'bring the database up to this version, or say what would change',
    load: async () => (await import('./migrate.ts')).migrateCommand(),
  },
  {
    name: 'ingest',
    summary: 'take mails from files',
    load: async () => (await import('./ingest.ts')).ingestCommand((await import('./ingest-deps.ts')).ingestDeps),
  },
  {
    name: 'import',
    summary: 'take over tables of others: borders of communes',
    load: async () => (await import('./import.ts')).importCommand(),
  },
  {
    name: 'route',
    summary: 'say which agency a report belongs to, and why',
    load: async () => (await import('./route.ts')).routeCommand(),
  },
  {
    name: 'text',
    summary: 'text as the hub reads it',
    load: async () => (await import('./text.ts')).textCommand(),
  },
  {
    name: 'sms',
    summary: 'text messages: segments and encoding',
    load: async () => (await import('./sms.ts')).smsCommand(),
  },
  {
    name: 'doctor',
    summary: 'check what the hub needs on this machine',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  {
    name: 'sla',
    summary: 'deadlines by the working calendar',
    load: async () => (await import('./sla.ts')).slaCommand(),
  },
];

/** Runs one command of `hub`. Exit codes: 0 ok, 1 failed, 2 wrong use. */
async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command('hub').description('The hub of a province’s 1022 centre.').showHelpAfterError(false);
  const asked = ENTRIES.find((entry) => entry.name === (args[0] === 'help' ? args[1] : args[0]));
  for (const entry of ENTRIES) {
    const command = entry === asked ? await entry.load() : new Command(entry.name);
    program.addCommand(command.description(entry.summary));
  }
  throwInsteadOfExit(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = toExitCode(error);
  }
}

function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) throwInsteadOfExit(child);
}

function toExitCode(error: unknown): number {
  // Commander has written its message already; help that was asked for is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`${explainStart(error)}\n`);
  if (isUnexpected(error)) process.stderr.write(`${error.stack ?? ''}\n`);
  return 1;
}

/** A mistake of ours shows where it happened; what a person can act on stays one line. */
function isUnexpected(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
  );
}

// A reader such as `head` may close the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});
process.setSourceMapsEnabled(true);
await runProgram(process.argv.slice(2));
// The process ends by itself when everything was closed. A connection that a library forgot must not keep it.
setTimeout(() => process.exit(), FORGOTTEN_MS).unref();
