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

  it('refuses wrong use with exit code 2 or an argument error', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await expect(routeCommand().parseAsync([], { from: 'user' })).rejects.toMatchObject({ exitCode: 2 });
    await expect(routeCommand().parseAsync(['--model', 'other', '--text', 'a'], { from: 'user' })).rejects.toThrow(
      /only model is builtin/u,
    );
    errors.mockRestore();
  });
});

describe('hub text fold', () => {
  it('prints the folded form', async () => {
    const output = await printed(() => textCommand().parseAsync(['fold', 'Hoà  Bình ĐẸP'], { from: 'user' }));
    expect(output).toBe('hoa binh dep\n');
  });
});
