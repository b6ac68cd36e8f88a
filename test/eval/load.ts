import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtinPhrases } from '../../src/features/routing/builtin-knowledge.ts';
import tableExamples from '../../src/features/routing/routing-examples.json' with { type: 'json' };
import { readExampleLines, type ExampleLine } from '../../src/features/routing/example-lines.ts';

function readFolder(folder: string): ExampleLine[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  return names.flatMap((name) =>
    readExampleLines(readFileSync(path.join(folder, name), 'utf8'), path.basename(name, '.jsonl')),
  );
}

/** The texts that the table of phrases was corrected on: some with their category, some with their flags. */
function tableTexts(): ExampleLine[] {
  const common = { voice: 'table', isKnownToTable: true, agencies: [], place: null };
  const categories = tableExamples.categories.map(
    (one: { text: string; category: string; or?: readonly string[] }): ExampleLine => ({
      ...common,
      text: one.text,
      category: one.category,
      or: one.or,
      flags: null,
    }),
  );
  const flagged = tableExamples.flags.map(({ text, flag }): ExampleLine => {
    const flags = readExampleLines(JSON.stringify({ text, flags: flag === '' ? [] : [flag] }), 'table')[0]?.flags ?? [];
    return { ...common, text, category: null, flags };
  });
  return [...categories, ...flagged];
}

/** The shipped examples, and the held-out texts of other voices that nothing is ever learned from. */
export function loadExamples(checkout: string): { training: ExampleLine[]; heldOut: ExampleLine[] } {
  return {
    training: [
      ...builtinPhrases().map((phrase) => ({ ...phrase, agencies: [], place: null })),
      ...tableTexts(),
      ...readFolder(path.join(checkout, 'prisma', 'seed', 'data', 'routing-examples')),
    ],
    heldOut: readFolder(path.join(checkout, 'test', 'eval')),
  };
}
