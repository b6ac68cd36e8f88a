type DebounceInput = {
  readonly run: () => void;
  /** Quiet time before a run. */
  readonly waitMs: number;
  /** A run comes at the latest this long after the first call, however busy it is. */
  readonly maxWaitMs: number;
};

export type Debounced = { readonly call: () => void; readonly cancel: () => void };

export function debounce({ run, waitMs, maxWaitMs }: DebounceInput): Debounced {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    quiet = undefined;
    latest = undefined;
  };
  const fire = () => {
    cancel();
    run();
  };
  const call = () => {
    clearTimeout(quiet);
    quiet = setTimeout(fire, waitMs);
    latest ??= setTimeout(fire, maxWaitMs);
  };
  return { call, cancel };
}
