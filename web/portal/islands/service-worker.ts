import { deliverWaiting } from './deliver.ts';
import { fetchChallenge, type Prove } from './challenge.ts';
import { solveProof } from './solve-proof.ts';

type Extendable = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetched = Event & { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
type Scope = {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  addEventListener(
    type: 'install' | 'activate' | 'sync',
    listener: (event: Extendable & { tag?: string }) => void,
  ): void;
  addEventListener(type: 'message', listener: (event: Extendable & { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
};

// A script of a service worker has another global than the page, which the types of a page do not know.
const scope = self as unknown as Scope;
const cacheName = 'hub-1022-form';
const formPath = '/gui';

const prove: Prove = async (form, about) => {
  // Given back by our own hub; what it is not, the solver refuses.
  const challenge = (await fetchChallenge(form, about)) as Parameters<typeof solveProof>[0];
  return solveProof(challenge);
};

/** Keeps the form as it is now and forgets what an older one needed. */
async function keep(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  const wanted = new Set(urls.map((url) => new URL(url, location.origin).href));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  for (const url of wanted) {
    const isForm = new URL(url).pathname === formPath;
    if (!isForm && (await cache.match(url))) continue;
    const answer = await fetch(url, { headers: isForm ? { Accept: 'text/html' } : {} }).catch(() => null);
    if (answer?.ok) await cache.put(url, answer);
  }
}

/** From the network, and from what was kept where there is none. */
async function answerTo(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(new URL(request.url).pathname, { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data !== 'object' || data === null || !('urls' in data) || !Array.isArray(data.urls)) return;
  event.waitUntil(keep(data.urls.filter((url): url is string => typeof url === 'string')));
});
scope.addEventListener('sync', (event) => {
  if (event.tag !== 'send-reports') return;
  event.waitUntil(
    deliverWaiting(prove).then((isLeft) => {
      // The browser tries again later, at intervals of its own, when this work failed.
      if (isLeft) throw new Error('reports still wait');
    }),
  );
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  const isForm = request.mode === 'navigate' && pathname === formPath;
  if (request.method === 'GET' && origin === location.origin && (isForm || pathname.startsWith('/assets/')))
    event.respondWith(answerTo(request));
});
