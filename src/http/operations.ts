import { Router } from 'express';
import { Registry, collectDefaultMetrics } from 'prom-client';

/** Health, readiness and metrics. Being ready means that the database answers; without Redis the hub is slower, not down. */
export function operationsRouter(deps: { readonly databaseAnswers: () => Promise<boolean> }): Router {
  const router = Router();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await deps.databaseAnswers();
    response.status(ready ? 200 : 503).json({ ready });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
