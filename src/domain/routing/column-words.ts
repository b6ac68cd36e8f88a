import type { Knowledge } from './knowledge.ts';
import { rowOf, type LinearModel } from './linear-model.ts';
import { featuresOf, readWords } from './read-report.ts';
import { featureKinds } from './text-features.ts';
import { reportOfExample, type RoutingExample } from './training-samples.ts';

const mostExamples = 10_000;
const longest = 2;
const syllables = featureKinds.indexOf('syllables');

type Found = { weight: number; texts: number; readonly written: Map<string, number> };

function addWords(found: Map<string, Found>, example: RoutingExample, linear: LinearModel, knowledge: Knowledge): void {
  const column = linear.columns.indexOf(example.category ?? '');
  if (column < 0) return;
  const report = reportOfExample(example, 'clean');
  const read = readWords(report, knowledge);
  const features = featuresOf(read, report, knowledge.readings);
  const { tokens } = read.evidence;
  for (const [index, hash] of features.hashes.entries()) {
    const from = features.from[index] ?? 0;
    const to = features.to[index] ?? 0;
    if (features.kinds[index] !== syllables || to - from > longest) continue;
    const row = rowOf(linear.rows, hash);
    if (row < 0) continue;
    const weight = (linear.weights[row * linear.columns.length + column] ?? 0) * (linear.scales[row] ?? 0);
    const words = tokens.slice(from, to);
    if (weight <= 0 || words.some(({ folded }) => /\d/u.test(folded))) continue;
    const key = words.map(({ folded }) => folded).join(' ');
    const own = found.get(key) ?? { weight, texts: 0, written: new Map<string, number>() };
    const exact = words.map((word) => word.exact).join(' ');
    own.texts += 1;
    own.written.set(exact, (own.written.get(exact) ?? 0) + 1);
    found.set(key, own);
  }
}

/** The way most people write it; with diacritics before without. */
function usualForm({ written }: Found): string {
  const [usual] = [...written].sort(([one, count], [other, more]) => more - count || other.localeCompare(one, 'vi'));
  return usual?.[0] ?? '';
}

/**
 * The words that speak most for each category of a model, the strongest first. Taken from texts it learned from, and only where
 * several texts hold them, so that nobody's name appears.
 */
export function wordsOfColumns(
  examples: readonly RoutingExample[],
  linear: LinearModel,
  knowledge: Knowledge,
  { most = 12, fewestTexts = 4 }: { readonly most?: number; readonly fewestTexts?: number } = {},
): Record<string, string[]> {
  const step = Math.max(1, Math.ceil(examples.length / mostExamples));
  const byCategory = new Map<string, Map<string, Found>>();
  for (let index = 0; index < examples.length; index += step) {
    const example = examples[index];
    if (example?.category === null || example === undefined) continue;
    const found = byCategory.get(example.category) ?? new Map<string, Found>();
    byCategory.set(example.category, found);
    addWords(found, example, linear, knowledge);
  }
  const words: Record<string, string[]> = {};
  for (const [category, found] of byCategory) {
    const chosen: string[] = [];
    const strongest = [...found].filter(([, one]) => one.texts >= fewestTexts);
    for (const [key, one] of strongest.sort(([, a], [, b]) => b.weight - a.weight)) {
      if (chosen.length === most) break;
      if (chosen.some((word) => ` ${word} `.includes(` ${usualForm(one)} `)) || key === '') continue;
      chosen.push(usualForm(one));
    }
    words[category] = chosen;
  }
  return words;
}
