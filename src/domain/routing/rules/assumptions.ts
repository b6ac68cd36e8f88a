import type { Dimension, Literal } from './formula.ts';
import { covers, type RulePhrase } from './rule-phrase.ts';

type Near = { readonly phrases: readonly RulePhrase[]; readonly within: number };

/** What is taken to be true of one report; grows until something contradicts. */
export type Assumptions = {
  /** False when this cannot hold together with what was assumed before. */
  readonly assume: (literal: Literal) => boolean;
  readonly copy: () => Assumptions;
};

type Held = {
  readonly there: Map<string, RulePhrase>;
  readonly missing: Map<string, RulePhrase>;
  /** Missing phrases by the first words of their forms, as the many of "none of these" are looked through often. */
  readonly missingByWord: Map<string, RulePhrase[]>;
  readonly together: Near[];
  readonly apart: Near[];
  readonly marks: Map<string, boolean>;
  readonly allowed: Map<Dimension, ReadonlySet<string>>;
  readonly excluded: Map<Dimension, ReadonlySet<string>>;
  week: Uint8Array | null;
};

function assumeThere(held: Held, phrase: RulePhrase): boolean {
  if (held.there.has(phrase.key)) return true;
  held.there.set(phrase.key, phrase);
  for (const { folded } of phrase.forms.flat()) {
    for (const missing of held.missingByWord.get(folded) ?? []) if (covers(phrase, missing)) return false;
  }
  return true;
}

function assumeMissing(held: Held, phrase: RulePhrase): boolean {
  if (held.missing.has(phrase.key)) return true;
  held.missing.set(phrase.key, phrase);
  for (const [first] of phrase.forms) {
    if (first === undefined) continue;
    const list = held.missingByWord.get(first.folded);
    if (list === undefined) held.missingByWord.set(first.folded, [phrase]);
    else list.push(phrase);
  }
  for (const there of held.there.values()) if (covers(there, phrase)) return false;
  return true;
}

/** Whether the words of `wide` stand near each other wherever those of `narrow` do. */
function includes(narrow: Near, wide: Near): boolean {
  const keys = new Set(narrow.phrases.map(({ key }) => key));
  return narrow.within <= wide.within && wide.phrases.every(({ key }) => keys.has(key));
}

function assumeNear(held: Held, near: Near, holds: boolean): boolean {
  if (holds) {
    held.together.push(near);
    return !held.apart.some((other) => includes(near, other));
  }
  held.apart.push(near);
  return !held.together.some((other) => includes(other, near));
}

function assumeMark(held: Held, key: string, holds: boolean): boolean {
  const known = held.marks.get(key);
  held.marks.set(key, holds);
  return known === undefined || known === holds;
}

function assumeValue(held: Held, of: Dimension, values: ReadonlySet<string>, holds: boolean): boolean {
  if (holds) {
    const known = held.allowed.get(of);
    held.allowed.set(of, known === undefined ? values : new Set([...known].filter((one) => values.has(one))));
  } else {
    held.excluded.set(of, new Set([...(held.excluded.get(of) ?? []), ...values]));
  }
  const allowed = held.allowed.get(of);
  if (allowed === undefined) return true;
  const excluded = held.excluded.get(of);
  return [...allowed].some((one) => excluded?.has(one) !== true);
}

function assumeMinutes(held: Held, week: Uint8Array): boolean {
  const known = held.week;
  const both = known === null ? week : week.map((one, at) => one & (known[at] ?? 0));
  held.week = both;
  return both.includes(1);
}

function assume(held: Held, literal: Literal): boolean {
  switch (literal.kind) {
    case 'phrase':
      return literal.holds ? assumeThere(held, literal.phrase) : assumeMissing(held, literal.phrase);
    case 'near':
      return assumeNear(held, literal, literal.holds);
    case 'mark':
      return assumeMark(held, literal.key, literal.holds);
    case 'value':
      return assumeValue(held, literal.of, literal.values, literal.holds);
    case 'minutes':
      return assumeMinutes(held, literal.week);
  }
}

function wrap(held: Held): Assumptions {
  return {
    assume: (literal) => assume(held, literal),
    copy: () =>
      wrap({
        there: new Map(held.there),
        missing: new Map(held.missing),
        missingByWord: new Map([...held.missingByWord].map(([word, list]) => [word, [...list]])),
        together: [...held.together],
        apart: [...held.apart],
        marks: new Map(held.marks),
        allowed: new Map(held.allowed),
        excluded: new Map(held.excluded),
        week: held.week,
      }),
  };
}

/** Nothing is assumed yet. */
export function noAssumptions(): Assumptions {
  return wrap({
    there: new Map(),
    missing: new Map(),
    missingByWord: new Map(),
    together: [],
    apart: [],
    marks: new Map(),
    allowed: new Map(),
    excluded: new Map(),
    week: null,
  });
}
