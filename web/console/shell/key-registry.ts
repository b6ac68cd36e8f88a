export type KeyGroup = 'everywhere' | 'inTicket' | 'inDesk' | 'inQuarantine' | 'inContact' | 'inCall';

export type KeyBinding = {
  /** One key ('j', '?', 'Enter') or two one after the other ('g t'). */
  readonly keys: string;
  readonly label: string;
  readonly group: KeyGroup;
  readonly run: () => void;
};

const sequenceMs = 1_000;

/** The keys that work now. The last page to name a key has it. */
export class KeyRegistry {
  #sets: (readonly KeyBinding[])[] = [];
  #prefix: { readonly key: string; readonly at: number } | null = null;

  add(set: readonly KeyBinding[]): () => void {
    this.#sets.push(set);
    return () => {
      this.#sets = this.#sets.filter((known) => known !== set);
    };
  }

  all(): readonly KeyBinding[] {
    const byKeys = new Map<string, KeyBinding>();
    for (const set of this.#sets) for (const binding of set) byKeys.set(binding.keys, binding);
    return [...byKeys.values()];
  }

  /** Runs what the key stands for; true when it stands for something. */
  press(key: string, at: number): boolean {
    const prefix = this.#prefix && at - this.#prefix.at < sequenceMs ? `${this.#prefix.key} ` : '';
    this.#prefix = null;
    const bindings = this.all();
    const hit =
      bindings.find((binding) => binding.keys === `${prefix}${key}`) ??
      bindings.find((binding) => binding.keys === key);
    if (hit) {
      hit.run();
      return true;
    }
    if (bindings.some((binding) => binding.keys.startsWith(`${key} `))) {
      this.#prefix = { key, at };
      return true;
    }
    return false;
  }
}
