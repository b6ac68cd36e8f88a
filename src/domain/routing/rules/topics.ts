import type { Formula } from './formula.ts';
import type { RulePhrase } from './rule-phrase.ts';

function addWords(phrases: readonly RulePhrase[], topics: Set<string>, lastOnly: boolean): void {
  for (const { forms } of phrases)
    for (const form of forms) for (const { folded } of lastOnly ? form.slice(-1) : form) topics.add(`word:${folded}`);
}

function addTopics(formula: Formula, topics: Set<string>, isClaim: boolean): void {
  switch (formula.kind) {
    case 'all':
    case 'any':
      for (const part of formula.of) addTopics(part, topics, isClaim);
      break;
    case 'phrase':
      addWords([formula.phrase], topics, isClaim && formula.holds);
      break;
    case 'near':
      addWords(formula.phrases, topics, isClaim && formula.holds);
      break;
    case 'mark':
      topics.add(formula.key);
      break;
    case 'value':
      topics.add(formula.of);
      break;
    case 'minutes':
      topics.add('time');
      break;
  }
}

/** What a formula speaks of. */
export function topicsOf(formula: Formula): ReadonlySet<string> {
  const topics = new Set<string>();
  addTopics(formula, topics, false);
  return topics;
}

/**
 * For each necessary part of a formula, topics of which one must be spoken of by whatever implies that part: of a phrase that must
 * stand there its last word, as only a phrase that holds it implies it.
 */
export function claimsOf(formula: Formula): ReadonlySet<string>[] {
  return (formula.kind === 'all' ? formula.of : [formula]).map((part) => {
    const topics = new Set<string>();
    addTopics(part, topics, true);
    return topics;
  });
}

/** Whether a formula that speaks of these topics can imply one with these claims; false is certain. */
export function mayImply(topics: ReadonlySet<string>, claims: readonly ReadonlySet<string>[]): boolean {
  return claims.every((claim) => {
    for (const topic of claim) if (topics.has(topic)) return true;
    return false;
  });
}
