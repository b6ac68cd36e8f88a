import { afterAll, beforeAll, it } from 'vitest';
import { openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
});

it('debug', async () => {
  const { page, context } = await openPerson({ name: 'p', baseUrl: hub.url, device: 'phone' });
  await page.goto('/gui');
  await page.waitForTimeout(3000);
  console.log(await page.evaluate(async () => {
    const c = await caches.open('hub-1022-form');
    const m = await caches.match('/gui', { ignoreVary: true });
    return JSON.stringify([(await c.keys()).map((k) => k.url + ' ' + [...k.headers].join()), m && [m.status, m.redirected, m.type, [...m.headers].join('\n')]], null, 1);
  }));
  const [worker] = context.serviceWorkers();
  await context.setOffline(true);
  console.log(await worker?.evaluate(async () => {
    const m = await caches.match('/gui', { ignoreVary: true });
    let e = '';
    try { await fetch('/gui'); } catch (x) { e = String(x); }
    return [m?.status, e];
  }));
  await page.goto('/gui').catch((e) => console.log(String(e).slice(0, 200)));
  console.log((await page.content()).slice(0, 300));
});
