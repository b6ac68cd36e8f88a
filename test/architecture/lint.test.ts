import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findCheckout } from '../../src/config/checkout.ts';
import { makeFolder } from './cruise.ts';

const lintResult = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** A file that breaks one rule, by the name under which the linter reports it. */
const examples: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'import(no-default-export)': ['src/lib/nameless.ts', 'export default 1;'],
  'import(extensions)': ['src/lib/vague.ts', `import { leaf } from './leaf';\nexport const value = leaf;`],
  'oxc(no-barrel-file)': ['src/lib/barrel.ts', `export * from './leaf.ts';`],
  'unicorn(filename-case)': ['src/lib/camelCase.ts', 'export const value = 1;'],
  'unicorn(prefer-node-protocol)': ['src/lib/bare.ts', `import { join } from 'path';\nexport const value = join('a');`],
  'eslint(func-style)': ['src/lib/expression.ts', 'export const value = function () { return 1; };'],
  'eslint(max-lines)': ['src/lib/long.ts', 'export const value = 1;\n'.replace('1', `[\n${'  1,\n'.repeat(301)}]`)],
  'eslint(max-params)': [
    'src/lib/many.ts',
    'export function add(a: number, b: number, c: number, d: number, e: number): number { return a + b + c + d + e; }',
  ],
  'eslint(no-console)': ['src/features/sla/chatty.ts', `console.log('due');`],
  'eslint(no-restricted-imports)': [
    'src/features/sla/sly.ts',
    `import { env } from 'node:process';\nexport const value = env['PORT'];`,
  ],
  'typescript(no-explicit-any)': ['src/lib/loose.ts', 'export function keep(value: any): void { void value; }'],
  'typescript(no-non-null-assertion)': [
    'src/lib/sure.ts',
    'export function first(list: readonly number[]): number { return list[0]!; }',
  ],
  'typescript(consistent-type-imports)': [
    'src/lib/eager.ts',
    `import { Leaf } from './leaf.ts';\nexport function keep(leaf: Leaf): void { void leaf; }`,
  ],
  'typescript(ban-ts-comment)': ['src/lib/silenced.ts', '// @ts-expect-error\nexport const value: number = 1;'],
  'node(no-process-env)': ['src/features/sla/ambient.ts', `export const value = process.env['PORT'];`],
};

/** The same things where they belong. */
const allowed: Readonly<Record<string, string>> = {
  'src/config/settings.ts': `export const value = process.env['PORT'];`,
  'src/cli/doctor.ts': `console.log('in order');`,
  'vite.config.ts': 'export default {};',
  'src/lib/leaf.ts': 'export type Leaf = 1;\nexport const leaf = 1;',
};

type Finding = { readonly code: string; readonly filename: string };
let findings: readonly Finding[] = [];

describe('the linter', () => {
  const folder = makeFolder({ ...allowed, ...Object.fromEntries(Object.values(examples)) });
  beforeAll(() => {
    const checkout = findCheckout();
    copyFileSync(path.join(checkout, '.oxlintrc.json'), path.join(folder.dir, '.oxlintrc.json'));
    const program = path.join(checkout, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [program, '--format', 'json'], {
      cwd: folder.dir,
      encoding: 'utf8',
    });
    findings = lintResult.parse(JSON.parse(stdout)).diagnostics;
  });
  afterAll(() => folder[Symbol.dispose]());

  it.each(Object.entries(examples))('reports %s', (code, [file]) => {
    const found = findings.filter(({ filename }) => filename.endsWith(file));

    expect(found.map((finding) => finding.code)).toContain(code);
  });

  it.each(Object.keys(allowed))('has nothing to say about %s', (file) => {
    expect(findings.filter(({ filename }) => filename.endsWith(file))).toEqual([]);
  });
});
