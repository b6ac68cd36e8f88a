import type { RoutingRule, RuleCondition } from '../../src/domain/routing/rule.ts';

const matters = ['rác thải', 'khoi bui', 'nước sinh hoạt', 'loa karaoke', 'ổ gà', 'hoan thue', 'cây xanh', 'học phí'];
const places = ['09190', '09265', '09187', '09340'];
const categories = ['drainage', 'waste', 'electricity', 'tax'];

function conditionOf(index: number): RuleCondition {
  const matter = matters[index % matters.length] ?? '';
  const words: RuleCondition = { kind: 'words', words: [`${matter} ${index}`, `mã việc ${index}`], match: 'any' };
  switch (index % 5) {
    case 0:
      return words;
    case 1:
      return { kind: 'all', of: [{ kind: 'commune', codes: [places[index % places.length] ?? ''] }, words] };
    case 2:
      return { kind: 'near', words: [matter, `đơn vị ${index}`], within: 8 };
    case 3:
      return {
        kind: 'all',
        of: [
          { kind: 'category', codes: [categories[index % categories.length] ?? ''] },
          { kind: 'not', of: { kind: 'words', words: [matter], match: 'any' } },
          { kind: 'any', of: [words, { kind: 'zone', names: [`Khu ${index}`] }] },
        ],
      };
    default:
      return {
        kind: 'all',
        of: [
          { kind: 'time', days: [0, 6], from: '22:00', until: '05:00' },
          { kind: 'language', langs: ['en'] },
          { kind: 'channel', kinds: ['web', 'email'] },
          words,
        ],
      };
  }
}

/** Rules of every kind of condition; hardly any holds, so that nearly all of them are asked of every report. */
export function makeRules(count: number): RoutingRule[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    name: `Rule ${index}`,
    active: true,
    when: conditionOf(index),
    then: { tags: [`tag ${index}`] },
  }));
}
