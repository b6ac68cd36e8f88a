import { decide } from '../domain/routing/decide.ts';
import type { RoutableReport } from '../domain/routing/decision.ts';
import { createBorderService } from '../features/places/border-service.ts';
import { createBorderLoader } from '../features/places/border-store.ts';
import { createPlaceService } from '../features/places/place-service.ts';
import { loadPlaces } from '../features/places/place-store.ts';
import { builtinTaxonomy, type EditedTables } from '../features/routing/builtin-knowledge.ts';
import { createKnowledgeService } from '../features/routing/knowledge-service.ts';
import { learnInThread } from '../features/routing/learn-thread.ts';
import { createModelLoader } from '../features/routing/load-model.ts';
import { createTrainingService } from '../features/routing/training-service.ts';
import { createRuleLoader } from '../features/rules/load-rules.ts';
import { createRuleService } from '../features/rules/rule-service.ts';
import { readAutomatic } from '../features/rules/rule-setting-store.ts';
import { createTaxonomyService } from '../features/taxonomy/taxonomy-service.ts';
import { loadTaxonomy } from '../features/taxonomy/taxonomy-store.ts';
import type { Sql } from '../platform/sql.ts';
import type { Ground } from './ground.ts';

/** How reports find their agency, and everything by which people change that. */
export function createRouting({ database, referenceService, reference, config, now, log }: Ground) {
  const loadBorders = createBorderLoader(database);
  /** Places, borders and taxonomy as administrators keep them; what decides, and what learns, rests on them. */
  const loadEdited = async (sql: Sql): Promise<EditedTables> => ({
    places: await loadPlaces(sql),
    borders: await loadBorders(),
    taxonomy: await loadTaxonomy(sql, builtinTaxonomy()),
  });
  const loadRules = createRuleLoader(database, log);
  const loadModel = createModelLoader(database);
  const knowledge = createKnowledgeService({
    load: async () => {
      const [rules, model, edited, isAutomatic] = await Promise.all([
        loadRules(),
        loadModel(),
        loadEdited(database),
        readAutomatic(database),
      ]);
      return { rules, model, edited, isAutomatic };
    },
    now,
  });
  /** What decides the reports of one batch. */
  const batch = async () => {
    const [held, { calendars }] = await Promise.all([knowledge.current(), reference()]);
    const calendar = calendars.get('province')?.compiled;
    return {
      decide: (report: RoutableReport, at: Date) =>
        decide(report, held.knowledge, calendar ? { at: at.getTime(), calendar } : null),
      isAutomatic: held.isAutomatic,
      asksSender: held.knowledge.rules?.asksSender ?? false,
      at: now(),
    };
  };
  const changed = knowledge.forget;
  return {
    batch,
    decide: async (report: RoutableReport) => (await batch()).decide(report, now()),
    rules: createRuleService({ database, reference, routing: knowledge.current, changed, now, log }),
    places: createPlaceService({ database, reference, changed, now, log }),
    borders: createBorderService({ database, reference, changed, now, log }),
    taxonomy: createTaxonomyService({
      database,
      changed: () => {
        referenceService.forget();
        changed();
      },
      log,
    }),
    trainings: createTrainingService({
      database,
      checkout: config.checkout,
      learn: learnInThread,
      loadEdited,
      changed,
      now,
      log,
    }),
  };
}
