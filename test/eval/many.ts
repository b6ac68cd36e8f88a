import type { RoutingExample } from '../../src/domain/routing/training-samples.ts';
import { createSequence } from '../../src/domain/routing/training-forms.ts';
import { builtinKnowledge } from '../../src/features/routing/builtin-knowledge.ts';
import { learn } from '../../src/features/routing/learn.ts';
import type { OfficerDecision } from '../../src/features/routing/officer-decisions.ts';

const shortest = 40;
const borrowedWords = 8;

/** Decisions as officers might have made them: an example, with words of another one in its tail. */
function makeDecisions(examples: readonly RoutingExample[], count: number): OfficerDecision[] {
  const { categories } = builtinKnowledge();
  const usable = examples.filter(({ text, category }) => category !== null && text.length >= shortest);
  const next = createSequence(1022);
  const pick = () => usable[Math.floor(next() * usable.length)];
  return Array.from({ length: count }, (_, index): OfficerDecision => {
    const one = pick();
    const words = (pick()?.text ?? '').split(' ');
    const from = Math.floor(next() * Math.max(1, words.length - borrowedWords));
    return {
      text: `${one?.text ?? ''} ${words.slice(from, from + borrowedWords).join(' ')} ${index}`,
      subject: null,
      category: one?.category ?? '',
      lead: categories.get(one?.category ?? '')?.agency ?? '',
      channel: 'web',
      senderKind: one?.senderKind ?? 'citizen',
      unitCode: null,
      group: index % 10,
    };
  });
}

/** How long a training of the hub takes with so many decisions of officers: a line for each step. */
export function timeLearning(shipped: readonly RoutingExample[], count: number): string {
  const decisions = makeDecisions(shipped, count);
  const lines: string[] = [];
  const started = performance.now();
  const cpu = process.cpuUsage();
  let before = { stage: '', at: started };
  const tell = (stage: string): void => {
    const at = performance.now();
    if (before.stage !== '') lines.push(`${before.stage.padEnd(12)}${((at - before.at) / 1000).toFixed(1)} s`);
    before = { stage, at };
  };
  learn({ shipped, decisions, inUse: { id: null, file: null }, edited: {} }, tell);
  tell('');
  const { user, system } = process.cpuUsage(cpu);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  return [
    `${count} decisions and ${shipped.length} shipped examples`,
    ...lines,
    `all         ${seconds} s (${((user + system) / 1e6).toFixed(1)} s of processor time), ${memory} MB`,
  ].join('\n');
}
