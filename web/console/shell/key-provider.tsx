import { createContext, use, useLayoutEffect, useState, type ReactNode } from 'react';
import { KeyRegistry, type KeyBinding } from './key-registry.ts';

const KeyContext = createContext<KeyRegistry>(new KeyRegistry());

/** Listens for single keys, except while somebody writes or a dialog is open. */
export function KeyProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(() => new KeyRegistry());
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTakenBy(event.target, event.key) || document.querySelector('[role="dialog"]')) return;
      if (registry.press(event.key, event.timeStamp)) event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [registry]);
  return <KeyContext value={registry}>{children}</KeyContext>;
}

export function useKeyRegistry(): KeyRegistry {
  return use(KeyContext);
}

/** These keys work while the component is on the page, from the moment it is seen. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const registry = useKeyRegistry();
  useLayoutEffect(() => registry.add(bindings), [registry, bindings]);
}

/** Writing takes all keys; buttons, links and choices take Enter and the space bar. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  if (key !== 'Enter' && key !== ' ') return false;
  return target.closest('button, a, [role="tab"], [role="menuitem"]') !== null;
}
