import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtinPhrases } from './builtin-knowledge.ts';
import { readExampleLines, type ExampleLine } from './example-lines.ts';
import tableExamples from './routing-examples.json' with { type: 'json' };

/** Examples of a folder, one file per writer. */
export function readExampleFolder(folder: string): ExampleLine[] {
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

/** Everything that ships to learn from: the phrases of the table, its texts, and the examples of each writer. */
export function loadShippedExamples(checkout: string): ExampleLine[] {
  return [
    ...builtinPhrases().map((phrase) => ({ ...phrase, agencies: [], place: null })),
    ...tableTexts(),
    ...readExampleFolder(path.join(checkout, 'prisma', 'seed', 'data', 'routing-examples')),
  ];
}
