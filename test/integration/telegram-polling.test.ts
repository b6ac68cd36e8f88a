import { afterEach, describe, expect, it, vi } from 'vitest';
import { testAccount } from '../../adapters/conformance/account.ts';
import { telegramAdapter } from '../../adapters/telegram/index.ts';
import type { IntakeDoor, Running } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { createFakeDoor, type FakeDoor } from '../support/mail/fake-door.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startTelegramServer, type TelegramServer } from '../support/platforms/telegram-server.ts';

const within = { timeout: 10_000, interval: 20 };
const lan: Person = { id: '5100000001', name: 'Nguyễn Thị Lan' };

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

async function start(input: Parameters<typeof startTelegramServer>[0] = {}): Promise<TelegramServer> {
  const server = await startTelegramServer(input);
  open.push(server);
  return server;
}

async function listen(account: Account<unknown>, door: IntakeDoor): Promise<Running> {
  if (telegramAdapter.listen === undefined) throw new Error('the adapter has no reader');
  const reader = await telegramAdapter.listen(account, door);
  open.push(reader);
  return reader;
}

function texts(door: FakeDoor): readonly string[] {
  return door.receipts.map((receipt) => {
    const stored = { ...receipt, receivedAt: new Date('2026-01-12T03:30:00Z') };
    const result = telegramAdapter.normalise(stored, testAccount({ botToken: '1:token' }));
    if (result instanceof Promise) throw new Error('normalise waits for something');
    return result.type === 'message' ? result.message.text : result.type;
  });
}

describe('long polling', () => {
  it('takes over what waits and what comes, each once, and goes on where it was', async () => {
    const server = await start();
    const door = createFakeDoor();
    const account = testAccount(server.settings);
    const waiting = server.says(lan, { text: 'một' });
    const reader = await listen(account, door);
    await waiting;
    await server.says(lan, { text: 'hai' });
    await reader[Symbol.asyncDispose]();

    const third = server.says(lan, { text: 'ba' });
    await listen(account, door);
    await third;

    expect(texts(door)).toEqual(['một', 'hai', 'ba']);
    expect(door.handedOver).toHaveLength(3);
    expect(door.errors.at(-1)).toBeNull();
    expect(server.pending()).toBe(0);
  });

  it('does not confirm to Telegram what is not stored', async () => {
    const server = await start();
    const door = createFakeDoor();
    door.failing = true;
    await listen(testAccount(server.settings), door);
    const said = server.says(lan, { text: 'một' });
    await vi.waitFor(() => expect(door.errors.at(-1)).toContain('the database is away'), within);
    expect(server.pending()).toBe(1);

    door.failing = false;

    await said;
    expect(texts(door)).toEqual(['một']);
    expect(server.pending()).toBe(0);
  });

  it('says what is wrong while Telegram refuses, and goes on afterwards', async () => {
    const server = await start();
    const door = createFakeDoor();
    await listen(testAccount(server.settings), door);
    for (const [fault, words] of [
      ['conflict', 'somebody else takes this bot’s messages'],
      ['token-revoked', 'does not know the bot token'],
      ['down', '503'],
    ] as const) {
      server.set(fault, true);
      const said = server.says(lan, { text: fault });
      await vi.waitFor(() => expect(door.errors.at(-1)).toContain(words), within);

      server.set(fault, false);

      await said;
      await vi.waitFor(() => expect(texts(door)).toContain(fault), within);
    }
    await vi.waitFor(() => expect(door.errors.at(-1)).toBeNull(), within);
    expect(JSON.stringify(door.errors)).not.toContain(String(server.settings['botToken']));
  });

  it('takes back its own webhook, and leaves that of another system', async () => {
    const server = await start({ webhook: { url: () => 'https://hub.example.vn/webhooks/channel/account-1' } });
    const settings = { ...server.settings, mode: 'polling' };
    const door = createFakeDoor();
    const other = await listen(testAccount(settings, { webhookUrl: 'https://other.example.vn/' }), door);
    await vi.waitFor(() => expect(door.errors.at(-1)).toContain('somebody else'), within);
    await other[Symbol.asyncDispose]();
    expect(server.webhookUrl()).not.toBe('');

    const own = createFakeDoor();
    await listen(testAccount(settings), own);

    await vi.waitFor(() => expect(server.webhookUrl()).toBe(''), within);
    await vi.waitFor(() => expect(own.errors).toEqual([null]), within);
  });

  it('counts updates that come twice once', async () => {
    const server = await start();
    server.set('duplicates', true);
    const door = createFakeDoor();
    await listen(testAccount(server.settings), door);

    await server.says(lan, { text: 'một' });

    expect(texts(door)).toEqual(['một']);
  });

  it('asks for everything again when its position is older than Telegram keeps numbers', async () => {
    const server = await start();
    const door = createFakeDoor();
    const longAgo = { name: 'updates', value: { offset: 990_000_000, at: new Date('2026-01-01').getTime() } };
    await door.accept({ receipts: [], cursor: longAgo });

    await listen(testAccount(server.settings), door);
    await server.says(lan, { text: 'sau một tuần' });

    expect(texts(door)).toEqual(['sau một tuần']);
  });

  it('ends at once when it is told to, although Telegram holds the question open', async () => {
    const server = await start();
    const reader = await listen(testAccount(server.settings), createFakeDoor());

    const begun = performance.now();
    await reader[Symbol.asyncDispose]();

    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
