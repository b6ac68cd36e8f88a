import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** Counts how often the page was loaded from here on: what is live must need none. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => {
    loads += 1;
  });
  return () => loads;
}

/** Collects requests that leave the hub; what a page is made of comes from the hub alone. */
export function watchStrangers(page: Page, hubUrl: string): readonly string[] {
  const { host } = new URL(hubUrl);
  const strangers: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.host !== host) strangers.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== host) strangers.push(socket.url());
  });
  return strangers;
}

/** Waits until `read` gives what is expected; for what a page shows after something happened elsewhere. */
export async function expectSoon<Value>(
  read: () => Promise<Value> | Value,
  wanted: Value,
  timeout = 10_000,
): Promise<void> {
  await vi.waitFor(async () => expect(await read()).toEqual(wanted), { timeout, interval: 50 });
}
