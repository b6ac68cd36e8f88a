import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryVault, testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { zaloAdapter } from '../../adapters/zalo/index.ts';
import type { SendResult } from '../../src/channels/outbound.ts';
import type { Account, TokenState, Vault } from '../../src/channels/port.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';

const start = new Date('2026-01-12T03:30:00Z');
const hourMs = 3_600_000;
const an: Person = { id: '6180339887498948482', name: 'Nguyễn Thị An' };

let clock: Date;
let hub: FakeHub;
let zalo: ZaloServer;
let account: Account<unknown>;
beforeEach(async () => {
  clock = start;
  hub = await startFakeHub(zaloAdapter, () => zalo.settings);
  zalo = await startZaloServer({ webhook: { url: () => hub.account.webhookUrl }, now: () => clock, scale: 1e-5 });
  account = testAccount<unknown>(zalo.settings, { vault: memoryVault(), now: () => clock });
  await zalo.says(an, { text: 'Xin chào' });
});
afterEach(async () => {
  await zalo[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

function later(hours: number): void {
  clock = new Date(clock.getTime() + hours * hourMs);
}

function send(as = account): Promise<SendResult> {
  if (zaloAdapter.send === null) throw new Error('Zalo sends');
  const to = { kind: 'zalo', address: an.id, name: null } as const;
  return zaloAdapter.send(testOutbound({ to, lastInboundAt: clock }), as);
}

function maintain(as = account): Promise<TokenState> {
  if (zaloAdapter.maintain === undefined) throw new Error('Zalo is maintained');
  return zaloAdapter.maintain(as);
}

describe('the tokens of Zalo', () => {
  it('are renewed once and the message is sent when the access token is over', async () => {
    zalo.set('token-expired', true);

    expect(await send()).toMatchObject({ state: 'sent' });
    expect(await send()).toMatchObject({ state: 'sent' });
    expect(zalo.refreshes()).toBe(1);
  });

  it('are renewed once when many messages find them over together', async () => {
    zalo.set('token-expired', true);

    const results = await Promise.all(Array.from({ length: 8 }, () => send()));

    expect(results.map((result) => result.state)).toEqual(Array.from({ length: 8 }, () => 'sent'));
    expect(zalo.refreshes()).toBe(1);
  });

  it('are learnt at the first look and renewed after 20 hours, not before', async () => {
    expect(await maintain()).toEqual({ obtainedAt: start, expiresAt: new Date(start.getTime() + 25 * hourMs) });
    later(19);
    await maintain();
    expect(zalo.refreshes()).toBe(1);

    later(1);
    expect((await maintain()).obtainedAt).toEqual(clock);
    expect(zalo.refreshes()).toBe(2);
  });

  it('are renewed before a call when their time is over', async () => {
    await maintain();
    later(26);

    expect(await send()).toMatchObject({ state: 'sent' });
    expect(zalo.refreshes()).toBe(2);
  });

  it('that are refused ask a person, in words, and are not asked for with every message', async () => {
    zalo.set('token-expired', true);
    zalo.set('refresh-refused', true);

    const result = await send();
    expect(result).toMatchObject({ state: 'failed', errorClass: 'reauth' });
    expect(result.state === 'failed' && result.detail).toMatch(/kết nối lại.*Connect the account again/su);
    await expect(maintain()).rejects.toThrow(/Connect the account again/u);

    zalo.set('refresh-refused', false);
    expect(await send()).toMatchObject({ errorClass: 'reauth' });
    await maintain();
    expect(await send()).toMatchObject({ state: 'sent' });
  });

  it('whose renewal got lost on the way ask a person, and say so', async () => {
    zalo.set('token-expired', true);
    zalo.set('refresh-lost', true);
    expect(await send()).toMatchObject({ state: 'failed', errorClass: 'retry' });

    zalo.set('refresh-lost', false);
    later(1);
    const result = await send();

    expect(result).toMatchObject({ state: 'failed', errorClass: 'reauth' });
    expect(result.state === 'failed' && result.detail).toContain(`renewal of ${start.toISOString()} was lost`);
  });

  it('survive an hour in which Zalo is away, until they end', async () => {
    await maintain();
    later(21);
    zalo.set('down', true);
    expect((await maintain()).obtainedAt).toEqual(start);

    later(5);
    await expect(maintain()).rejects.toThrow(/could not renew/u);
  });

  it('are not lost when the vault cannot be written just then', async () => {
    const inner = memoryVault();
    let isBroken = false;
    const vault: Vault = {
      read: inner.read,
      update: (work) =>
        inner.update(async (state) => {
          const before = JSON.stringify(state);
          const next = await work(state);
          if (isBroken && JSON.stringify(next) !== before) throw new Error('the database is away');
          return next;
        }),
    };
    const here = testAccount<unknown>(zalo.settings, { vault, now: () => clock });
    await maintain(here);
    later(26);
    await vault.update((state) => Promise.resolve(state));
    isBroken = true;
    expect(await send(here)).toMatchObject({ state: 'failed', errorClass: 'retry' });
    isBroken = false;

    expect(await send(here)).toMatchObject({ state: 'sent' });
    expect(zalo.refreshes()).toBe(2);
  });

  it('of the settings count again only when somebody wrote others', async () => {
    const vault = memoryVault();
    const settings = { ...zalo.settings };
    await maintain(testAccount<unknown>(settings, { vault, now: () => clock }));
    expect(await send(testAccount<unknown>(settings, { vault, now: () => clock }))).toMatchObject({
      state: 'sent',
    });

    const others = { ...settings, accessToken: 'not-good', refreshToken: 'not-good-either' };
    const result = await send(testAccount<unknown>(others, { vault, now: () => clock }));

    expect(result).toMatchObject({ state: 'failed', errorClass: 'reauth' });
    expect(JSON.stringify(result)).not.toContain('not-good');
  });

  it('come from the consent page, for this account only', async () => {
    const bare = { ...zalo.settings, accessToken: undefined, refreshToken: undefined };
    const fresh = testAccount<unknown>(bare, { vault: memoryVault(), now: () => clock });
    expect(await send(fresh)).toMatchObject({ errorClass: 'reauth' });
    const { connect } = zaloAdapter;
    if (connect === undefined) throw new Error('Zalo is connected by its page');

    const page = await connect.start(fresh, { redirectUri: 'https://hub.example.vn/back', state: 'state-1' });
    const answer = await fetch(page, { redirect: 'manual' });
    const back = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
    await expect(connect.finish(fresh, { ...back, state: 'forged' })).rejects.toThrow(/not begun here/u);
    await expect(connect.finish(fresh, { ...back, oa_id: '1' })).rejects.toThrow(/Official Account 1/u);
    await connect.finish(fresh, back);

    expect(await send(fresh)).toMatchObject({ state: 'sent' });
    await expect(connect.finish(fresh, back)).rejects.toThrow(/not begun here/u);
  });

  it('are checked live', async () => {
    expect(await zaloAdapter.test?.(account)).toEqual({ ok: true, detail: 'Zalo: Tổng đài 1022 (mô phỏng)' });
    const wrong = testAccount<unknown>({ ...zalo.settings, oaId: '1' });
    expect(await zaloAdapter.test?.(wrong)).toMatchObject({ ok: false });
    zalo.set('down', true);
    expect(await zaloAdapter.test?.(account)).toMatchObject({ ok: false });
  });
});
