import { setTimeout as delay } from 'node:timers/promises';
import { deliver } from './deliver.ts';

type Update = { readonly update_id: number };
type Waiting = { readonly update: Update; readonly settle: () => void };

export type TelegramWebhook = {
  readonly url: () => string;
  readonly secretToken: string | null;
  readonly allowedUpdates: readonly string[];
};

/** Pauses between the tries of one round, and between rounds: Telegram's own, shortened. */
const retryMs = [50, 100, 200, 400];
const roundMs = 500;

/**
 * The queue of updates of one bot: handed over in order by webhook, again and again until confirmed, or fetched by
 * getUpdates and confirmed by asking for what comes after.
 */
export function createTelegramFeed(faults: { readonly isOn: (fault: string) => boolean }) {
  const queue: Waiting[] = [];
  const stopped = new AbortController();
  let webhook: TelegramWebhook | null = null;
  let lastError: { readonly date: number; readonly message: string } | null = null;
  let pumping: Promise<void> | null = null;
  let poll: AbortController | null = null;
  let arrived = new AbortController();

  async function pump(): Promise<void> {
    while (queue[0] !== undefined && webhook !== null && !stopped.signal.aborted) {
      const head = queue[0];
      if (await handOver(head.update, webhook)) {
        if (faults.isOn('duplicates')) await handOver(head.update, webhook);
        if (queue[0] === head) queue.shift();
        head.settle();
      } else {
        // It stays in the queue; whoever waits for it learns that Telegram has no success for now.
        head.settle();
        await delay(roundMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async function handOver(update: Update, to: TelegramWebhook): Promise<boolean> {
    if (faults.isOn('down')) return false;
    const result = await deliver({
      url: to.url(),
      headers: {
        'content-type': 'application/json',
        ...(to.secretToken !== null && { 'x-telegram-bot-api-secret-token': to.secretToken }),
      },
      body: JSON.stringify(update),
      retryMs,
    });
    if (result.confirmed) return true;
    const status = result.status === null ? 'Connection refused' : `Wrong response from the webhook: ${result.status}`;
    lastError = { date: Math.floor(Date.now() / 1000), message: status };
    return false;
  }

  function startPump(): void {
    pumping ??= pump().finally(() => {
      pumping = null;
    });
  }

  function waiting(allowed: readonly string[]): readonly Update[] {
    const wanted = ({ update }: Waiting): boolean =>
      allowed.length === 0 || Object.keys(update).some((key) => allowed.includes(key));
    for (const unwanted of queue.filter((entry) => !wanted(entry))) {
      queue.splice(queue.indexOf(unwanted), 1);
      unwanted.settle();
    }
    return queue.slice(0, 100).map(({ update }) => update);
  }

  return {
    get webhook() {
      return webhook;
    },
    get lastError() {
      return lastError;
    },
    get pending() {
      return queue.length;
    },
    setWebhook(value: TelegramWebhook | null): void {
      webhook = value;
      lastError = null;
      poll?.abort();
      startPump();
    },
    /** Resolves when the hub confirmed it, or when the platform has no success for now. */
    push(update: Update, patienceMs: number): Promise<void> {
      const allowed = webhook?.allowedUpdates ?? [];
      if (allowed.length > 0 && !Object.keys(update).some((key) => allowed.includes(key))) return Promise.resolve();
      return new Promise((resolve) => {
        queue.push({ update, settle: resolve });
        if (webhook === null) setTimeout(resolve, patienceMs).unref();
        arrived.abort();
        arrived = new AbortController();
        startPump();
      });
    },
    /** Null: another question took its place. */
    async fetch(input: {
      readonly offset: number | null;
      readonly timeoutMs: number;
      readonly allowed: readonly string[];
    }): Promise<readonly Update[] | null> {
      poll?.abort();
      const own = new AbortController();
      poll = own;
      while (queue[0] !== undefined && input.offset !== null && queue[0].update.update_id < input.offset)
        queue.shift()?.settle();
      const until = Date.now() + input.timeoutMs;
      let updates = waiting(input.allowed);
      while (updates.length === 0 && Date.now() < until && !own.signal.aborted) {
        const signal = AbortSignal.any([own.signal, arrived.signal, stopped.signal]);
        await delay(until - Date.now(), undefined, { signal, ref: false }).catch(() => undefined);
        if (stopped.signal.aborted) break;
        updates = waiting(input.allowed);
      }
      return own.signal.aborted ? null : updates;
    },
    async stop(): Promise<void> {
      stopped.abort();
      await pumping;
    },
  };
}
