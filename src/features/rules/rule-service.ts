import type { z } from 'zod';
import type {
  draftRequest,
  publishRequest,
  tryRequest,
  RuleProblem,
  RuleSetBody,
  RuleSetHead,
  RuleSets,
  TryProgress,
  TryResult,
} from '../../contract/rules.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { RoutingRule } from '../../domain/routing/rule.ts';
import { notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { RoutingNow } from '../routing/knowledge-service.ts';
import { checkSet } from './check-set.ts';
import { parseRules } from './parse-rules.ts';
import { draftExists, rulesChanged, rulesRefused, tryingAlready, tryStopped } from './rule-errors.ts';
import { readAutomatic, writeAutomatic } from './rule-setting-store.ts';
import {
  dropDraft,
  findDraft,
  findPublished,
  findRuleSet,
  insertDraft,
  listVersions,
  lockRuleSets,
  publishDraft,
  updateDraft,
  type RuleSetHeadRow,
  type RuleSetRow,
} from './rule-store.ts';
import { activeOfficers, countPast, pastTickets } from './rule-views.ts';
import { tryRules } from './try-rules.ts';

export type RuleDeps = {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  /** What decides now. */
  readonly routing: () => Promise<RoutingNow>;
  /** Other rules decide from now on. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

function presentHead(row: RuleSetHeadRow): RuleSetHead {
  const { id, note, author, publishedBy, restoredFrom, count } = row;
  return {
    id,
    note,
    author,
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedBy,
    restoredFrom,
    count,
  };
}

function isSame(row: RuleSetRow | null, base: string | null): boolean {
  return (row?.updatedAt.toISOString() ?? null) === (base === null ? null : new Date(base).toISOString());
}

/** Routing rules: one draft for all who write, published versions, and trying before publishing. */
export function createRuleService(deps: RuleDeps) {
  const { database, now, log } = deps;
  const checked = new WeakMap<ReferenceData, Map<string, Promise<RuleProblem[]>>>();
  // One at a time in a process: it works through many texts.
  let trial: { readonly by: string; done: number; of: number; readonly stop: AbortController } | null = null;

  async function check(rules: readonly RoutingRule[]): Promise<RuleProblem[]> {
    const [reference, { knowledge }, officers] = await Promise.all([
      deps.reference(),
      deps.routing(),
      activeOfficers(database),
    ]);
    const agencies = new Map([...officers].map(([id, { agency }]) => [id, agency]));
    return checkSet(rules, { reference, knowledge, officers: agencies });
  }

  /** Problems of a version that is kept; the same answer while the lists that it refers to are the same. */
  async function problemsOf({ id, updatedAt }: RuleSetRow, rules: readonly RoutingRule[]): Promise<RuleProblem[]> {
    const reference = await deps.reference();
    const known = checked.get(reference) ?? new Map<string, Promise<RuleProblem[]>>();
    checked.set(reference, known);
    const key = `${id}/${updatedAt.getTime()}`;
    const problems = known.get(key) ?? check(rules);
    known.set(key, problems);
    problems.catch(() => known.delete(key));
    return problems;
  }

  async function refuseErrors(rules: readonly RoutingRule[]): Promise<void> {
    const errors = (await check(rules)).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw rulesRefused(rules, errors);
  }

  async function present(row: RuleSetRow): Promise<RuleSetBody> {
    const { rules } = parseRules(row.rules);
    const problems = await problemsOf(row, rules);
    return { ...presentHead({ ...row, count: rules.length }), rules, problems };
  }

  async function overview(): Promise<RuleSets> {
    const [published, draft, versions] = await Promise.all([
      findPublished(database),
      findDraft(database),
      listVersions(database),
    ]);
    return {
      published: published && (await present(published)),
      draft: draft && (await present(draft)),
      versions: versions.map(presentHead),
    };
  }

  /** Later than the last change, also where the clock stands still: it tells versions of the draft apart. */
  function timeAfter(row: RuleSetRow | null): Date {
    return new Date(Math.max(now().getTime(), (row?.updatedAt.getTime() ?? 0) + 1));
  }

  function change<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    return database.transaction(async (tx) => {
      await lockRuleSets(tx);
      return work(tx);
    });
  }

  return {
    overview,

    async version(id: number): Promise<RuleSetBody> {
      const row = await findRuleSet(database, id);
      if (!row) throw notFound();
      return present(row);
    },

    /** Saves the draft. Throws HubError where it names what is not there, or somebody else saved since `base`. */
    async saveDraft(actor: StaffActor, { rules, note, base }: z.output<typeof draftRequest>): Promise<RuleSetBody> {
      await refuseErrors(rules);
      const saved = await change(async (tx) => {
        const before = await findDraft(tx);
        if (!isSame(before, base)) throw rulesChanged();
        const write = { rules, note, by: actor.id, at: timeAfter(before) };
        if (before) await updateDraft(tx, before.id, write);
        else await insertDraft(tx, { ...write, restoredFrom: null });
        return findDraft(tx);
      });
      if (!saved) throw rulesChanged();
      return present(saved);
    },

    async discardDraft(actor: StaffActor): Promise<RuleSets> {
      await change(dropDraft);
      log.info({ by: actor.id }, 'the draft of the routing rules was discarded');
      return overview();
    },

    /** The draft decides from now on. Throws HubError where it is not the one that was seen, or names what is gone. */
    async publish(actor: StaffActor, { id, base, note }: z.output<typeof publishRequest>): Promise<RuleSets> {
      const seen = await findDraft(database);
      if (seen?.id !== id || !isSame(seen, base)) throw rulesChanged();
      await refuseErrors(parseRules(seen.rules).rules);
      await change(async (tx) => {
        const draft = await findDraft(tx);
        if (draft?.id !== id || !isSame(draft, base)) throw rulesChanged();
        await publishDraft(tx, id, { note, by: actor.id, at: now() });
      });
      deps.changed();
      log.info({ version: id, by: actor.id }, 'routing rules were published');
      return overview();
    },

    /** A published version becomes the draft, to be tried and published again. */
    async restore(actor: StaffActor, id: number): Promise<RuleSets> {
      await change(async (tx) => {
        const row = await findRuleSet(tx, id);
        if (!row?.publishedAt) throw notFound();
        if (await findDraft(tx)) throw draftExists();
        const { rules } = parseRules(row.rules);
        await insertDraft(tx, { rules, note: row.note, by: actor.id, at: timeAfter(null), restoredFrom: id });
      });
      return overview();
    },

    check: async (rules: readonly RoutingRule[]) => ({ problems: await check(rules) }),

    /** What rules would have done with the last tickets. Throws HubError while another try-out runs here. */
    async tryOut(actor: StaffActor, input: z.output<typeof tryRequest>): Promise<TryResult> {
      if (trial) throw tryingAlready();
      const own = { by: actor.id, done: 0, of: input.last, stop: new AbortController() };
      trial = own;
      try {
        const [reference, { knowledge }, officers, of] = await Promise.all([
          deps.reference(),
          deps.routing(),
          activeOfficers(database),
          countPast(database, input.last),
        ]);
        own.of = of;
        const progress = (done: number): void => {
          own.done = done;
        };
        const past = (after: Parameters<typeof pastTickets>[1]['after'], limit: number) =>
          pastTickets(database, { after, limit });
        return await tryRules(input, { reference, knowledge, officers, past, progress, signal: own.stop.signal });
      } finally {
        trial = null;
      }
    },

    /** How far the actor's try-out is. */
    tryProgress(actor: StaffActor): TryProgress {
      return { running: trial?.by === actor.id ? { done: trial.done, of: trial.of } : null };
    },

    /** Ends the actor's try-out before its next ticket; whoever waits for its result hears so. */
    stopTry(actor: StaffActor): TryProgress {
      if (trial?.by === actor.id) trial.stop.abort(tryStopped());
      return { running: null };
    },

    automatic: async () => ({ on: await readAutomatic(database) }),

    async setAutomatic(actor: StaffActor, on: boolean): Promise<{ on: boolean }> {
      await writeAutomatic(database, on);
      deps.changed();
      log.info({ on, by: actor.id }, 'automatic forwarding was switched');
      return { on };
    },
  };
}

export type RuleService = ReturnType<typeof createRuleService>;
