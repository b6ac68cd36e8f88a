import { useMemo, useRef } from 'react';
import { useKeys } from './key-provider.tsx';
import type { KeyBinding } from './key-registry.ts';

export type Walk = {
  readonly rows: readonly { readonly id: string }[];
  /** Index of what is open, -1 when nothing is. */
  readonly at: number;
  readonly onOpen: (id: string) => void;
  readonly show?: (index: number) => void;
  /** What the keys are called in the list behind `?`. */
  readonly next: string;
  readonly previous: string;
};

/** j and k (and the arrows) go through a list. */
export function useWalk(walk: Walk): void {
  const now = useRef(walk);
  now.current = walk;
  const { next, previous } = walk;
  const bindings = useMemo((): readonly KeyBinding[] => {
    const step = (by: number) => () => {
      const { rows, at, onOpen, show } = now.current;
      const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
      const row = rows[to];
      if (!row || to === at) return;
      show?.(to);
      onOpen(row.id);
    };
    return [
      { keys: 'j', label: next, group: 'everywhere', run: step(1) },
      { keys: 'k', label: previous, group: 'everywhere', run: step(-1) },
      { keys: 'ArrowDown', label: next, group: 'everywhere', run: step(1) },
      { keys: 'ArrowUp', label: previous, group: 'everywhere', run: step(-1) },
    ];
  }, [next, previous]);
  useKeys(bindings);
}
