/** A value that is kept for a while and then loaded again. */
export type FreshValue<Value> = {
  /** Everybody who asks within its time gets the same one. Rejects as loading does; whoever asks next loads again. */
  readonly current: () => Promise<Value>;
  /** It was changed here: whoever asks next loads it again. */
  readonly forget: () => void;
};

/** `forMs`: after this many milliseconds it is loaded again, so that what other processes changed is seen. */
export function createFreshValue<Value>(input: {
  readonly load: () => Promise<Value>;
  readonly forMs: number;
  readonly now: () => Date;
}): FreshValue<Value> {
  let held: { readonly value: Promise<Value>; readonly at: number } | null = null;
  return {
    current() {
      const at = input.now().getTime();
      if (held && at - held.at < input.forMs && at >= held.at) return held.value;
      const loading = { value: input.load(), at };
      held = loading;
      loading.value.catch(() => {
        if (held === loading) held = null;
      });
      return loading.value;
    },
    forget() {
      held = null;
    },
  };
}
