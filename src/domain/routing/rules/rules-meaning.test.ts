import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../../test/support/properties/assert-property.ts';
import { zoneKey } from '../../place/zones-in-text.ts';
import { expandAbbreviations } from '../../text/abbreviations.ts';
import { guessLanguage } from '../../text/language.ts';
import { tokenise, type TextToken } from '../../text/tokens.ts';
import type { RuleCondition } from '../rule.ts';
import { checkRules } from './check-rules.ts';
import { compileRules, findRule } from './compile-rules.ts';
import { abbreviations, at, day, factsOf, rule } from './rule-examples.ts';
import type { RuleFacts } from './rule-facts.ts';

/** The meaning of a condition, written down as plainly as possible. */
function means(condition: RuleCondition, facts: RuleFacts): boolean {
  const same = (word: TextToken, other: TextToken): boolean =>
    word.exact === word.folded ? word.folded === other.folded : word.exact === other.exact;
  const spansIn = (form: readonly TextToken[], text: readonly TextToken[]) =>
    text.flatMap((_, from) => {
      const part = text.slice(from, from + form.length);
      const isHere =
        part.length === form.length &&
        form.every((word, index) => {
          const other = part[index];
          return other !== undefined && same(word, other) && (index === 0 || !other.breaksBefore);
        });
      if (!isHere) return [];
      const place = (token: TextToken | undefined) => facts.written.findIndex((one) => one.start === token?.start);
      return [{ from: place(part[0]), to: place(part.at(-1)) + 1 }];
    });
  const occurrences = (text: string) => {
    const written = tokenise(text);
    const forms = written.length === 0 ? [] : [written, expandAbbreviations(written, abbreviations)];
    return forms.flatMap((form) => [...spansIn(form, facts.written), ...spansIn(form, facts.expanded)]);
  };
  switch (condition.kind) {
    case 'all':
      return condition.of.length > 0 && condition.of.every((one) => means(one, facts));
    case 'any':
      return condition.of.some((one) => means(one, facts));
    case 'not':
      return !means(condition.of, facts);
    case 'words':
      return condition.match === 'any'
        ? condition.words.some((word) => occurrences(word).length > 0)
        : condition.words.every((word) => occurrences(word).length > 0);
    case 'near': {
      let choices: { from: number; to: number }[][] = [[]];
      for (const word of condition.words)
        choices = choices.flatMap((chosen) => occurrences(word).map((one) => [...chosen, one]));
      return choices.some(
        (chosen) =>
          Math.max(...chosen.map(({ from }) => from)) - Math.min(...chosen.map(({ to }) => to)) < condition.within,
      );
    }
    case 'category':
      return condition.codes.some((code) => code === facts.category);
    case 'commune':
      return condition.codes.some((code) => code === facts.commune);
    case 'channel':
      return condition.kinds.includes(facts.channel);
    case 'sender':
      return condition.is === facts.sender;
    case 'sector':
      return condition.sectors.some((sector) => sector === facts.sector);
    case 'language':
      return condition.langs.includes(guessLanguage(facts.body));
    case 'flag':
      return condition.flags.some((flag) => facts.flags.includes(flag));
    case 'zone': {
      const text = facts.written.map(({ folded, breaksBefore }) => (breaksBefore ? `| ${folded}` : folded)).join(' ');
      const named = new Set(
        [...text.matchAll(/(?:kcn|ccn|khu cong nghiep|cum cong nghiep) (que vo(?: 2\b)?)/gu)].map((match) => match[1]),
      );
      return condition.names.some((name) => named.has(zoneKey(name)));
    }
    case 'time': {
      if (facts.moment === null) return false;
      const local = new Date(facts.moment.at + 7 * 3_600_000);
      const time = local.toISOString().slice(11, 16);
      const until = condition.until === '00:00' ? '24:00' : condition.until;
      const [today, yesterday] = [local.getUTCDay(), (local.getUTCDay() + 6) % 7];
      if (until >= condition.from) return condition.days.includes(today) && time >= condition.from && time < until;
      return (
        (condition.days.includes(today) && time >= condition.from) ||
        (condition.days.includes(yesterday) && time < until)
      );
    }
    case 'working': {
      if (facts.moment === null) return false;
      const local = new Date(facts.moment.at + 7 * 3_600_000).toISOString();
      const weekday = new Date(local).getUTCDay();
      const time = local.slice(11, 16);
      const isOpen = day.some(([from, until]) => time >= from && time < until);
      const works = weekday >= 1 && weekday <= 5 && isOpen && !local.startsWith('2026-09-02');
      return works === condition.is;
    }
  }
}

const pieces = [
  'rác',
  'rac',
  'đổ',
  'do',
  'BHXH',
  'bảo hiểm',
  'xã hội',
  'hiem xa',
  'gd',
  'nha',
  'gia đình',
  '.',
  ',',
  'the',
];
const phrase = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' '));
const phrases = fc.array(phrase, { minLength: 1, maxLength: 3 });
const clock = fc.constantFrom('00:00', '07:30', '11:30', '17:00', '22:00');
const atom: fc.Arbitrary<RuleCondition> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('words' as const), words: phrases, match: fc.constantFrom('any', 'all') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('near' as const),
      words: fc.array(phrase, { minLength: 2, maxLength: 3 }),
      within: fc.integer({ min: 1, max: 4 }),
    }),
  },
  fc.record({ kind: fc.constant('category' as const), codes: fc.subarray(['tax', 'drainage'], { minLength: 1 }) }),
  fc.record({ kind: fc.constant('flag' as const), flags: fc.subarray(['urgent', 'spam'] as const, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('sender' as const), is: fc.constantFrom('citizen', 'business') }),
  fc.record({ kind: fc.constant('sector' as const), sectors: fc.subarray(['trade', 'mining'], { minLength: 1 }) }),
  fc.record({ kind: fc.constant('language' as const), langs: fc.subarray(['vi', 'en'] as const, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('zone' as const), names: fc.subarray(['Quế Võ', 'KCN Quế Võ 2'], { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('time' as const),
    days: fc.subarray([0, 3, 5, 6], { minLength: 1 }),
    from: clock,
    until: clock,
  }),
  fc.record({ kind: fc.constant('working' as const), is: fc.boolean() }),
);
const { tree: condition } = fc.letrec<{ tree: RuleCondition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
  ),
}));
const facts = fc
  .record({
    text: fc.array(fc.constantFrom(...pieces, 'KCN Quế Võ', '2'), { maxLength: 9 }).map((parts) => parts.join(' ')),
    category: fc.constantFrom('tax', 'drainage', null),
    flags: fc.subarray(['urgent', 'spam'] as const),
    sender: fc.constantFrom('citizen', 'business'),
    sector: fc.constantFrom('trade', null),
    moment: fc.constantFrom(null, '2026-11-20T08:00', '2026-11-20T23:00', '2026-11-21T00:10', '2026-09-02T09:00'),
  })
  .map(({ text, moment, ...rest }) => factsOf(text, { ...rest, moment: moment === null ? null : at(moment) }));

describe('compiled rules', () => {
  it('say what the plain reading of their conditions says', () => {
    assertProperty(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), facts, (conditions, given) => {
        const rules = conditions.map((when, index) => rule(when, { id: String(index) }));
        const first = conditions.findIndex((when) => means(when, given));
        const found = findRule(compileRules(rules, abbreviations), given);
        expect(found?.id ?? '-1').toBe(String(first));
      }),
      { runs: 1000 },
    );
  });
});

const anything = { has: () => true };
const known = {
  categories: anything,
  agencies: anything,
  communes: anything,
  channels: anything,
  sectors: anything,
  policies: anything,
  zones: anything,
  officers: new Map(),
  abbreviations,
};

describe('what is said of rules', () => {
  it('is never a false alarm: what is unreachable holds never, what is shadowed is taken by the other', () => {
    let alarms = 0;
    assertProperty(
      fc.property(condition, condition, fc.array(facts, { minLength: 12, maxLength: 12 }), (first, second, reports) => {
        const rules = [rule(first, { id: 'first' }), rule(second, { id: 'second' })];
        for (const { kind, rule: id } of checkRules(rules, known)) {
          if (kind !== 'unreachable' && kind !== 'shadowed') continue;
          alarms += 1;
          const own = id === 'first' ? first : second;
          for (const report of reports.filter(({ moment }) => moment !== null)) {
            const holdsNow = means(own, report);
            expect(holdsNow && (kind === 'unreachable' || !means(first, report))).toBe(false);
          }
        }
      }),
      { runs: 1000 },
    );
    expect(alarms).toBeGreaterThan(30);
  });

  it('is no false alarm either where several earlier ones together take it', () => {
    let alarms = 0;
    const reports = fc.array(facts, { minLength: 12, maxLength: 12 });
    assertProperty(
      fc.property(condition, condition, condition, reports, (first, second, third, seen) => {
        const rules = [first, second, third].map((when, index) => rule(when, { id: `rule ${index}` }));
        const isTaken = checkRules(rules, known).some(({ kind, rule: id }) => kind === 'shadowed' && id === 'rule 2');
        if (!isTaken) return;
        alarms += 1;
        for (const report of seen.filter((one) => one.moment !== null && means(third, one)))
          expect(means(first, report) || means(second, report)).toBe(true);
      }),
      { runs: 1000 },
    );
    expect(alarms).toBeGreaterThan(30);
  });
});
