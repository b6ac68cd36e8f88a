import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { slaCommand } from './sla.ts';

const calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  hours: { '1': [['07:30', '11:30']], '2': [['07:30', '11:30']] },
  holidays: [],
  special: {},
};
let folder = '';
let printed = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-sla-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

async function run(command: string, content: string, ...options: string[]): Promise<readonly unknown[]> {
  const file = join(folder, 'input.json');
  writeFileSync(file, content);
  const target = command === 'due' ? ['--file', file] : [file];
  await slaCommand().parseAsync([command, ...target, ...options], { from: 'user' });
  return options.includes('--json')
    ? printed
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
    : [printed];
}

test('each question gets one line; one that cannot be answered gets its error and the exit code', async () => {
  const question = { calendar, from: '2026-03-02T08:00:00+07:00', amount: 30, unit: 'working-minutes' };
  const lines = [
    JSON.stringify({ ...question, id: 1 }),
    '{broken',
    '',
    JSON.stringify({ ...question, id: 'c', amount: undefined, to: '2026-03-02T01:29:59Z' }),
    JSON.stringify({ ...question, id: 'd', unit: 'weeks' }),
    JSON.stringify({ ...question, id: 'e', amount: -1 }),
    JSON.stringify({ ...question, id: 'f', from: 'today' }),
    JSON.stringify({ ...question, id: 'g', calendar: { zone: 'Mars/Base', hours: {} } }),
    JSON.stringify({ ...question, id: 'h', to: question.from }),
    JSON.stringify({ ...question, id: 'i', unit: 'minutes', amount: 0 }),
  ];

  const answers = await run('due', `\uFEFF${lines.join('\r\n')}`, '--json');

  expect(answers).toEqual([
    { id: 1, due: '2026-03-02T01:30:00.000Z' },
    { id: null, error: expect.any(String) },
    { id: 'c', elapsed: 29 },
    { id: 'd', error: expect.stringContaining('unit: must be one of') },
    { id: 'e', error: 'amount: must not be negative' },
    { id: 'f', error: expect.stringContaining("from: 'today'") },
    { id: 'g', error: "zone: unknown time zone 'Mars/Base'" },
    { id: 'h', error: "question: needs either 'amount' or 'to'" },
    { id: 'i', due: '2026-03-02T01:00:00.000Z' },
  ]);
  expect(process.exitCode).toBe(1);
});

test('ten thousand questions take less than two seconds', async () => {
  const from = Date.UTC(2026, 0, 1);
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    JSON.stringify({
      id: index,
      calendar,
      from: new Date(from + index * 3_601_000).toISOString(),
      amount: index % 40,
      unit: 'working-days',
    }),
  );
  const before = process.cpuUsage();

  const answers = await run('due', lines.join('\n'), '--json');

  expect(answers).toHaveLength(10_000);
  // Of the processor: what else the machine does is not counted.
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2000);
  expect(process.exitCode).toBeUndefined();
});

test('a replay prints every clock', async () => {
  const events = [
    { at: '2026-03-02T08:00:00+07:00', type: 'agent_message' },
    { at: '2026-03-02T09:00:00+07:00', type: 'state', to: 'waiting_sender' },
  ];
  const value = {
    calendar,
    policy: { firstResponse: 20, nextResponse: 60, resolution: 300 },
    created: '2026-03-02T07:30+07:00',
    events,
  };

  const [answer] = await run('replay', JSON.stringify(value), '--json');

  expect(answer).toMatchObject({
    clocks: [
      {
        kind: 'firstResponse',
        due: '2026-03-02T00:50:00.000Z',
        stopped: '2026-03-02T01:00:00.000Z',
        paused: false,
        breached: true,
      },
      { kind: 'resolution', due: '2026-03-03T01:30:00.000Z', stopped: null, paused: true, breached: false },
    ],
  });
});

test('a file that is not there is a failure, a missing option a mistake of use', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);

  await slaCommand().parseAsync(['replay', join(folder, 'none.json'), '--json'], { from: 'user' });

  expect(JSON.parse(printed)).toEqual({ error: expect.stringContaining('no such file') });
  expect(process.exitCode).toBe(1);
  await expect(slaCommand().parseAsync(['due'], { from: 'user' })).rejects.toThrow(CommanderError);
});
