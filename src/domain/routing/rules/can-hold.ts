import { noAssumptions, type Assumptions } from './assumptions.ts';
import type { Formula } from './formula.ts';

// Beyond this many steps the question is left open: a rule of that size has people who know what it says.
const mostSteps = 4000;

/**
 * Whether a report can be such that all of these hold. False is certain; true is also the answer where that could not be found
 * out. Follows every choice of every `any` until its assumptions contradict each other.
 */
export function canHold(formulas: readonly Formula[]): boolean {
  let steps = 0;

  function search(assumed: Assumptions, todo: readonly Formula[]): boolean {
    const queue = [...todo];
    const choices: (readonly Formula[])[] = [];
    for (let formula = queue.pop(); formula !== undefined; formula = queue.pop()) {
      steps += 1;
      if (steps > mostSteps) return true;
      if (formula.kind === 'all') queue.push(...formula.of);
      else if (formula.kind === 'any') choices.push(formula.of);
      else if (!assumed.assume(formula)) return false;
    }
    const [choice, ...rest] = choices.toSorted((one, other) => one.length - other.length);
    if (choice === undefined) return true;
    const left = rest.map((of): Formula => ({ kind: 'any', of }));
    return choice.some((option) => search(assumed.copy(), [option, ...left]));
  }

  return search(noAssumptions(), formulas);
}
