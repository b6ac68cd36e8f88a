import { createContext, use, useSyncExternalStore } from 'react';
import type { RuleSets, TryResult, RoutingRule } from '../../../src/contract/rules.ts';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';

/** The last try, kept while the person goes to and fro between the pages. */
export type Tried = { readonly result: TryResult; readonly rules: readonly RoutingRule[] };

type RulesContext = {
  readonly sets: RuleSets;
  readonly keeper: DraftKeeper;
  readonly writes: boolean;
  readonly tried: Tried | null;
  readonly setTried: (tried: Tried | null) => void;
};

export const RulesContext = createContext<RulesContext | null>(null);

export function useRules(): RulesContext {
  const context = use(RulesContext);
  if (!context) throw new Error('Rules are read below the frame of their pages');
  return context;
}

/** The rules being edited, as they are now. */
export function useDraft(): DraftState {
  const { keeper } = useRules();
  return useSyncExternalStore(keeper.subscribe, keeper.current);
}
