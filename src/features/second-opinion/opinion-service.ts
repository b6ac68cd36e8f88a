import type { Decision } from '../../domain/routing/decision.ts';
import { thresholdOf } from '../../domain/routing/propose.ts';
import { opinionRest, weighOpinion, type OpinionState } from '../../domain/routing/second-opinion.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import type { FreshValue } from '../../lib/fresh-value.ts';
import type { guardedPost } from '../../platform/guarded-post.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { askModel, type Opinion } from './ask-model.ts';
import type { OpinionSetting } from './opinion-setting-store.ts';
import {
  claimQuestions,
  countOpinions,
  finishQuestion,
  latestTries,
  lockOpinions,
  type OpenQuestion,
} from './opinion-store.ts';
import { startOfProvinceDay } from '../../domain/calendar/province-day.ts';

export type OpinionDeps = {
  readonly database: Database;
  readonly setting: FreshValue<OpinionSetting>;
  readonly knowledge: () => Promise<Knowledge>;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly post: typeof guardedPost;
  /** Tells the relay that something was committed; may get lost. */
  readonly nudge: () => void;
  readonly now: () => Date;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

/** Asked at the same time, at the most. */
const atOnce = 4;
/** An opinion on what came earlier helps nobody: people have read it. */
const lookBackMs = 60 * 60_000;

function isDecision(value: unknown): value is Decision {
  return typeof value === 'object' && value !== null && 'lead' in value && 'place' in value;
}

/**
 * Asks a model outside about reports that neither a rule nor the classifier decided, after their commit. What it says is one more
 * suggestion for people; nothing is ever sent by it.
 */
export function createOpinionService(deps: OpinionDeps) {
  const { database, now, log } = deps;

  async function claim(setting: OpinionSetting, knowledge: Knowledge): Promise<readonly OpenQuestion[]> {
    const at = now();
    return database.transaction(async (tx) => {
      await lockOpinions(tx);
      const { asked } = await countOpinions(tx, startOfProvinceDay(at));
      const tries = await latestTries(tx, setting.savedAt);
      const rest = opinionRest(tries);
      if (asked >= setting.dailyCap || (rest !== null && rest > at)) return [];
      const oldest = new Date(at.getTime() - lookBackMs);
      return claimQuestions(tx, {
        since: setting.enabledAt !== null && setting.enabledAt > oldest ? setting.enabledAt : oldest,
        below: thresholdOf(knowledge),
        // After a rest one attempt shows whether it is over.
        limit: rest === null ? Math.min(atOnce, setting.dailyCap - asked) : 1,
        model: setting.model,
        at,
      });
    });
  }

  /** Writes what came of it; on the ticket only while people still choose and everybody of the centre may read it. */
  async function keep(ticketId: string, opinion: Opinion, ms: number, input: { model: string; knowledge: Knowledge }) {
    const { category, problem } = opinion;
    await database.transaction(async (tx) => {
      const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
      const decision = loaded?.ticket.decision;
      if (category === null || !loaded || !isDecision(decision)) {
        const state: OpinionState = problem === 'unreadable' ? 'none' : 'failed';
        await finishQuestion(tx, ticketId, { state, category: null, agency: null, problem, ms });
        return;
      }
      const { agency, agrees } = weighOpinion(category, decision, input.knowledge);
      const state: OpinionState = agrees ? 'same' : 'other';
      await finishQuestion(tx, ticketId, { state, category, agency, problem: null, ms });
      const { ticket } = loaded;
      if (ticket.sealed || (ticket.state !== 'new' && ticket.state !== 'triage')) return;
      const at = now();
      const event = {
        type: 'ticket.second_opinion',
        at,
        actor: { kind: 'system' },
        data: { category, agency, agrees, model: input.model },
      } as const;
      await deps.tickets.write(tx, [noted({ ticket }, event)]);
    });
    if (category !== null) deps.nudge();
  }

  async function ask(question: OpenQuestion, setting: OpinionSetting, knowledge: Knowledge): Promise<void> {
    const started = now().getTime();
    const opinion = await askModel(question, setting, { categories: knowledge.categories, post: deps.post });
    const ms = now().getTime() - started;
    if (opinion.problem !== null && opinion.problem !== 'unreadable')
      log.warn({ problem: opinion.problem, ms }, 'a second opinion could not be had');
    await keep(question.ticketId, opinion, ms, { model: setting.model, knowledge });
  }

  return {
    /** Asks about some reports that wait; true while there may be more. */
    async processDue(): Promise<boolean> {
      const setting = await deps.setting.current();
      if (!setting.enabled) return false;
      const knowledge = await deps.knowledge();
      const questions = await claim(setting, knowledge);
      await Promise.all(questions.map((question) => ask(question, setting, knowledge)));
      return questions.length === atOnce;
    },
  };
}
