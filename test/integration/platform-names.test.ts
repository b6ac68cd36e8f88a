import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookAdapter } from '../../adapters/facebook/index.ts';
import { zaloAdapter } from '../../adapters/zalo/index.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import { startGraphHub, type GraphHub } from '../support/platforms/graph-hub.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';

describe('the name of a person on Zalo', () => {
  const an: Person = { id: '6180339887498948482', name: 'Nguyễn Thị An' };
  let zalo: ZaloServer;
  let hub: FakeHub;

  beforeEach(async () => {
    hub = await startFakeHub(zaloAdapter, () => zalo.settings);
    zalo = await startZaloServer({ webhook: { url: () => hub.webhookUrl }, scale: 1e-5 });
  });
  afterEach(async () => {
    await zalo[Symbol.asyncDispose]();
    await hub[Symbol.asyncDispose]();
  });

  const ask = (address: string, kind: 'zalo' | 'phone' = 'zalo') =>
    zaloAdapter.profile?.({ kind, address }, hub.account);

  it('is what Zalo says, and nothing for whom it does not know', async () => {
    await zalo.says(an, { text: 'Đèn hỏng' });

    expect(await ask(an.id)).toEqual({ name: an.name });
    expect(await ask('1414213562373095048')).toBeNull();
    expect(await ask('anonymous:0a1b2c:3d4e5f')).toBeNull();
    expect(await ask('+84912345678', 'phone')).toBeNull();
  });

  it.each(['down', 'throttled', 'token-expired', 'proof-demanded'])('is nothing under the fault %s', async (fault) => {
    await zalo.says(an, { text: 'Đèn hỏng' });
    zalo.set(fault, true);

    expect(await ask(an.id)).toBeNull();
    expect(zalo.refreshes()).toBe(0);
  });
});

describe('the name of a person in Messenger', () => {
  const lan: Person = { id: '7301000000000011', name: 'Nguyễn Thị Lan' };
  let hub: GraphHub;

  beforeEach(async () => {
    hub = await startGraphHub();
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const ask = (address: string, kind: 'messenger' | 'facebook' = 'messenger') =>
    facebookAdapter.profile?.({ kind, address }, hub.account());

  it('is what Meta says of those who wrote in Messenger, family name first', async () => {
    await hub.platform.says(lan, { text: 'Đèn hỏng' });
    await hub.platform.says({ id: '7301000000000033', name: 'Bống' }, { text: 'Tắc cống' });

    expect(await ask(lan.id)).toEqual({ name: 'Nguyễn Thị Lan' });
    expect(await ask('7301000000000033')).toEqual({ name: 'Bống' });
    expect(await ask('7301999999999999')).toBeNull();
    expect(await ask(lan.id, 'facebook')).toBeNull();
  });

  it.each(['names-withheld', 'down', 'transient', 'throttled', 'token-expired', 'connection-lost'])(
    'is nothing under the fault %s',
    async (fault) => {
      await hub.platform.says(lan, { text: 'Đèn hỏng' });
      hub.platform.set(fault, true);

      expect(await ask(lan.id)).toBeNull();
    },
  );
});
