import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { locale } from '../../../src/contract/common.ts';

/** What a person sets for this computer. */
const preferencesSchema = z.object({
  lang: locale.catch('vi'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  narrowNav: z.boolean().catch(false),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const storageKey = 'hub-console';
const listeners = new Set<() => void>();
let current: Preferences | null = null;

export function readPreferences(): Preferences {
  current ??= preferencesSchema.parse(storedObject());
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // Storage may be full or forbidden: the choice then holds until the page is closed.
  }
  for (const tell of listeners) tell();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readPreferences);
}

function storedObject(): object {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
