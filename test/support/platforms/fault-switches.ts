import type { Fault } from './platform.ts';

/** The switches of a platform's faults; all off at first. Throws for a name it does not have. */
export function faultSwitches(faults: readonly Fault[]) {
  const on = new Set<string>();
  function known(name: string): void {
    if (!faults.some((fault) => fault.name === name)) throw new Error(`this platform has no fault "${name}"`);
  }
  return {
    faults,
    isOn(name: string): boolean {
      known(name);
      return on.has(name);
    },
    set(name: string, value: boolean): void {
      known(name);
      if (value) on.add(name);
      else on.delete(name);
    },
  };
}
