import { zonesIn } from '../../place/zones-in-text.ts';
import type { Abbreviations } from '../../text/abbreviations.ts';
import { guessLanguage } from '../../text/language.ts';
import { createPhraseIndex, type Phrase, type PhraseIndex } from '../../text/phrase-index.ts';
import type { RoutingRule, RuleCondition } from '../rule.ts';
import { compileCondition, type RuleProbe, type RuleTest } from './compile-condition.ts';
import { findRuleWords } from './find-words.ts';
import { neededPhrases } from './needed-phrases.ts';
import type { RuleFacts } from './rule-facts.ts';
import { readPhrase } from './rule-phrase.ts';
import { weekMinuteOf } from './rule-time.ts';

/** An ordered list of rules, ready to be asked; made once by `compileRules`. */
export type CompiledRules = {
  readonly rules: readonly { readonly rule: RoutingRule; readonly test: RuleTest }[];
  /** Places of the rules that may hold whatever the text says, in order. */
  readonly always: readonly number[];
  /** Places of the other rules by the phrases of which they need one. */
  readonly byPhrase: ReadonlyMap<number, readonly number[]>;
  /** The phrases of all rules, by their numbers. */
  readonly phrases: PhraseIndex<number>;
  /** Whether a rule asks what is known of the sender from before. */
  readonly asksSender: boolean;
};

function asksSender(condition: RuleCondition): boolean {
  if (condition.kind === 'not') return asksSender(condition.of);
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(asksSender);
  return condition.kind === 'sender' || condition.kind === 'sector';
}

/** Compiles rules in their order; those that are switched off are left out. */
export function compileRules(rules: readonly RoutingRule[], abbreviations: Abbreviations): CompiledRules {
  const numbers = new Map<string, number>();
  const phrases: Phrase<number>[] = [];
  const numberOf = (text: string): number | null => {
    const { key, forms } = readPhrase(text, abbreviations);
    if (forms.length === 0) return null;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    for (const words of forms) phrases.push({ words, value: number });
    return number;
  };
  const active = rules.filter((rule) => rule.active);
  const compiled = active.map((rule) => ({ rule, test: compileCondition(rule.when, numberOf) }));
  const always: number[] = [];
  const byPhrase = new Map<number, number[]>();
  for (const [place, { when }] of active.entries()) {
    const needed = neededPhrases(when, numberOf);
    if (needed === null) always.push(place);
    for (const number of needed ?? []) {
      const places = byPhrase.get(number);
      if (places === undefined) byPhrase.set(number, [place]);
      else places.push(place);
    }
  }
  return {
    rules: compiled,
    always,
    byPhrase,
    phrases: createPhraseIndex(phrases),
    asksSender: active.some(({ when }) => asksSender(when)),
  };
}

function once<Value>(work: () => Value): () => Value {
  let held: { readonly value: Value } | null = null;
  return () => (held ??= { value: work() }).value;
}

function createProbe(facts: RuleFacts, phrases: PhraseIndex<number>): RuleProbe {
  const { moment } = facts;
  return {
    ...facts,
    words: once(() => findRuleWords(phrases, facts.written, facts.expanded)),
    zones: once(() => zonesIn(facts.written, facts.gazetteer)),
    language: once(() => guessLanguage(facts.body)),
    weekMinute: once(() => (moment === null ? null : weekMinuteOf(moment))),
  };
}

/** Places of the rules that are worth asking, in order. */
function candidates({ always, byPhrase }: CompiledRules, probe: RuleProbe): readonly number[] {
  if (byPhrase.size === 0) return always;
  const called: number[] = [];
  for (const number of probe.words().keys()) called.push(...(byPhrase.get(number) ?? []));
  return called.length === 0 ? always : [...new Set([...always, ...called])].sort((one, other) => one - other);
}

/** The first rule whose condition holds; null: none does. */
export function findRule(compiled: CompiledRules, facts: RuleFacts): RoutingRule | null {
  const { rules, phrases } = compiled;
  if (rules.length === 0) return null;
  const probe = createProbe(facts, phrases);
  for (const place of candidates(compiled, probe)) {
    const one = rules[place];
    if (one?.test(probe) === true) return one.rule;
  }
  return null;
}
