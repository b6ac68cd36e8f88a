import { zoneKey } from '../../place/zones-in-text.ts';
import type { RuleCondition, RuleLanguage } from '../rule.ts';
import { standNear, type FoundWords } from './find-words.ts';
import type { RuleFacts } from './rule-facts.ts';
import { isInWindow, isWorkingTime, type WeekMinute } from './rule-time.ts';

/** The facts of a report, with what is only worked out when a condition asks for it. */
export type RuleProbe = RuleFacts & {
  readonly words: () => FoundWords;
  readonly zones: () => ReadonlySet<string>;
  readonly language: () => RuleLanguage;
  readonly weekMinute: () => WeekMinute | null;
};

/** A condition, ready to be asked. */
export type RuleTest = (probe: RuleProbe) => boolean;

/** Gives a phrase its number in the index; null when it holds no word. */
export type NumberPhrase = (text: string) => number | null;

function wordsTest(condition: Extract<RuleCondition, { kind: 'words' }>, numberOf: NumberPhrase): RuleTest {
  const numbers = condition.words.map(numberOf).filter((number) => number !== null);
  if (numbers.length === 0) return () => false;
  if (condition.match === 'any') {
    return (probe) => {
      const found = probe.words();
      return found.size > 0 && numbers.some((number) => found.has(number));
    };
  }
  const isWhole = numbers.length === condition.words.length;
  return (probe) => {
    const found = probe.words();
    return isWhole && found.size > 0 && numbers.every((number) => found.has(number));
  };
}

function nearTest(condition: Extract<RuleCondition, { kind: 'near' }>, numberOf: NumberPhrase): RuleTest {
  const numbers = condition.words.map(numberOf);
  return (probe) => {
    const found = probe.words();
    if (found.size === 0) return false;
    const occurrences = [];
    for (const number of numbers) {
      const here = number === null ? undefined : found.get(number);
      if (here === undefined) return false;
      occurrences.push(here);
    }
    return standNear(occurrences, condition.within);
  };
}

function oneOf(values: readonly string[], valueOf: (probe: RuleProbe) => string | null): RuleTest {
  const wanted = new Set(values);
  return (probe) => {
    const value = valueOf(probe);
    return value !== null && wanted.has(value);
  };
}

/** Makes a test of a condition. What costs something is asked of the probe, which does it once for all rules. */
export function compileCondition(condition: RuleCondition, numberOf: NumberPhrase): RuleTest {
  switch (condition.kind) {
    case 'all': {
      const tests = condition.of.map((one) => compileCondition(one, numberOf));
      return tests.length === 0 ? () => false : (probe) => tests.every((test) => test(probe));
    }
    case 'any': {
      const tests = condition.of.map((one) => compileCondition(one, numberOf));
      return (probe) => tests.some((test) => test(probe));
    }
    case 'not': {
      const test = compileCondition(condition.of, numberOf);
      return (probe) => !test(probe);
    }
    case 'words':
      return wordsTest(condition, numberOf);
    case 'near':
      return nearTest(condition, numberOf);
    case 'category':
      return oneOf(condition.codes, ({ category }) => category);
    case 'commune':
      return oneOf(condition.codes, ({ commune }) => commune);
    case 'zone': {
      const keys = condition.names.map(zoneKey);
      return (probe) => keys.some((key) => probe.zones().has(key));
    }
    case 'channel':
      return oneOf(condition.kinds, ({ channel }) => channel);
    case 'sender':
      return ({ sender }) => sender === condition.is;
    case 'sector':
      return oneOf(condition.sectors, ({ sector }) => sector);
    case 'language':
      return oneOf(condition.langs, ({ language }) => language());
    case 'flag':
      return ({ flags }) => condition.flags.some((flag) => flags.includes(flag));
    case 'time':
      return (probe) => {
        const now = probe.weekMinute();
        return now !== null && isInWindow(condition, now);
      };
    case 'working':
      return ({ moment }) => moment !== null && isWorkingTime(moment) === condition.is;
  }
}
