import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findCheckout } from '../../src/config/checkout.ts';

const checkout = findCheckout();
const CONFIG = path.join(checkout, '.dependency-cruiser.cjs');

const cruiseResult = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    totalCruised: z.number(),
  }),
});

export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

/** Names of all rules in force. */
export function listRules(): readonly string[] {
  const config: unknown = createRequire(import.meta.url)(CONFIG);
  const { forbidden } = z.object({ forbidden: z.array(z.object({ name: z.string() })) }).parse(config);
  return forbidden.map(({ name }) => name);
}

/** Cruises a folder laid out like the checkout with the rules of the checkout. */
export function cruise(folder: string): { violations: readonly Violation[]; files: number } {
  const rooms = ['src', 'adapters', 'prisma', 'web', 'test', 'scripts'];
  const program = path.join(checkout, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', CONFIG, '--output-type', 'json', '--no-progress', ...rooms],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256_000_000 },
  );
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  const { summary } = cruiseResult.parse(JSON.parse(stdout));
  const violations = summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }));
  return { violations, files: summary.totalCruised };
}

/** A folder that holds the given files, by path, for as long as it is not disposed. */
export function makeFolder(files: Readonly<Record<string, string>>): Disposable & { readonly dir: string } {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'hub-architecture-')));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}
