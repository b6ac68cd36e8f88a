import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { decide } from '../domain/routing/decide.ts';
import type { Decision, RoutableReport } from '../domain/routing/decision.ts';
import type { Knowledge } from '../domain/routing/knowledge.ts';
import { agencyName } from '../domain/routing/reasons.ts';
import type { CompiledCalendar } from '../domain/calendar/compile-calendar.ts';
import { compileRules } from '../domain/routing/rules/compile-rules.ts';
import { builtinCalendar } from '../features/routing/builtin-calendar.ts';
import { builtinKnowledge } from '../features/routing/builtin-knowledge.ts';
import { parseInstant } from '../lib/instant.ts';
import { readRules } from './read-rules.ts';

const help = `
Each line of the file is a report in JSON: {"id": "a", "text": "…"}, and as known "subject", "channel",
"point" ({"lat": 21.1, "lon": 106.0}), "unit" (code of the commune), "category", "sender" ("citizen" or "business").
With --json, one line each: {id, category, agency, agencies, place, confidence, alternatives, flags, needsHuman, why}.
With --rules, the rules of that file decide first, as the console's rules do; a report may then say "at" (ISO 8601; now) and
"sector" (of a known business), and its line has "rule" as well: the id of the rule that decided, or null.
A line that cannot be read gives its error and exit code 1; the others are still decided.`;

const Line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  subject: z.string().nullish(),
  channel: z.string().nullish(),
  point: z.object({ lat: z.number(), lon: z.number() }).nullish(),
  unit: z.string().nullish(),
  category: z.string().nullish(),
  sender: z.enum(['citizen', 'business']).nullish(),
  sector: z.string().nullish(),
  at: z
    .string()
    .refine((text) => parseInstant(text) !== null, 'no instant')
    .nullish(),
});
type Line = z.infer<typeof Line>;

type Options = {
  readonly file?: string;
  readonly text?: string;
  readonly lang: 'vi' | 'en';
  readonly rules?: string;
  readonly json?: true;
};

/** What decides; the calendar is that of conditions of time, null where there are no rules. */
type Deciding = { readonly knowledge: Knowledge; readonly calendar: CompiledCalendar | null };

/** One decision as other programs read it; a stable surface. */
export type RouteLine = {
  readonly id: string | number | null;
  readonly category: string | null;
  readonly agency: string;
  readonly agencies: readonly string[];
  readonly place: { readonly code: string; readonly name: string } | null;
  readonly confidence: number;
  readonly alternatives: readonly { readonly category: string | null; readonly agency: string; readonly p: number }[];
  readonly flags: readonly string[];
  readonly needsHuman: boolean;
  readonly why: readonly string[];
  /** Only where rules were given. */
  readonly rule?: string | null;
};

/** `hub route`: decides reports given on the command line or in a file, without a database. */
export function routeCommand(): Command {
  return new Command('route')
    .description('say which agency a report belongs to, and why')
    .option('--file <file>', 'reports, one JSON object a line; - reads standard input')
    .option('--text <text>', 'one report')
    .option('--model <model>', 'what to decide with: builtin (no database)', readModel, 'builtin')
    .option('--rules <file>', 'rules that decide first: a JSON list of them')
    .option('--lang <lang>', 'language of the reasons: vi or en', readLanguage, 'vi')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', help)
    .exitOverride()
    .action(async (options: Options, command: Command) => {
      const { file, text } = options;
      if ((file === undefined) === (text === undefined)) command.error('give either --text or --file', { exitCode: 2 });
      const deciding = await decidingBy(options.rules);
      if (deciding === null) return;
      if (text !== undefined) await print(`${decideLine({ text }, options, deciding)}\n`);
      if (file !== undefined)
        await decideFile(file, options, deciding).catch((error: unknown) => refuseFile(file, error));
    });
}

/** Null: the rules cannot be read, and it was said why. */
async function decidingBy(file: string | undefined): Promise<Deciding | null> {
  const builtin = builtinKnowledge();
  if (file === undefined) return { knowledge: builtin, calendar: null };
  try {
    const rules = compileRules(await readRules(file), builtin.abbreviations);
    return { knowledge: { ...builtin, rules }, calendar: builtinCalendar() };
  } catch (error) {
    refuseFile(file, error);
    return null;
  }
}

function readModel(value: string): string {
  if (value !== 'builtin') throw new InvalidArgumentError('the only model is builtin.');
  return value;
}

function readLanguage(value: string): 'vi' | 'en' {
  if (value !== 'vi' && value !== 'en') throw new InvalidArgumentError('vi or en.');
  return value;
}

async function decideFile(file: string, options: Options, deciding: Deciding): Promise<void> {
  const lines =
    file === '-' ? createInterface({ input: process.stdin, crlfDelay: Infinity }) : (await open(file)).readLines();
  let output = '';
  let number = 0;
  for await (const raw of lines) {
    number += 1;
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '') continue;
    output += `${answerLine(line, number, options, deciding)}\n`;
    if (output.length < 65_536) continue;
    await print(output);
    output = '';
  }
  await print(output);
}

// A file that is not there is a mistake of the person's, to be said in one line.
function refuseFile(file: string, error: unknown): void {
  process.exitCode = 1;
  process.stderr.write(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
}

function answerLine(line: string, number: number, options: Options, deciding: Deciding): string {
  let id: unknown = null;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'id' in value) ({ id } = value);
    return decideLine(Line.parse(value), options, deciding);
  } catch (error) {
    process.exitCode = 1;
    const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : 'not JSON';
    return options.json === true ? JSON.stringify({ id, line: number, error: reason }) : `line ${number}: ${reason}`;
  }
}

function reportOf(line: Line): RoutableReport {
  return {
    text: line.text,
    subject: line.subject ?? undefined,
    channel: line.channel ?? 'cli',
    point: line.point ?? undefined,
    unitCode: line.unit ?? undefined,
    categoryCode: line.category ?? undefined,
    senderKind: line.sender ?? undefined,
    contact: line.sector ? { kind: 'business', sector: line.sector } : undefined,
  };
}

function decideLine(line: Line, { lang, json }: Options, { knowledge, calendar }: Deciding): string {
  const moment = calendar && { at: parseInstant(line.at ?? '') ?? Date.now(), calendar };
  const decision = decide(reportOf(line), knowledge, moment);
  if (json === true) {
    const answer = toRouteLine(line.id ?? null, decision, lang);
    return JSON.stringify(calendar ? { ...answer, rule: decision.rule?.id ?? null } : answer);
  }
  return toWords(decision, lang, knowledge);
}

/** Presents a decision as a line of `hub route --json`. */
export function toRouteLine(id: string | number | null, decision: Decision, lang: 'vi' | 'en'): RouteLine {
  const { category, lead, coordinating, place, confidence, alternatives, flags, needsHuman, why } = decision;
  return {
    id,
    category: category?.code ?? null,
    agency: lead,
    agencies: [lead, ...coordinating],
    place: place === null ? null : { code: place.code, name: place.name },
    confidence,
    alternatives: alternatives.map((one) => ({ ...one, p: Math.round(one.p * 1000) / 1000 })),
    flags,
    needsHuman,
    why: why.map((reason) => reason[lang]),
  };
}

function toWords(decision: Decision, lang: 'vi' | 'en', knowledge: Knowledge): string {
  const named = decision.category === null ? undefined : knowledge.categories.get(decision.category.code);
  const head = [agencyName(decision.lead, knowledge)[lang], named?.[lang], decision.place?.name, ...decision.flags];
  const lines = [`${head.filter((one) => one !== undefined).join(' · ')} (${Math.round(decision.confidence * 100)} %)`];
  for (const reason of decision.why) lines.push(`  ${reason[lang]}`);
  return lines.join('\n');
}

async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
