import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { routingRule } from '../contract/rules.ts';
import type { RoutingRule } from '../domain/routing/rule.ts';

const RuleFile = z.union([
  z.array(routingRule),
  z.object({ rules: z.array(routingRule) }).transform(({ rules }) => rules),
]);

/** Rules from a file: a list, or an object with `rules` such as the API answers. Throws in words that name what is wrong. */
export async function readRules(file: string): Promise<readonly RoutingRule[]> {
  const parsed = RuleFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}
