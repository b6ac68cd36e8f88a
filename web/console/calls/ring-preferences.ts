import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** What a person asks of this computer when their telephone rings, and whether alarms sound. */
const ringPreferences = z.object({
  sound: z.boolean().catch(false),
  notify: z.boolean().catch(false),
  alarms: z.boolean().catch(true),
});
export type RingPreferences = z.infer<typeof ringPreferences>;

const storageKey = 'hub-console-ring';
const listeners = new Set<() => void>();
let current: RingPreferences | null = null;

function readRingPreferences(): RingPreferences {
  current ??= ringPreferences.parse(stored());
  return current;
}

export function setRingPreferences(change: Partial<RingPreferences>): void {
  current = { ...readRingPreferences(), ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // Storage may be full or forbidden: the choice then holds until the page is closed.
  }
  for (const tell of listeners) tell();
}

export function useRingPreferences(): RingPreferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readRingPreferences);
}

function stored(): object {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
