import type { RoutingRule } from '../../domain/routing/rule.ts';
import type { Sql } from '../../platform/sql.ts';
import { parseRules } from './parse-rules.ts';
import { findPublished, findPublishedId } from './rule-store.ts';

/** Loads the rules that decide now. A published version never changes, so the same one is handed out again. */
export function createRuleLoader(
  sql: Sql,
  log: { readonly warn: (fields: object, message: string) => void },
): () => Promise<readonly RoutingRule[]> {
  let held: { readonly id: number | null; readonly rules: readonly RoutingRule[] } = { id: null, rules: [] };
  return async () => {
    const id = await findPublishedId(sql);
    if (id === held.id) return held.rules;
    const row = await findPublished(sql);
    const { rules, unreadable } = parseRules(row?.rules);
    if (unreadable > 0) log.warn({ version: row?.id, unreadable }, 'some routing rules cannot be read');
    held = { id: row?.id ?? null, rules };
    return rules;
  };
}
