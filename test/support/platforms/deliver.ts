import { setTimeout as delay } from 'node:timers/promises';

/** One delivery of an event to a webhook, again and again until it is confirmed, as platforms do. */
export async function deliver(input: {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Pauses between the tries, in milliseconds: a platform's own, shortened. Its length is the number of retries. */
  readonly retryMs?: readonly number[];
  readonly timeoutMs?: number;
  /** Adds headers to a retry (Zalo: num_retry). */
  readonly retryHeaders?: (attempt: number) => Readonly<Record<string, string>>;
  /** Ends all waiting; then this rejects. */
  readonly signal?: AbortSignal;
}): Promise<{ readonly confirmed: boolean; readonly status: number | null; readonly text: string }> {
  const pauses = [0, ...(input.retryMs ?? [])];
  let last: { status: number | null; text: string } = { status: null, text: '' };
  for (const [attempt, pause] of pauses.entries()) {
    if (pause > 0) await delay(pause, undefined, { ...(input.signal && { signal: input.signal }) });
    try {
      const response = await fetch(input.url, {
        method: input.method ?? 'POST',
        headers: { ...input.headers, ...(attempt > 0 ? input.retryHeaders?.(attempt) : {}) },
        ...(input.body !== undefined && { body: new Uint8Array(Buffer.from(input.body)) }),
        signal: AbortSignal.timeout(input.timeoutMs ?? 5000),
      });
      last = { status: response.status, text: await response.text() };
      if (response.ok) return { confirmed: true, ...last };
    } catch {
      last = { status: null, text: '' };
    }
  }
  return { confirmed: false, ...last };
}
