import { z } from 'zod';
import { modelDetail, modelList, triedDecision, triedReport } from '../../contract/classifier.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { TrainingService } from './training-service.ts';
import { tryReport } from './try-report.ts';

const tag = 'Classifier';
const params = z.object({ id: z.string().max(12) });

/** What the router has learned, how well it does, and which model decides. */
export function classifierRoutes(deps: {
  readonly trainings: TrainingService;
  readonly decide: (report: RoutableReport) => Promise<Decision>;
  readonly reference: () => Promise<ReferenceData>;
}): Route[] {
  const { trainings } = deps;
  return [
    staffRoute({
      method: 'get',
      path: '/routing/models',
      tag,
      summary: 'The shipped model and those learned here',
      access: 'routing:read',
      response: modelList,
      handle: () => trainings.list(),
    }),
    staffRoute({
      method: 'get',
      path: '/routing/models/:id',
      tag,
      summary: 'A model with its report card; `shipped` is the one that came with the hub',
      access: 'routing:read',
      params,
      response: modelDetail,
      handle: ({ params: { id } }) => trainings.show(id),
    }),
    staffRoute({
      method: 'post',
      path: '/routing/models',
      tag,
      summary: 'Learn from what officers decided',
      access: 'routing:write',
      response: modelList,
      handle: ({ actor }) => trainings.start(actor),
    }),
    staffRoute({
      method: 'post',
      path: '/routing/models/:id/activate',
      tag,
      summary: 'Let this model decide from now on',
      access: 'routing:write',
      params,
      response: modelList,
      handle: ({ actor, params: { id } }) => trainings.activate(actor, id),
    }),
    staffRoute({
      method: 'post',
      path: '/routing/try',
      tag,
      summary: 'Decide a typed text as if it had come in; nothing is kept',
      access: 'routing:read',
      body: triedReport,
      response: triedDecision,
      handle: async ({ body }) => tryReport(body, { decide: deps.decide, reference: await deps.reference() }),
    }),
  ];
}
