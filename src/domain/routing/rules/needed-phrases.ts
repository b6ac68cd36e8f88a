import type { RuleCondition } from '../rule.ts';
import type { NumberPhrase } from './compile-condition.ts';

function shorter(one: readonly number[] | null, other: readonly number[] | null): readonly number[] | null {
  if (one === null || other === null) return one ?? other;
  return one.length <= other.length ? one : other;
}

/**
 * Phrases of which at least one must stand in the text for a condition to hold; null: it may hold without any. A rule whose
 * phrases were not found need not be asked.
 */
export function neededPhrases(condition: RuleCondition, numberOf: NumberPhrase): readonly number[] | null {
  switch (condition.kind) {
    case 'all': {
      let fewest: readonly number[] | null = null;
      for (const one of condition.of) fewest = shorter(fewest, neededPhrases(one, numberOf));
      return fewest;
    }
    case 'any': {
      const needed = condition.of.map((one) => neededPhrases(one, numberOf));
      return needed.includes(null) ? null : needed.flatMap((one) => one ?? []);
    }
    case 'words': {
      const numbers = condition.words.map(numberOf).filter((number) => number !== null);
      return condition.match === 'any' ? numbers : numbers.slice(0, 1);
    }
    case 'near':
      return condition.words
        .map(numberOf)
        .filter((number) => number !== null)
        .slice(0, 1);
    case 'not':
    case 'category':
    case 'commune':
    case 'zone':
    case 'channel':
    case 'sender':
    case 'sector':
    case 'language':
    case 'flag':
    case 'time':
    case 'working':
      return null;
  }
}
