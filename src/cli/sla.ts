import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { CompiledCalendar } from '../domain/calendar/compile-calendar.ts';
import { compileCalendar } from '../domain/calendar/compile-calendar.ts';
import { parseCalendar } from '../domain/calendar/parse-calendar.ts';
import { minuteMs } from '../domain/calendar/calendar.ts';
import { answerDeadline } from '../domain/sla/deadline-question.ts';
import { parseReplay } from '../domain/sla/parse-replay.ts';
import type { ReplayedClock } from '../domain/sla/replay.ts';
import { replay } from '../domain/sla/replay.ts';

const dueHelp = `
Each line of the file is one question in JSON:
  {"id": "a", "calendar": {…}, "from": "2026-03-02T08:00:00+07:00", "amount": 5, "unit": "working-days"}  gives the deadline
  {"id": "b", "calendar": {…}, "from": "…", "to": "…", "unit": "working-minutes"}  gives the whole units between
calendar: {"zone": "Asia/Ho_Chi_Minh", "hours": {"1": [["07:30","11:30"],["13:30","17:00"]], …} (0 = Sunday),
           "holidays": ["2026-01-01", …], "special": {"2026-01-10": [["07:30","11:30"]]}}
unit: minutes, hours, days, working-minutes, working-hours, working-days
A line that cannot be answered gives its error and exit code 1; the others are still answered.`;

const replayHelp = `
The file is {"calendar": {…}, "policy": {"firstResponse": 60, "nextResponse": 120, "resolution": 2400},
"created": "…", "events": [{"at": "…", "type": "customer_message" | "agent_message" | "state", "to": "waiting_sender"}]},
the policy in working minutes. "now" says up to when open clocks are judged; without it, the last event does.`;

/**
 * `hub sla due` and `hub sla replay`. Mistakes of use throw a CommanderError for the program to turn into exit code 2;
 * questions that cannot be answered set exit code 1.
 */
export function slaCommand(): Command {
  const due = new Command('due')
    .description('say when deadlines end, or how much time has gone by')
    .requiredOption('--file <file>', 'questions, one JSON object a line')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', dueHelp)
    .exitOverride()
    .action(async ({ file, json }: { file: string; json?: true }) =>
      failing(json, () => answerFile(file, json === true)),
    );
  const again = new Command('replay')
    .description('run the clocks of one case again from its events')
    .argument('<file>', 'the case in JSON')
    .option('--json', 'print JSON')
    .addHelpText('after', replayHelp)
    .exitOverride()
    .action(async (file: string, { json }: { json?: true }) => failing(json, () => replayFile(file, json === true)));
  return new Command('sla')
    .description('deadlines by the working calendar')
    .exitOverride()
    .addCommand(due)
    .addCommand(again);
}

async function answerFile(file: string, isJson: boolean): Promise<void> {
  const compiled = calendarCache();
  let output = '';
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') continue;
    output += `${answerLine(text, compiled, isJson)}\n`;
    if (output.length < 65_536) continue;
    await print(output);
    output = '';
  }
  await print(output);
}

function answerLine(line: string, compiled: (calendar: unknown) => CompiledCalendar, isJson: boolean): string {
  let id: unknown = null;
  try {
    const question: unknown = JSON.parse(line);
    if (typeof question === 'object' && question !== null && 'id' in question) ({ id } = question);
    const answer = answerDeadline(question, compiled);
    if (answer.kind === 'elapsed') {
      return isJson
        ? JSON.stringify({ id, elapsed: answer.elapsed })
        : `${String(id)}\t${answer.elapsed} ${answer.unit}`;
    }
    const due = iso(answer.due);
    return isJson ? JSON.stringify({ id, due }) : `${String(id)}\t${due}`;
  } catch (error) {
    process.exitCode = 1;
    return isJson ? JSON.stringify({ id, error: reason(error) }) : `${String(id)}\terror: ${reason(error)}`;
  }
}

async function replayFile(file: string, isJson: boolean): Promise<void> {
  const value: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  const clocks = replay(parseReplay(value)).map(presentClock);
  if (isJson) return print(`${JSON.stringify({ clocks })}\n`);
  const lines = clocks.map((clock) => {
    const stopped = clock.stopped ? `stopped ${clock.stopped}` : clock.paused ? 'paused' : 'running';
    const late = clock.breached ? ' BREACHED' : '';
    return `${clock.kind}\tdue ${clock.due}\t${stopped}\tpaused ${clock.pausedMinutes} working minutes${late}\n`;
  });
  return print(lines.join(''));
}

function presentClock({ clock, pauses, pausedMs }: ReplayedClock) {
  return {
    kind: clock.kind,
    started: iso(clock.startedAt),
    due: iso(clock.dueAt),
    stopped: clock.state === 'stopped' ? iso(clock.stoppedAt) : null,
    paused: clock.state === 'paused',
    pauses: pauses.map(({ from, to }) => ({ from: iso(from), to: to === null ? null : iso(to) })),
    pausedMinutes: Math.floor(pausedMs / minuteMs),
    breached: clock.breachedAt !== null,
    breachedAt: clock.breachedAt === null ? null : iso(clock.breachedAt),
  };
}

/** Questions of one file mostly share a calendar; it is parsed once. */
function calendarCache(): (calendar: unknown) => CompiledCalendar {
  const known = new Map<string, CompiledCalendar>();
  return (value) => {
    const key = JSON.stringify(value) ?? '';
    const found = known.get(key);
    if (found) return found;
    if (known.size >= 500) known.clear();
    const made = compileCalendar(parseCalendar(value));
    known.set(key, made);
    return made;
  };
}

async function failing(json: true | undefined, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.exitCode = 1;
    if (json) await print(`${JSON.stringify({ error: reason(error) })}\n`);
    else process.stderr.write(`${reason(error)}\n`);
  }
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function iso(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new Error('amount: ends beyond the calendar');
  return date.toISOString();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
