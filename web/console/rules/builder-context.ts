import { createContext, use } from 'react';
import type { GroupCondition, TreePath } from './condition-tree.ts';

/** Where the cursor goes after an edit. */
export type FocusOn = {
  readonly path: TreePath;
  readonly what: 'first' | 'up' | 'down' | 'indent' | 'outdent' | 'add';
};

type Builder = {
  /** Edits the tree, then puts the cursor where it belongs. */
  readonly edit: (change: (root: GroupCondition) => GroupCondition, focus?: FocusOn) => void;
  readonly faultAt: (path: string) => string | null;
  readonly say: (words: string) => void;
};

export const BuilderContext = createContext<Builder>({
  edit: () => undefined,
  faultAt: () => null,
  say: () => undefined,
});

export function useBuilder(): Builder {
  return use(BuilderContext);
}
