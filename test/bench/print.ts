import { cpus } from 'node:os';
import type { Sql } from '../../src/platform/sql.ts';
import type { DecideFigures, DecideMeasured } from './decide.ts';
import { median, type Measured } from './rounds.ts';

export type Results = {
  readonly size: number;
  readonly rounds: number;
  /** Connections that wrote tickets, on either side. */
  readonly connections: number;
  readonly measured: Readonly<Record<string, Measured>>;
  readonly decide: DecideMeasured | null;
};

export type MachineFacts = {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
  readonly postgres: string;
  readonly durable: boolean;
};

const settings = {
  name: 'bench-settings',
  text: `SELECT current_setting('server_version') AS "version", current_setting('fsync') AS "fsync",
    current_setting('synchronous_commit') AS "synchronousCommit", current_setting('full_page_writes') AS "fullPageWrites"`,
};

/** What the figures belong to. `durable`: an answered commit is on the disk. */
export async function readMachine(sql: Sql): Promise<MachineFacts> {
  const [row] = await sql.query<{ version: string; fsync: string; synchronousCommit: string; fullPageWrites: string }>(
    settings,
  );
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    postgres: row?.version ?? 'unknown',
    durable: row?.fsync === 'on' && row.synchronousCommit === 'on' && row.fullPageWrites === 'on',
  };
}

const rounded = (value: number, digits = 2) => Number(value.toFixed(digits));

function mapped<Value>(results: Results, of: (measured: Measured) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(results.measured).map(([name, measured]) => [name, of(measured)]));
}

function decideJson({ perSecond, medianMs, p99Ms }: DecideFigures): object {
  return { perSecond: rounded(perSecond, 0), medianMs: rounded(medianMs, 3), p99Ms: rounded(p99Ms, 3) };
}

function decideLine(name: string, { perSecond, medianMs, p99Ms }: DecideFigures): string {
  return `${name.padEnd(22)}${Math.round(perSecond)} /s, median ${medianMs.toFixed(3)} ms, p99 ${p99Ms.toFixed(3)} ms`;
}

/** One object for programs: medians per second, every round, and the medians of the rounds' ratios. */
export function toJson(results: Results, machine: MachineFacts): object {
  return {
    machine,
    size: results.size,
    connections: results.connections,
    ratios: mapped(results, ({ ratio }) => rounded(ratio)),
    floors: mapped(results, ({ floor }) => rounded(median(floor), 0)),
    hub: mapped(results, ({ hub }) => rounded(median(hub), 0)),
    rounds: mapped(results, ({ floor, hub }) => ({
      floor: floor.map((value) => rounded(value, 0)),
      hub: hub.map((value) => rounded(value, 0)),
    })),
    ...(results.decide && {
      decide: decideJson(results.decide.plain),
      decideWith500Rules: decideJson(results.decide.ruled),
    }),
  };
}

/** The same as a table for people. */
export function toTable(results: Results, machine: MachineFacts): string {
  const spread = (values: readonly number[]) => `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`;
  const cells = Object.entries(results.measured).map(([name, { floor, hub, ratio }]) => [
    name,
    String(Math.round(median(floor))),
    spread(floor),
    String(Math.round(median(hub))),
    spread(hub),
    ratio.toFixed(2),
  ]);
  const rows = [['', 'floor /s', 'from–to', 'hub /s', 'from–to', 'ratio'], ...cells];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const { decide } = results;
  return [
    `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, PostgreSQL ${machine.postgres}, durable: ${machine.durable ? 'yes' : 'NO'}`,
    `${results.size} tickets before the start, ${results.rounds} rounds, tickets written over ${results.connections} connections`,
    '',
    ...lines,
    ...(decide ? ['', decideLine('decide', decide.plain), decideLine('decide, 500 rules', decide.ruled)] : []),
    '',
  ].join('\n');
}
