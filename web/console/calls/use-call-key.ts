import { useMemo, useRef } from 'react';
import { useKeys } from '../shell/key-provider.tsx';
import type { KeyBinding } from '../shell/key-registry.ts';

/** One key at the call desk; does what `run` is at the time it is pressed. */
export function useCallKey(keys: string, label: string, run: () => void): void {
  const now = useRef(run);
  now.current = run;
  const bindings = useMemo(
    (): readonly KeyBinding[] => [{ keys, label, group: 'inCall', run: () => now.current() }],
    [keys, label, now],
  );
  useKeys(bindings);
}
