import { Redis } from 'ioredis';
import { inject } from 'vitest';

/** Redis has 16 databases; number 0 keeps the count of those handed out. */
const SHARED = 15;

/** Keys that belong to one test file: a database number of its own on the run's server. */
export type TestRedis = AsyncDisposable & {
  readonly url: string;
};

/** An empty Redis. Publish/subscribe alone crosses database numbers, as it does in Redis itself. */
export async function createRedis(): Promise<TestRedis> {
  const { redisUrl } = inject('servers');
  const counter = new Redis(redisUrl);
  const count = await counter.incr('test:databases');
  counter.disconnect();
  const url = new URL(redisUrl);
  url.pathname = `/${1 + (count % SHARED)}`;
  await flush(url.href);
  return { url: url.href, [Symbol.asyncDispose]: () => flush(url.href) };
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
}
