import { isDeepStrictEqual } from 'node:util';
import type { RoutingModel } from '../../domain/routing/routing-model.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import type { RoutingRule } from '../../domain/routing/rule.ts';
import { compileRules } from '../../domain/routing/rules/compile-rules.ts';
import { createFreshValue, type FreshValue } from '../../lib/fresh-value.ts';
import { builtinKnowledge, type EditedTables } from './builtin-knowledge.ts';

/** A change is seen by every process within half a minute, with time left for loading it. */
const freshMs = 20_000;

/** What people changed or let the hub learn, over what ships. Loaders that hand out the same object again save work. */
export type KnowledgePieces = {
  readonly rules: readonly RoutingRule[];
  /** Null: the model that ships. */
  readonly model: RoutingModel | null;
  readonly edited: EditedTables;
  /** Whether reports that need no person go to their agency at once. */
  readonly isAutomatic: boolean;
};

/** What decides now, and what it was made of. */
export type RoutingNow = {
  readonly knowledge: Knowledge;
  readonly pieces: KnowledgePieces;
  readonly isAutomatic: boolean;
};

type Built = { readonly pieces: KnowledgePieces; readonly knowledge: Knowledge };

/** Makes what has changed and keeps the rest: another rule does not read the places of the province again. */
function build(pieces: KnowledgePieces, before: Built | null): Built {
  const isSameBase =
    before !== null &&
    before.pieces.model === pieces.model &&
    // Borders, the large part, come as the same object while they are the same.
    isDeepStrictEqual(before.pieces.edited, pieces.edited);
  if (isSameBase && before.pieces.rules === pieces.rules) return { ...before, pieces };
  const base = isSameBase ? before.knowledge : builtinKnowledge({ ...pieces.edited, model: pieces.model ?? undefined });
  const rules = pieces.rules.length === 0 ? null : compileRules(pieces.rules, base.abbreviations);
  return { pieces, knowledge: { ...base, rules } };
}

/** Makes what decides. */
export function createKnowledge(pieces: KnowledgePieces): Knowledge {
  return build(pieces, null).knowledge;
}

/** Keeps at hand what decides: published rules, the learned model and edited tables over what ships with the hub. */
export function createKnowledgeService(deps: {
  readonly load: () => Promise<KnowledgePieces>;
  readonly now: () => Date;
}): FreshValue<RoutingNow> {
  let built: Built | null = null;

  async function load(): Promise<RoutingNow> {
    built = build(await deps.load(), built);
    return { knowledge: built.knowledge, pieces: built.pieces, isAutomatic: built.pieces.isAutomatic };
  }

  return createFreshValue({ load, forMs: freshMs, now: deps.now });
}
