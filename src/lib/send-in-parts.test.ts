import { describe, expect, it } from 'vitest';
import type { Vault } from '../channels/port.ts';
import { sendInParts, type PartResult } from './send-in-parts.ts';

const now = () => new Date('2026-01-12T03:30:00Z');

function memory(state: unknown = null): Vault {
  let held = state;
  return {
    read: () => Promise.resolve(held),
    async update(work) {
      held = await work(held);
      return held;
    },
  };
}

const keeper = (vault = memory()) => ({ vault, now });
const message = { id: 'm1', parts: ['một', 'hai', 'ba'] };
const busy: PartResult = { ok: false, result: { state: 'failed', errorClass: 'retry', detail: 'bận.' } };

/** A platform that takes parts until it is told to refuse one; `read` is what the person got. */
function platform(refused: () => string | null) {
  const read: string[] = [];
  const send = (part: string): Promise<PartResult> => {
    if (part === refused()) return Promise.resolve(busy);
    read.push(part);
    return Promise.resolve({ ok: true, id: `id-${part}` });
  };
  return { read, send };
}

describe('a message in several parts', () => {
  it('goes out in order and is known by its last part', async () => {
    const { read, send } = platform(() => null);

    const result = await sendInParts(message, keeper(), send);

    expect(read).toEqual(message.parts);
    expect(result).toEqual({ state: 'sent', providerId: 'id-ba', alsoProviderIds: ['id-một', 'id-hai'] });
  });

  it('goes on where it broke off, as often as that happens', async () => {
    let refused: string | null = 'hai';
    const { read, send } = platform(() => refused);
    const account = keeper(memory({ comments: ['stays'] }));

    const first = await sendInParts(message, account, send);
    const second = await sendInParts(message, account, send);
    refused = 'ba';
    const third = await sendInParts(message, account, send);
    refused = null;
    const last = await sendInParts(message, account, send);

    expect([first, second, third]).toMatchObject([
      { state: 'failed', errorClass: 'retry', detail: 'Đã gửi 1 phần đầu; bận.' },
      { detail: 'Đã gửi 1 phần đầu; bận.' },
      { detail: 'Đã gửi 2 phần đầu; bận.' },
    ]);
    expect(last).toEqual({ state: 'sent', providerId: 'id-ba', alsoProviderIds: ['id-một', 'id-hai'] });
    expect(read).toEqual(message.parts);
    expect(await account.vault.read()).toEqual({ comments: ['stays'], unfinished: {} });
  });

  it('says what the platform said when nothing went out, and keeps nothing', async () => {
    const account = keeper();

    expect(await sendInParts(message, account, platform(() => 'một').send)).toEqual(busy.ok ? null : busy.result);
    expect(await account.vault.read()).toBeNull();
  });

  it('asks for no memory when there is one part', async () => {
    const broken: Vault = { read: () => Promise.reject(new Error('away')), update: () => Promise.reject(new Error()) };
    const single = { id: 'm2', parts: ['một'] };

    expect(await sendInParts(single, keeper(broken), platform(() => null).send)).toEqual({
      state: 'sent',
      providerId: 'id-một',
    });
  });

  it('waits while what is known of earlier tries cannot be read', async () => {
    const { read, send } = platform(() => null);
    const broken: Vault = { ...memory(), read: () => Promise.reject(new Error('away')) };

    expect(await sendInParts(message, keeper(broken), send)).toMatchObject({ errorClass: 'retry' });
    expect(read).toEqual([]);
  });

  it('is a riddle when how far it came cannot be kept', async () => {
    const broken: Vault = { ...memory(), update: () => Promise.reject(new Error('away')) };

    expect(await sendInParts(message, keeper(broken), platform(() => 'hai').send)).toMatchObject({
      state: 'unknown',
      detail: 'Đã gửi 1 phần đầu; bận.',
    });
  });

  it('forgets after two weeks what was never finished', async () => {
    const old = { unfinished: { m0: { sent: ['x'], at: 0 } } };
    const account = keeper(memory(old));

    await sendInParts(message, account, platform(() => 'hai').send);

    expect(await account.vault.read()).toEqual({
      unfinished: { m1: { sent: ['id-một'], at: account.now().getTime() } },
    });
  });
});
