import type { ModelDetail, ModelList, ModelSummary } from '../../contract/classifier.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { builtinCard, type EditedTables } from './builtin-knowledge.ts';
import type { LearnAnswer, LearnRequest, LearnStage } from './learn.ts';
import { presentModel, presentShipped, withCard } from './model-presenter.ts';
import { isHeldBack } from './officer-decisions.ts';
import { loadShippedExamples } from './shipped-examples.ts';
import {
  activateModel,
  activeModelId,
  claimTraining,
  collectDecisions,
  failTraining,
  keepModel,
  listModels,
  loadActiveFile,
  startTraining,
  tellStage,
  trainingWaits,
  type ModelRow,
} from './training-store.ts';

export type TrainingDeps = {
  readonly database: Database;
  /** Where the shipped examples lie. */
  readonly checkout: string;
  readonly learn: (
    request: LearnRequest,
    options: { readonly signal: AbortSignal; readonly tell: (stage: LearnStage) => void },
  ) => Promise<LearnAnswer>;
  readonly loadEdited: (sql: Sql) => Promise<EditedTables>;
  /** Another model decides from now on. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: {
    readonly info: (fields: object, message: string) => void;
    readonly warn: (fields: object, message: string) => void;
  };
};

/** A training that was broken off more often than this is given up: something here ends the process. */
const mostAttempts = 3;

function alreadyTraining(): HubError {
  return new HubError('conflict', 'already_training', {
    vi: 'Một lần học đang chạy. Chờ lần này xong rồi bấm lại.',
    en: 'A training is under way. Wait until it has ended, then press again.',
  });
}

function notReady(): HubError {
  return new HubError('conflict', 'model_not_ready', {
    vi: 'Mô hình này chưa học xong hoặc đã hỏng, không bật được.',
    en: 'This model is still being trained or has failed; it cannot be switched on.',
  });
}

function problemOf(error: unknown): 'memory' | 'failed' {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed';
}

/** Learns from what officers decide, and switches between models; only a person switches. */
export function createTrainingService(deps: TrainingDeps) {
  const { database, now, log } = deps;

  async function read(): Promise<{ rows: readonly ModelRow[]; models: ModelSummary[] }> {
    const [rows, activeId] = await Promise.all([listModels(database), activeModelId(database)]);
    const shipped = rows.find(({ state }) => state === 'shipped');
    const models = [
      ...rows.filter(({ state }) => state !== 'shipped').map((row) => presentModel(row, activeId)),
      presentShipped(builtinCard(), { row: shipped, isActive: activeId === null }),
    ];
    return { rows, models };
  }

  async function list(): Promise<ModelList> {
    return { models: (await read()).models };
  }

  async function show(id: string): Promise<ModelDetail> {
    const { rows, models } = await read();
    const summary = models.find((one) => one.id === id);
    if (!summary) throw notFound();
    const card = id === 'shipped' ? builtinCard() : rows.find((row) => String(row.id) === id)?.card;
    return withCard(summary, card ?? null);
  }

  async function train(id: number, signal: AbortSignal): Promise<void> {
    let tellings = tellStage(database, id, 'collecting');
    const [decisions, inUse, edited] = await Promise.all([
      collectDecisions(database, signal),
      loadActiveFile(database),
      deps.loadEdited(database),
    ]);
    const request: LearnRequest = {
      shipped: loadShippedExamples(deps.checkout),
      decisions,
      inUse: { id: inUse?.id ?? null, file: inUse?.file ?? null },
      edited,
    };
    const started = now().getTime();
    const answer = await deps.learn(request, {
      signal,
      tell: (stage) => {
        // One after the other, so that the last one told stands.
        tellings = tellings.then(() => tellStage(database, id, stage)).catch(() => undefined);
      },
    });
    await tellings;
    const taught = decisions.filter((one) => !isHeldBack(one)).length;
    await keepModel(database, id, { ...answer, decisions: taught, at: now() });
    log.info({ model: id, decisions: taught, ms: now().getTime() - started }, 'a routing model was learned');
  }

  return {
    list,
    show,

    /** Asks for a training; a worker takes it up. Throws HubError while one is under way. */
    async start(actor: StaffActor): Promise<ModelList> {
      const id = await database.transaction((tx) => startTraining(tx, actor.id, now()));
      if (id === null) throw alreadyTraining();
      log.info({ model: id, by: actor.id }, 'a training was asked for');
      return list();
    },

    /** From now on this model decides; `shipped` goes back to the one that came with the hub. */
    async activate(actor: StaffActor, id: string): Promise<ModelList> {
      const { models } = await list();
      if (!models.some((one) => one.id === id)) throw notFound();
      if (!(await activateModel(database, id === 'shipped' ? null : Number(id), actor.id, now()))) throw notReady();
      deps.changed();
      log.info({ model: id, by: actor.id }, 'another routing model was switched on');
      return list();
    },

    /** Works on the training that waits, if there is one and no other worker has it. Ends when `signal` says so. */
    async processDue(signal: AbortSignal): Promise<boolean> {
      if (signal.aborted || !(await trainingWaits(database))) return false;
      const own = await database.reserve();
      try {
        const claimed = await claimTraining(own);
        if (claimed === null) return false;
        if (claimed.attempts > mostAttempts) {
          await failTraining(database, claimed.id, 'broken_off', now());
          log.warn({ model: claimed.id }, 'a training was broken off again and again and is given up');
          return true;
        }
        await train(claimed.id, signal).catch(async (error: unknown) => {
          // The hub is being stopped: the next worker takes it up.
          if (signal.aborted) return;
          await failTraining(database, claimed.id, problemOf(error), now());
          log.warn({ err: error, model: claimed.id }, 'a training failed');
        });
        return !signal.aborted;
      } finally {
        own.release();
      }
    },
  };
}

export type TrainingService = ReturnType<typeof createTrainingService>;
