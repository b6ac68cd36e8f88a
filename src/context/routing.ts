import { decide } from '../domain/routing/decide.ts';
import { decideParts, splitReport } from '../domain/routing/split/split-report.ts';
import type { RoutableReport } from '../domain/routing/decision.ts';
import { createBorderService } from '../features/places/border-service.ts';
import { createBorderLoader } from '../features/places/border-store.ts';
import { createPlaceService } from '../features/places/place-service.ts';
import { loadPlaces } from '../features/places/place-store.ts';
import { builtinTaxonomy, type EditedTables } from '../features/routing/builtin-knowledge.ts';
import { createDecisionThreads } from '../features/routing/decide-thread.ts';
import { createKnowledgeService } from '../features/routing/knowledge-service.ts';
import { learnInThread } from '../features/routing/learn-thread.ts';
import { createModelLoader } from '../features/routing/load-model.ts';
import { createTrainingService } from '../features/routing/training-service.ts';
import { createRuleLoader } from '../features/rules/load-rules.ts';
import { createRuleService } from '../features/rules/rule-service.ts';
import { readAutomatic } from '../features/rules/rule-setting-store.ts';
import { createOpinionService } from '../features/second-opinion/opinion-service.ts';
import { createOpinionSettingService } from '../features/second-opinion/opinion-setting-service.ts';
import { readOpinionSetting } from '../features/second-opinion/opinion-setting-store.ts';
import { createSplitService } from '../features/splits/split-service.ts';
import { createTaxonomyService } from '../features/taxonomy/taxonomy-service.ts';
import { loadTaxonomy } from '../features/taxonomy/taxonomy-store.ts';
import { createFreshValue } from '../lib/fresh-value.ts';
import { guardedPost } from '../platform/guarded-post.ts';
import type { Sql } from '../platform/sql.ts';
import type { Ground } from './ground.ts';

/** Another process knows within half a minute whom to ask for a second opinion. */
const opinionFreshMs = 20_000;

/** How reports find their agency, and everything by which people change that. */
export function createRouting(ground: Ground) {
  const { database, referenceService, reference, config, keys, tickets, now, log } = ground;
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
  const decideMany = createDecisionThreads(log);
  /** What decides now. */
  const held = async () => {
    const [routing, { calendars }] = await Promise.all([knowledge.current(), reference()]);
    return { routing, calendar: calendars.get('province')?.compiled ?? null };
  };
  /** What one report is decided by that was received at this instant. */
  const basisAt = async (at: Date) => {
    const { routing, calendar } = await held();
    return { own: routing.knowledge, moment: calendar && { at: at.getTime(), calendar } };
  };
  /** What decides the reports of one batch. */
  const batch = async () => {
    const { routing, calendar } = await held();
    return {
      decide: (reports: readonly { readonly report: RoutableReport; readonly at: Date }[]) =>
        decideMany(
          reports.map(({ report, at }) => ({ report, at: at.getTime() })),
          routing,
          calendar,
        ),
      isAutomatic: routing.isAutomatic,
      asksSender: routing.knowledge.rules?.asksSender ?? false,
      at: now(),
    };
  };
  const changed = knowledge.forget;
  const opinionSetting = createFreshValue({
    load: () => readOpinionSetting(database, keys.routing),
    forMs: opinionFreshMs,
    now,
  });
  /** How texts are read now. */
  const reading = async () => (await knowledge.current()).knowledge;
  const askable = {
    database,
    knowledge: reading,
    post: guardedPost,
    now,
    log,
  };
  return {
    batch,
    reading,
    decide: async (report: RoutableReport) => {
      const { own, moment } = await basisAt(now());
      return decide(report, own, moment);
    },
    splits: createSplitService({
      database,
      tickets,
      routing: {
        propose: async (report, at) => {
          const { own, moment } = await basisAt(at);
          return splitReport(report, own, moment);
        },
        decideParts: async (report, texts, at) => {
          const { own, moment } = await basisAt(at);
          return decideParts(report, texts, own, moment);
        },
      },
      reference,
      key: keys.tickets,
      now,
      newId: ground.newId,
      nudge: ground.nudge.afterTicket,
    }),
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
    opinions: createOpinionService({ ...askable, setting: opinionSetting, tickets, nudge: ground.nudge.feed }),
    opinionSettings: createOpinionSettingService({
      ...askable,
      secret: keys.routing,
      reference,
      changed: opinionSetting.forget,
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
