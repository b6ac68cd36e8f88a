import type { RuleProblem, RuleSetBody, RuleSetHead, RuleSets, RoutingRule } from '../../../src/contract/rules.ts';
import { hasStatus } from '../api/api-error.ts';
import type { DraftBody } from '../api/rules.ts';

type Rules = readonly RoutingRule[];

/** The rules on the page. `failed` and `conflict`: changes are here that the hub does not have. */
export type DraftState = {
  readonly rules: Rules;
  readonly problems: readonly RuleProblem[];
  /** The draft as the hub last had it; null: there is none, and the rules are those in use. */
  readonly head: RuleSetHead | null;
  readonly phase: 'kept' | 'waiting' | 'saving' | 'failed' | 'conflict';
  readonly error: unknown;
};

type DraftKeeperInput = {
  readonly save: (body: DraftBody) => Promise<RuleSetBody>;
  /** Problems of rules that the hub refused to save. */
  readonly check: (rules: Rules) => Promise<readonly RuleProblem[]>;
  /** Quiet time after a change before it is saved. */
  readonly waitMs: number;
};

const empty: DraftState = { rules: [], problems: [], head: null, phase: 'kept', error: null };

/** Holds the rules while they are edited and saves them by itself: one save at a time, each on top of the one before. */
export class DraftKeeper {
  readonly #input: DraftKeeperInput;
  readonly #listeners = new Set<() => void>();
  #state: DraftState = empty;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(input: DraftKeeperInput) {
    this.#input = input;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): DraftState => this.#state;

  /** What the hub has, unless something here is not saved yet: that is never overwritten. */
  adopt(sets: RuleSets): void {
    if (this.#state.phase === 'kept') this.take(sets);
  }

  /** What the hub has, whatever is here. */
  take({ draft, published }: RuleSets): void {
    clearTimeout(this.#timer);
    const { rules = [], problems = [] } = draft ?? published ?? {};
    this.#set({ rules, problems, head: draft, phase: 'kept', error: null });
  }

  readonly change = (edit: (rules: Rules) => Rules): void => {
    const rules = edit(this.#state.rules);
    if (rules === this.#state.rules) return;
    const { phase } = this.#state;
    this.#set({ ...this.#state, rules, phase: phase === 'conflict' || phase === 'saving' ? phase : 'waiting' });
    if (phase === 'conflict') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#input.waitMs);
  };

  /** Puts what is here over the draft that somebody else saved. */
  async overwrite(theirs: RuleSetHead | null): Promise<void> {
    this.#set({ ...this.#state, head: theirs, phase: 'waiting', error: null });
    await this.flush();
  }

  /** Saves what is not saved. True when the hub then has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    const { phase } = this.#state;
    if (!this.#running && (phase === 'waiting' || phase === 'failed')) {
      this.#running = this.#saveAll().finally(() => {
        this.#running = null;
      });
    }
    await this.#running;
    return this.#state.phase === 'kept';
  }

  /** Lets a save under way end, and begins no other until something changes or `flush`: the draft is about to go. */
  async rest(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #saveAll(): Promise<void> {
    for (;;) {
      const { rules, head } = this.#state;
      this.#set({ ...this.#state, phase: 'saving', error: null });
      try {
        const saved = await this.#input.save({ rules, note: head?.note ?? null, base: head?.updatedAt ?? null });
        const isAll = this.#state.rules === rules;
        const { rules: _, problems, ...newHead } = saved;
        this.#set({ ...this.#state, problems, head: newHead, phase: isAll ? 'kept' : 'saving' });
        if (isAll) return;
      } catch (error) {
        await this.#fail(rules, error);
        return;
      }
    }
  }

  async #fail(rules: Rules, error: unknown): Promise<void> {
    if (hasStatus(error, 409)) {
      this.#set({ ...this.#state, phase: 'conflict', error });
      return;
    }
    this.#set({ ...this.#state, phase: 'failed', error });
    if (!hasStatus(error, 400)) return;
    // Which rule the hub does not take is found out apart; without an answer its refusal stands alone.
    const problems = await this.#input.check(rules).catch(() => null);
    if (problems) this.#set({ ...this.#state, problems });
  }

  #set(state: DraftState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
