import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/lib/route.ts';
import { apiRoutes } from '../../src/roles/web-role.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
let routes: readonly Route[];

beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  routes = apiRoutes(hub.context, []);
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('the document of the API', () => {
  type Document = {
    openapi: string;
    paths: Record<string, Record<string, { responses: object }>>;
    components: unknown;
  };

  it('names every route, once, in OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const document = (await (await fetch(`${hub.url}/api/openapi.json`)).json()) as Document;

    expect(document.openapi).toBe('3.1.0');
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const wanted = routes.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
    expect(named.filter((one) => !one.endsWith(' /public/demo')).sort()).toEqual(wanted.sort());
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      let found: unknown = document;
      for (const step of reference.replace(/^#\//, '').split('/')) found = Reflect.get(Object(found), step);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const name of path.matchAll(/\{(\w+)\}/g)) {
        for (const operation of Object.values(methods))
          expect(JSON.stringify(operation)).toContain(`"name":"${name[1]}","in":"path"`);
      }
    }
  });

  it('has a page for people', async () => {
    const response = await fetch(`${hub.url}/api/docs/`);

    expect([response.status, (await response.text()).includes('swagger')]).toEqual([200, true]);
    expect((await fetch(`${hub.url}/api/docs`)).status).toBe(200);
  });
});
