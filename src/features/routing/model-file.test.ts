import { describe, expect, it } from 'vitest';
import kept from '../../../prisma/seed/data/routing-model.json' with { type: 'json' };
import { decide } from '../../domain/routing/decide.ts';
import { rowOf } from '../../domain/routing/linear-model.ts';
import { learnedFlags } from '../../domain/routing/routing-model.ts';
import { builtinKnowledge } from './builtin-knowledge.ts';
import { readExampleLines } from './example-lines.ts';
import { packModel, unpackModel } from './model-file.ts';

const knowledge = builtinKnowledge();

describe('the model that ships', () => {
  it('has a column for every category and flag, and a row for each of its hashes', () => {
    const { linear } = unpackModel(kept);
    expect(linear.columns).toEqual([...knowledge.categories.keys(), ...learnedFlags]);
    expect(linear.hashes.length).toBeGreaterThan(1000);
    for (const [row, hash] of linear.hashes.entries()) if (rowOf(linear.rows, hash) !== row) expect.fail(`row ${row}`);
  });

  it('is packed as it was unpacked, and small enough to keep with the code', () => {
    const model = unpackModel(kept);
    const again = unpackModel(packModel(model));
    expect(Buffer.compare(Buffer.from(again.linear.weights.buffer), Buffer.from(model.linear.weights.buffer))).toBe(0);
    expect(again.flags).toEqual(model.flags);
    expect(JSON.stringify(kept).length).toBeLessThan(4_000_000);
  });

  it('is refused when damaged', () => {
    expect(() => unpackModel({ ...kept, rows: kept.rows + 1 })).toThrow(/damaged/u);
    expect(() => unpackModel({})).toThrow(/Invalid input/u);
  });

  it('knows matters by words that the table of phrases lacks', () => {
    const text = 'Chập tối là quạt quay lờ đờ, nồi cơm cắm mãi không sôi';
    expect(decide({ text, channel: 'sms-http' }, knowledge).lead).toBe('dien-luc');
    expect(decide({ text, channel: 'sms-http' }, { ...knowledge, model: null }).confidence).toBeLessThan(0.6);
  });

  it('leaves what it does not know to a person', () => {
    for (const text of ['abc xyz', 'lorem ipsum dolor sit amet', 'ok', '12345', 'Я живу в Москве', '你好吗'])
      expect(decide({ text, channel: 'web' }, knowledge).needsHuman, text).toBe(true);
  });
});

describe('readExampleLines', () => {
  it('reads examples and says which line is none', () => {
    const [one] = readExampleLines('{"text":"a","category":"tax","flags":["urgent"],"place":null}\n', 'v');
    expect(one).toMatchObject({ voice: 'v', category: 'tax', flags: ['urgent'], place: null });
    expect(() => readExampleLines('{"text":"a"}\n{', 'v')).toThrow(/line 2/u);
  });
});
