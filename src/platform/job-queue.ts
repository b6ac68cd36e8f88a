import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from './log.ts';
import { waitAtMost } from './wait-at-most.ts';

/** Topics that are worked on when something was committed. The work itself stands in PostgreSQL; a job only nudges. */
export const topics = ['intake', 'deliver', 'feed', 'calls'] as const;
export type Topic = (typeof topics)[number];

export function openRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  let told = false;
  redis.on('error', (error) => {
    if (!told) log.warn({ err: error }, 'redis cannot be reached; work goes on by the sweeps');
    told = true;
  });
  redis.on('ready', () => {
    told = false;
  });
  return redis;
}

const quietMs = 15;
/** Longer than a busy moment of the event loop, so that a limit is not counted in two places for nothing. */
const impatientMs = 2000;
const closeMs = 1000;

/** For whatever has another way while Redis is away or stuck: a command fails soon instead of waiting. */
export function openImpatientRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: impatientMs });
  redis.on('error', () => undefined);
  return redis;
}

/** Nudges to workers in all processes. Losing one costs a second, never the work. */
export function createJobQueue(
  url: string,
  log: Log,
): AsyncDisposable & {
  readonly nudge: (topic: Topic) => void;
  readonly work: (topic: Topic, run: () => Promise<void>) => AsyncDisposable;
} {
  const sender = openImpatientRedis(url);
  const queues = new Map(topics.map((topic) => [topic, new Queue(topic, { connection: sender, prefix: '{hub}' })]));
  for (const queue of queues.values()) queue.on('error', () => undefined);
  const pending = new Map<Topic, NodeJS.Timeout>();

  function send(topic: Topic): void {
    pending.delete(topic);
    queues
      .get(topic)
      ?.add('run', {}, { removeOnComplete: true, removeOnFail: 100 })
      .catch(() => undefined);
  }

  return {
    nudge(topic) {
      if (!pending.has(topic)) pending.set(topic, setTimeout(send, quietMs, topic));
    },
    work(topic, run) {
      const connection = openRedis(url, log);
      const worker = new Worker(topic, run, { connection, prefix: '{hub}', concurrency: 1 });
      worker.on('error', () => undefined);
      return {
        async [Symbol.asyncDispose]() {
          // A Redis that is away would be waited for without end; what is under way is the caller's to wait for.
          await waitAtMost(closeMs, worker.close(connection.status !== 'ready'));
          connection.disconnect();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      for (const timer of pending.values()) clearTimeout(timer);
      await waitAtMost(closeMs, Promise.allSettled([...queues.values()].map((queue) => queue.close())));
      sender.disconnect();
    },
  };
}
