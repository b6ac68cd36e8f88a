import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { routeCommand } from './route.ts';
import { textCommand } from './text.ts';

async function printed(run: () => Promise<unknown>): Promise<string> {
  let output = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk);
    return true;
  });
  try {
    await run();
  } finally {
    spy.mockRestore();
  }
  return output;
}

describe('hub route', () => {
  afterEach(() => {
    process.exitCode = undefined;
  });

  it('prints one stable line for a text', async () => {
    const output = await printed(() =>
      routeCommand().parseAsync(['--json', '--text', 'Cúp điện cả ngày ở xã Yên Trung'], { from: 'user' }),
    );
    const line: unknown = JSON.parse(output);
    expect(line).toMatchObject({
      id: null,
      category: 'electricity',
      agency: 'dien-luc',
      agencies: ['dien-luc'],
      place: { code: '09205', name: 'Yên Trung' },
      flags: [],
      why: expect.arrayContaining([expect.stringContaining('Cúp điện')]),
    });
    expect(Object.keys(Object(line))).toEqual([
      'id',
      'category',
      'agency',
      'agencies',
      'place',
      'confidence',
      'alternatives',
      'flags',
      'needsHuman',
      'why',
    ]);
  });

  it('answers every line it can read, names the others and fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'route-'));
    const file = join(folder, 'in.jsonl');
    await writeFile(file, '\uFEFF{"id": 1, "text": "power outage", "unit": "09190"}\r\n\r\n{"id": 2}\r\nnonsense\r\n');
    const output = await printed(() =>
      routeCommand().parseAsync(['--json', '--lang', 'en', '--file', file], { from: 'user' }),
    );
    await rm(folder, { recursive: true });

    const lines = output
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 1, agency: 'dien-luc', place: { code: '09190' } },
      { id: 2, line: 3 },
      { id: null, line: 4 },
    ]);
    expect(process.exitCode).toBe(1);
  });

  it('lets rules of a file decide first, also by the time of the report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'route-'));
    const [rules, reports] = [join(folder, 'rules.json'), join(folder, 'in.jsonl')];
    const night = { kind: 'time', days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', until: '05:00' };
    const rule = { id: 'night', name: 'Đêm', active: true, when: night, then: { lead: 'so-xay-dung' } };
    await writeFile(rules, JSON.stringify({ rules: [rule] }));
    const text = 'Cúp điện ở xã Yên Trung';
    const lines = [
      { id: 1, text, at: '2026-07-05T23:00:00+07:00' },
      { id: 2, text, at: '2026-07-05T12:00:00+07:00' },
    ];
    await writeFile(reports, lines.map((line) => JSON.stringify(line)).join('\n'));
    const run = (file: string) =>
      printed(() => routeCommand().parseAsync(['--json', '--rules', file, '--file', reports], { from: 'user' }));

    const answers = (await run(rules)).trim().split('\n');
    await writeFile(rules, JSON.stringify([{ ...rule, when: { kind: 'mood' } }]));
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const refused = await run(rules);
    const said = String(errors.mock.calls[0]?.[0]);
    errors.mockRestore();
    await rm(folder, { recursive: true });

    expect(answers.map((line): unknown => JSON.parse(line))).toMatchObject([
      { id: 1, agency: 'so-xay-dung', rule: 'night', needsHuman: false },
      { id: 2, agency: 'dien-luc', rule: null },
    ]);
    expect([refused, process.exitCode]).toEqual(['', 1]);
    expect(said).toContain('cannot read');
  });

  it('refuses wrong use with exit code 2 or an argument error', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(routeCommand().parseAsync([], { from: 'user' })).rejects.toMatchObject({ exitCode: 2 });
    await expect(routeCommand().parseAsync(['--model', 'other', '--text', 'a'], { from: 'user' })).rejects.toThrow(
      /only model is builtin/u,
    );
    errors.mockRestore();
  });
});

describe('hub text entities', () => {
  it('prints what a text names', async () => {
    const output = await printed(() =>
      textCommand().parseAsync(['entities', 'Gọi 0912 345 678, xe 99A-123.45'], { from: 'user' }),
    );
    expect(output).toBe('phone\t0912 345 678\nplate\t99A-123.45\n');
  });
});

describe('hub text fold', () => {
  it('prints the folded form', async () => {
    const output = await printed(() => textCommand().parseAsync(['fold', 'Hoà  Bình ĐẸP'], { from: 'user' }));
    expect(output).toBe('hoa binh dep\n');
  });
});
