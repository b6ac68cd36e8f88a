import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { wordsOfColumns } from '../../src/domain/routing/column-words.ts';
import { unseenModels } from '../../src/domain/routing/judge-unseen.ts';
import type { Knowledge } from '../../src/domain/routing/knowledge.ts';
import {
  detailsOf,
  figuresOf as countRight,
  type CardSet,
  type ReportCard,
} from '../../src/domain/routing/report-card.ts';
import type { RoutingModel } from '../../src/domain/routing/routing-model.ts';
import { textForms, type TextForm } from '../../src/domain/routing/training-samples.ts';
import { crossRead, digestOf, readExamples, trainWithFolds, type Fold } from '../../src/domain/routing/train-model.ts';
import { countReadings, withoutText, type ReadingCounts, type WordCounts } from '../../src/domain/text/readings.ts';
import { builtinKnowledge } from '../../src/features/routing/builtin-knowledge.ts';
import type { ExampleLine } from '../../src/features/routing/example-lines.ts';
import { packModel } from '../../src/features/routing/model-file.ts';
import { loadExamples } from './load.ts';
import { timeLearning } from './many.ts';
import { decideExample, measure, type Outcome } from './measure.ts';
import { printCategories, printFlags, printTable, type SetFigures } from './print.ts';

const help = `npm run eval [-- --json] [--train] [--wrong] [--held-out] [--many N]

Measures routing on texts that it has not learned from:
- each voice of the training examples, by a model learned from the other voices (what the table of phrases knows was
  written before these examples, but by people who know the same taxonomy);
- the held-out texts of test/eval, by the model that ships. Nobody may learn from them or set anything by them.
Each text comes as written, without diacritics, and noisy (short forms, slips, words run together).

first, three: the right agency is the proposal, or among the three best. auto: may go without a person; right: how many of
these were. place: found where one is named. diverted: texts that merely speak of complaints, denunciations or suits.

  --train      learn the model from all training examples and write it to prisma/seed/data/routing-model.json
  --held-out   only the held-out texts
  --wrong      print what went to a wrong agency (training voices only)
  --json       figures as JSON
  --many N     only: how long the hub learns from N made-up decisions of officers
`;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    train: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    many: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function figuresOf(name: string, outcomes: readonly Outcome[]): SetFigures {
  const forms = textForms.map((form) => [form, measure(outcomes.filter((one) => one.form === form))] as const);
  return { name, forms: Object.fromEntries(forms) };
}

/** Each voice decided by a model that has learned from the others only. */
function decideUnseen(folds: readonly Fold[], training: readonly ExampleLine[], knowledge: Knowledge): Outcome[] {
  const lines = new Map<unknown, ExampleLine>(training.map((example) => [example, example]));
  return unseenModels(folds, knowledge).flatMap(({ examples, model }) =>
    examples
      .flatMap((example) => lines.get(example) ?? [])
      .flatMap((example) =>
        decideExample(example, { ...knowledge, model, readings: withoutText(knowledge.readings, example.text) }),
      ),
  );
}

/** What the console's report card tells of one set of texts. */
function cardSetOf(name: CardSet['name'], outcomes: readonly Outcome[]): CardSet[] {
  if (outcomes.length === 0) return [];
  const inForm = (form: TextForm) =>
    outcomes
      .filter((one) => one.form === form)
      .map(({ example, ...one }) => ({ ...one, category: example.category, flags: example.flags }));
  const clean = detailsOf(inForm('clean'));
  return [{ name, clean, folded: countRight(inForm('folded')), noisy: countRight(inForm('noisy')), inUse: null }];
}

function byVoice(outcomes: readonly Outcome[]): SetFigures[] {
  const voices = [...new Set(outcomes.map(({ example }) => example.voice))].sort();
  const sets = voices.map((voice) =>
    figuresOf(
      voice,
      outcomes.filter(({ example }) => example.voice === voice),
    ),
  );
  return voices.length > 1 ? [...sets, figuresOf('all', outcomes)] : sets;
}

function printWrong(outcomes: readonly Outcome[]): string {
  return outcomes
    .filter(({ form, isRight }) => form === 'clean' && isRight === false)
    .map(
      ({ example, decision }) =>
        `${example.voice} ${example.category} -> ${decision.category?.code ?? '-'} ${decision.lead} ${decision.confidence} [${decision.flags.join()}] ${example.text.replaceAll('\n', ' ')}`,
    )
    .join('\n');
}

function pairsOf(counts: WordCounts): readonly unknown[] {
  return [...counts].map(([word, own]) => [word, [...own]]);
}

/** Counts what words mean without their diacritics, and keeps it. */
function keepReadings(training: readonly ExampleLine[], file: string): ReadingCounts {
  const counts = countReadings(
    training.filter(({ isKnownToTable }) => isKnownToTable !== true).map(({ text }) => text),
  );
  writeFileSync(file, `${JSON.stringify({ words: pairsOf(counts.words), pairs: pairsOf(counts.pairs) })}\n`);
  return counts;
}

function main(): void {
  if (values.help) return void process.stdout.write(help);
  const checkout = process.cwd();
  const { training, heldOut } = loadExamples(checkout);
  if (values.many !== undefined)
    return void process.stdout.write(`${timeLearning(training, Number(values.many) || 100_000)}\n`);
  const data = path.join(checkout, 'prisma', 'seed', 'data');
  const readings = values.train ? keepReadings(training, path.join(data, 'readings.json')) : undefined;
  const builtin = builtinKnowledge({ readings });
  const bare = { ...builtin, model: null };
  let knowledge = builtin;
  const started = performance.now();
  const file = path.join(data, 'routing-model.json');
  const write = (model: RoutingModel, card?: ReportCard): void =>
    writeFileSync(file, `${JSON.stringify(packModel(model, card))}\n`);
  const trained = values.train ? trainWithFolds(training, bare) : null;
  if (trained !== null) {
    knowledge = { ...builtin, model: trained.model };
    // Measuring takes its time: the model is kept first.
    write(trained.model);
    process.stderr.write(
      `learned from ${training.length} texts in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
    );
  }
  const isCurrent = knowledge.model?.origin.digest === digestOf(training);
  const folds = (): readonly Fold[] => trained?.folds ?? crossRead(readExamples(training, bare), bare);
  const unseen = values['held-out'] ? [] : decideUnseen(folds(), training, bare);
  const held = heldOut.flatMap((example) => decideExample(example, knowledge));
  if (trained !== null) {
    write(trained.model, {
      threshold: trained.model.threshold,
      sets: [...cardSetOf('held-out', held), ...cardSetOf('voices', unseen)],
      words: wordsOfColumns(training, trained.model.linear, bare),
    });
  }
  const voices = byVoice(unseen);
  const others = byVoice(held);
  if (values.json) {
    const about = { training: training.length, heldOut: heldOut.length, isCurrent };
    return void process.stdout.write(`${JSON.stringify({ ...about, voices, heldOutVoices: others })}\n`);
  }
  const blocks = [
    `${training.length} training texts, ${heldOut.length} held-out texts. Per cent.`,
    ...(isCurrent ? [] : ['The shipped model was learned from other examples: run with --train.']),
  ];
  if (voices.length > 0) blocks.push('Each training voice, by a model that has not seen it', printTable(voices));
  if (others.length > 0) blocks.push('Held-out voices, by the model that ships', printTable(others));
  for (const set of [voices.at(-1), others.at(-1)])
    if (set !== undefined) blocks.push(printFlags(set), printCategories(set));
  if (values.wrong) blocks.push(printWrong(unseen));
  process.stdout.write(`${blocks.join('\n\n')}\n`);
}

main();
