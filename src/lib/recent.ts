/** A memory that forgets: each entry after its time, and the oldest ones when there are too many. */
export type Recent<Value> = {
  readonly get: (key: string, now: Date) => Value | undefined;
  readonly put: (key: string, value: Value, now: Date) => void;
};

/** `forMs`: how long an entry is known, in milliseconds. `most`: how many there are at once. */
export function recent<Value>(input: { readonly forMs: number; readonly most: number }): Recent<Value> {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key, now) {
      const entry = entries.get(key);
      return entry !== undefined && now.getTime() < entry.until ? entry.value : undefined;
    },
    put(key, value, now) {
      // A map keeps the order in which its keys came: what is put again is the newest.
      entries.delete(key);
      entries.set(key, { value, until: now.getTime() + input.forMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= input.most) break;
        entries.delete(oldest);
      }
    },
  };
}
