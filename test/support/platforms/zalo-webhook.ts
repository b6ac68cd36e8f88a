import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { deliver } from './deliver.ts';
import type { Webhook } from './platform.ts';
import type { ZaloFault } from './zalo-faults.ts';

const minuteMs = 60_000;
/** Zalo's own pauses; after the last try the application is unsubscribed. */
const pausesMs = [minuteMs / 2, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs, 60 * minuteMs];
const ackMs = 2000;
/** How long disorder holds an event back when no other comes. */
const heldMs = 150;

/** Delivers events as Zalo does: signed, one by one, again and again, until it gives the whole application up. */
export function createZaloWebhook(input: {
  readonly webhook: Webhook;
  readonly appId: string;
  readonly oaSecretKey: string;
  readonly isOn: (fault: ZaloFault) => boolean;
  /** Real pauses are multiplied by it. */
  readonly scale: number;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}) {
  let isSubscribed = true;
  let releaseHeld: (() => void) | null = null;

  function signatureOf(body: string, timestamp: string): string {
    const key = input.isOn('wrong-signature') ? 'another key' : input.oaSecretKey;
    return `mac=${createHash('sha256').update(`${input.appId}${body}${timestamp}${key}`).digest('hex')}`;
  }

  async function attempt(event: Readonly<Record<string, unknown>>): Promise<boolean> {
    const body = JSON.stringify(event);
    const headers = {
      'content-type': 'application/json',
      'x-zevent-signature': signatureOf(body, String(event['timestamp'])),
    };
    const { confirmed } = await deliver({
      url: input.webhook.url(),
      headers,
      body,
      timeoutMs: ackMs,
      retryMs: pausesMs.map((pauseMs) => pauseMs * input.scale),
      retryHeaders: (retry) => ({ num_retry: String(retry) }),
      signal: input.signal,
    });
    return confirmed;
  }

  /** With disorder on, every event waits for the one after it and lets it pass. */
  async function waitForTurn(): Promise<(() => void) | null> {
    if (!input.isOn('disorder')) return null;
    const release = releaseHeld;
    releaseHeld = null;
    if (release !== null) return release;
    const passed = new Promise<void>((resolve) => {
      releaseHeld = resolve;
    });
    await Promise.race([passed, delay(heldMs, undefined, { signal: input.signal })]);
    return null;
  }

  return {
    isSubscribed: () => isSubscribed,
    /** Somebody switched the webhook on again in the portal. */
    subscribe() {
      isSubscribed = true;
    },
    /** True once the hub confirmed the event; false when Zalo gave up or had done so before. */
    async post(event: Readonly<Record<string, unknown>>): Promise<boolean> {
      if (!isSubscribed) return false;
      const release = await waitForTurn();
      const confirmed = await attempt(event);
      if (confirmed && input.isOn('duplicates')) await attempt(event);
      release?.();
      if (!confirmed) isSubscribed = false;
      return confirmed;
    },
  };
}
