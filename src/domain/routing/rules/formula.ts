import type { Abbreviations } from '../../text/abbreviations.ts';
import { zoneKey } from '../../place/zones-in-text.ts';
import { flags as allFlags } from '../../ticket/states.ts';
import { ruleLanguages, type RuleCondition } from '../rule.ts';
import { readPhrase, type RulePhrase } from './rule-phrase.ts';
import { isInWindow } from './rule-time.ts';

/** Facts of which a report has one value or none. */
export type Dimension = 'category' | 'commune' | 'channel' | 'sector' | 'sender' | 'language';

/** A claim about a report that is not made of others. */
export type Literal =
  | { readonly kind: 'phrase'; readonly phrase: RulePhrase; readonly holds: boolean }
  | { readonly kind: 'near'; readonly phrases: readonly RulePhrase[]; readonly within: number; readonly holds: boolean }
  /** Something that is or is not: a flag, a zone that is named, working time. */
  | { readonly kind: 'mark'; readonly key: string; readonly holds: boolean }
  | { readonly kind: 'value'; readonly of: Dimension; readonly values: ReadonlySet<string>; readonly holds: boolean }
  /** One byte for each minute of the week; 1 where it holds. */
  | { readonly kind: 'minutes'; readonly week: Uint8Array };

/** A condition with every "not" moved down to what it is about. `all` of nothing holds always, `any` of nothing never. */
export type Formula =
  | Literal
  | { readonly kind: 'all'; readonly of: readonly Formula[] }
  | { readonly kind: 'any'; readonly of: readonly Formula[] };

const never: Formula = { kind: 'any', of: [] };
const always: Formula = { kind: 'all', of: [] };

function decided(holds: boolean): Formula {
  return holds ? always : never;
}

function join(kind: 'all' | 'any', of: readonly Formula[]): Formula {
  return of.length === 1 ? (of[0] ?? decided(kind === 'all')) : { kind, of };
}

/** What of a closed list is left when these are not meant. */
const closed: Partial<Record<Dimension, readonly string[]>> = {
  sender: ['citizen', 'business'],
  language: ruleLanguages,
};

function value(of: Dimension, values: readonly string[], holds: boolean): Formula {
  if (values.length === 0) return decided(!holds);
  const whole = closed[of];
  if (holds || whole === undefined) return { kind: 'value', of, values: new Set(values), holds };
  return value(
    of,
    whole.filter((one) => !values.includes(one)),
    true,
  );
}

const weekMinutes = 7 * 24 * 60;

function minutes(condition: Extract<RuleCondition, { kind: 'time' }>, holds: boolean): Formula {
  const week = new Uint8Array(weekMinutes);
  for (let at = 0; at < weekMinutes; at += 1) {
    const isIn = isInWindow(condition, { day: Math.floor(at / 1440), minute: at % 1440 });
    week[at] = isIn === holds ? 1 : 0;
  }
  return { kind: 'minutes', week };
}

function phrase(text: string, holds: boolean, abbreviations: Abbreviations): Formula {
  const read = readPhrase(text, abbreviations);
  return read.forms.length === 0 ? decided(!holds) : { kind: 'phrase', phrase: read, holds };
}

function near(
  condition: Extract<RuleCondition, { kind: 'near' }>,
  holds: boolean,
  abbreviations: Abbreviations,
): Formula {
  const phrases = condition.words.map((word) => readPhrase(word, abbreviations));
  if (phrases.some(({ forms }) => forms.length === 0) || phrases.length === 0) return decided(!holds);
  const together: Formula = { kind: 'near', phrases, within: condition.within, holds };
  if (!holds) return together;
  const there = phrases.map((one): Formula => ({ kind: 'phrase', phrase: one, holds }));
  return { kind: 'all', of: [...there, together] };
}

/** The formula of a condition, or of its opposite; `time` and `working` as they are wherever there is a clock. */
export function formulaOf(condition: RuleCondition, holds: boolean, abbreviations: Abbreviations): Formula {
  const marks = (keys: readonly string[]): Formula =>
    join(
      holds ? 'any' : 'all',
      keys.map((key): Formula => ({ kind: 'mark', key, holds })),
    );
  switch (condition.kind) {
    case 'all':
    case 'any': {
      // A condition of no parts holds never.
      if (condition.of.length === 0) return decided(!holds);
      const isAll = (condition.kind === 'all') === holds;
      return join(
        isAll ? 'all' : 'any',
        condition.of.map((one) => formulaOf(one, holds, abbreviations)),
      );
    }
    case 'not':
      return formulaOf(condition.of, !holds, abbreviations);
    case 'words': {
      if (condition.words.length === 0) return decided(!holds);
      const isAll = (condition.match === 'all') === holds;
      return join(
        isAll ? 'all' : 'any',
        condition.words.map((word) => phrase(word, holds, abbreviations)),
      );
    }
    case 'near':
      return near(condition, holds, abbreviations);
    case 'category':
    case 'commune':
      return value(condition.kind, condition.codes, holds);
    case 'channel':
      return value('channel', condition.kinds, holds);
    case 'sector':
      return value('sector', condition.sectors, holds);
    case 'sender':
      return value('sender', [condition.is], holds);
    case 'language':
      return value('language', condition.langs, holds);
    case 'zone':
      return marks(condition.names.map((name) => `zone:${zoneKey(name)}`));
    case 'flag':
      return marks(allFlags.filter((flag) => condition.flags.includes(flag)).map((flag) => `flag:${flag}`));
    case 'time':
      return minutes(condition, holds);
    case 'working':
      return { kind: 'mark', key: 'working', holds: condition.is === holds };
  }
}
