/** Something that a run kills, stops and brings back. */
export type Victim = AsyncDisposable & {
  readonly name: string;
  /** All of its processes; empty while it is down. */
  readonly pids: () => number[];
  /** SIGKILL, and after `downMs` it is started again. Resolves when it was started. */
  readonly kill: (downMs: number) => Promise<void>;
  /** How often it ended although nobody had killed it. */
  readonly crashes: () => number;
  /** How long each of its starts took until it said that it was ready: a matter of the machine as much as of the hub. */
  readonly startsMs: () => readonly number[];
};
