import { describe, expect, it } from 'vitest';
import { createHouseRules } from '../../scripts/house-rules.mjs';

const check = createHouseRules('/a/machine/checkout');

function rulesOf(file: string, text: string): readonly string[] {
  return check(file, text).map(({ rule }) => rule);
}

describe('the rules of the house', () => {
  it.each([
    ['size', 'src/lib/endless.ts', '// a line\n'.repeat(501)],
    ['todo', 'src/lib/open.ts', '// TODO tidy up'],
    ['todo', 'src/lib/open.ts', '// @TODO tidy up'],
    ['silenced', 'src/lib/quiet.ts', '// oxlint-disable-next-line no-console'],
    ['silenced', 'src/lib/quiet.ts', '// @ts-ignore'],
    ['machine', 'docs/setting-up.md', 'Open /a/machine/checkout/README.md'],
    ['machine', 'scripts/run.mjs', `const home = '/home/lan/hub';`],
    ['registry', 'README.md', 'npm install --registry https://npm-registry.example/simple'],
    ['cast', 'src/lib/sure.ts', 'export const value = read() as string;'],
    ['arrow', 'src/lib/arrow.ts', 'export const add = (a: number) => {\n  return a + 1;\n};'],
    ['enum', 'src/lib/kinds.ts', 'export enum Kind { web }'],
    ['draws', 'src/domain/sla/due.test.ts', 'fc.assert(fc.property(fc.nat(), isDue));'],
    ['ambient', 'src/domain/sla/due.ts', 'export const now = () => Date.now();'],
    ['ambient', 'src/domain/sla/due.ts', 'export const now = () => new Date();'],
    ['ambient', 'src/domain/ticket/code.ts', 'export const pick = () => Math.random();'],
    ['sql', 'src/features/sla/sla-service.ts', 'const due = "SELECT clock.id FROM clock";'],
  ])('report %s in %s', (rule, file, text) => {
    expect(rulesOf(file, text)).toEqual([rule]);
  });

  it.each([
    ['a condition ends the task', 'src/lib/open.ts', '// @TODO drop this when Node 20 is no longer supported'],
    [
      'the reason stands beside',
      'src/lib/quiet.ts',
      '// oxlint-disable-next-line no-console -- the log is not open yet',
    ],
    [
      'the cast says why',
      'src/lib/sure.ts',
      '// The driver types rows loosely.\nexport const value = read() as string;',
    ],
    ['a constant is no cast', 'src/lib/list.ts', `export const kinds = ['web', 'email'] as const;`],
    ['the arrow is one value', 'src/lib/arrow.ts', 'export const add = (a: number) => a + 1;'],
    ['an instant is given', 'src/domain/sla/due.ts', 'export const day = (at: number) => new Date(at).getUTCDay();'],
    ['tests may pick an instant', 'src/domain/sla/due.test.ts', 'const now = Date.now();'],
    ['one place draws', 'test/support/properties/assert-property.ts', 'fc.assert(property, { seed });'],
    ['stores hold SQL', 'src/features/sla/sla-store.ts', 'const due = "SELECT clock.id FROM clock";'],
    ['words are no SQL', 'src/features/sla/sla-service.ts', 'const title = "Select a clock from the list";'],
  ])('stay silent when %s', (_why, file, text) => {
    expect(rulesOf(file, text)).toEqual([]);
  });
});
