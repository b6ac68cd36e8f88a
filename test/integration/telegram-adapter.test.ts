import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryVault, testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { telegramAdapter } from '../../adapters/telegram/index.ts';
import type { Account, IntakeDoor, Normalised, Running, SendResult } from '../../src/channels/port.ts';
import { createFakeDoor, type FakeDoor } from '../support/mail/fake-door.ts';
import { startFakeHub } from '../support/platforms/fake-hub.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startTelegramServer, type TelegramServer } from '../support/platforms/telegram-server.ts';

const within = { timeout: 10_000, interval: 20 };
const lan: Person = { id: '5100000001', name: 'Nguyễn Thị Lan' };
const minh: Person = { id: 'minh', name: 'Trần Minh' };
const jpeg = { name: 'o-ga.jpg', type: 'image/jpeg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') };

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
  return understood(door).map((one) => (one.type === 'message' ? one.message.text : one.type));
}

function understood(door: FakeDoor): readonly Normalised[] {
  return door.receipts.map((receipt) => {
    const stored = { ...receipt, receivedAt: new Date('2026-01-12T03:30:00Z') };
    const result = telegramAdapter.normalise(stored, testAccount({ botToken: '1:token' }));
    if (result instanceof Promise) throw new Error('normalise waits for something');
    return result;
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

describe('a webhook', () => {
  async function startBoth() {
    const server = await start({ webhook: { url: () => hub.account.webhookUrl } });
    const hub = await startFakeHub(telegramAdapter, () => server.settings);
    open.push(hub);
    return { server, hub };
  }

  it('brings every kind of thing that a person does', async () => {
    const { server, hub } = await startBoth();
    await server.starts(lan);
    const id = await server.says(lan, { text: 'Đèn đường hỏng', point: { lat: 21.18, lon: 106.06 } });
    await server.edits(lan, id, 'Đèn đường hỏng ba đêm');
    await server.sharesContact(lan, { phone: '84912345678', own: true });
    await server.sharesContact(lan, { phone: '84912345679', own: false });
    await server.blocks(lan);
    await server.unblocks(lan);

    const results = await hub.normalised();

    const who = { kind: 'telegram', address: lan.id };
    expect(results).toMatchObject([
      { notice: { kind: 'person', did: 'followed', who } },
      { message: { externalId: id, text: 'Đèn đường hỏng', conversation: lan.id } },
      { message: { point: { lat: 21.18, lon: 106.06 } } },
      { notice: { kind: 'edited', externalId: id, text: 'Đèn đường hỏng ba đêm' } },
      { notice: { did: 'consented', alsoKnownAs: [{ kind: 'phone', address: '+84912345678' }] } },
      { message: { text: '☎ Người quen: 84912345679' } },
      { notice: { did: 'left', who } },
      { notice: { did: 'followed', who } },
    ]);
  });

  it.each(['duplicates', 'disorder'])('brings an album as parts of one group (%s)', async (fault) => {
    const { server, hub } = await startBoth();
    server.set(fault, true);

    await server.says(lan, { text: 'Ba ổ gà', files: [jpeg, jpeg, jpeg] });

    const results = await hub.normalised();
    expect(hub.receipts.map((receipt) => receipt.settleMs)).toEqual([1500, 1500, 1500]);
    const messages = results.flatMap((result) => (result.type === 'message' ? [result.message] : []));
    expect(new Set(messages.map((message) => message.group)).size).toBe(1);
    expect(messages.map((message) => message.text).sort()).toEqual(['', '', 'Ba ổ gà']);
    expect(messages.flatMap((message) => message.remoteFiles)).toHaveLength(3);
  });

  it('is refused with another secret, and Telegram tries again until the right one is registered', async () => {
    const server = await start({ webhook: { url: () => hub.account.webhookUrl } });
    const settings = { ...server.settings, secretToken: 'a-new-secret' };
    const hub = await startFakeHub(telegramAdapter, () => settings);
    open.push(hub);
    await server.says(lan, { text: 'Đèn hỏng' });
    expect(hub.receipts).toEqual([]);

    await telegramAdapter.maintain?.({ ...hub.account, now: () => new Date() });

    await vi.waitFor(() => expect(hub.receipts).toHaveLength(1), within);
    expect(await hub.normalised()).toMatchObject([{ message: { text: 'Đèn hỏng' } }]);
  });

  it('is registered when Telegram has another address or wants other updates, and only then', async () => {
    const server = await start();
    const settings = { ...server.settings, mode: 'webhook', secretToken: 'secret-1' };
    const account = testAccount(settings, { webhookUrl: 'http://127.0.0.1:9/webhooks/telegram/a', now: () => new Date() });

    expect(await telegramAdapter.maintain?.(account)).toEqual({ obtainedAt: null, expiresAt: null });

    expect(server.webhookUrl()).toBe(account.webhookUrl);
    expect(await telegramAdapter.test?.(account)).toMatchObject({
      ok: true,
      detail: expect.stringContaining('@tongdai1022_bot'),
    });
    await server.says(minh, { text: 'Không ai nghe' });
    await expect(telegramAdapter.maintain?.(account)).rejects.toThrow('cannot deliver (1 waiting): Connection refused');
  });

  it('needs no reader', async () => {
    const { hub } = await startBoth();
    const door = createFakeDoor();

    await listen(hub.account, door);

    expect(door.errors).toEqual([]);
  });
});

describe('files', () => {
  async function fileOf(server: TelegramServer, file: typeof jpeg): Promise<string> {
    const door = createFakeDoor();
    await listen(testAccount(server.settings), door);
    await server.says(lan, { files: [file] });
    const [result] = understood(door);
    return result?.type === 'message' ? (result.message.remoteFiles?.[0]?.remote ?? '') : '';
  }

  it('are fetched from where Telegram says at that moment', async () => {
    const server = await start();
    const account = testAccount(server.settings);
    const remote = await fileOf(server, jpeg);

    const download = await telegramAdapter.locate?.(remote, account);

    const response = await fetch(download?.url ?? '');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(jpeg.bytes);
    expect(telegramAdapter.media?.(account)).toMatchObject({ origins: [String(server.settings['baseUrl'])], hosts: [] });
    expect(remote).not.toContain(String(server.settings['botToken']));
  });

  it('that are too large or gone are refused in words, without the token', async () => {
    const server = await start();
    const account = testAccount(server.settings);

    await expect(telegramAdapter.locate?.('unknown', account)).rejects.toThrow('does not hand out the file');
    server.set('token-revoked', true);
    const refusal = await Promise.resolve(telegramAdapter.locate?.('unknown', account)).catch(String);
    expect(refusal).toContain('401');
    expect(refusal).not.toContain(String(server.settings['botToken']));
  });

  it('of Telegram itself come from its host alone', () => {
    const account = testAccount({ botToken: '1:token' });

    expect(telegramAdapter.media?.(account)).toMatchObject({ hosts: ['api.telegram.org'], origins: [] });
  });
});

describe('sending', () => {
  const to = (server: TelegramServer) => ({ kind: 'telegram', address: server.chatOf(lan), name: null }) as const;

  function send(account: Account<unknown>, patch: Parameters<typeof testOutbound>[0]): Promise<SendResult> {
    if (!telegramAdapter.send) throw new Error('the adapter sends nothing');
    return telegramAdapter.send(testOutbound(patch), account);
  }

  function shown(server: TelegramServer): readonly (readonly [string, readonly string[]])[] {
    return server.screen(lan.id).map((line) => [line.text, line.files] as const);
  }

  it('brings an answer with its files to the person', async () => {
    const server = await start();
    const file = { name: 'biên bản.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
    const odd = { name: 'khong-phai-anh.png', type: 'image/png', bytes: Buffer.from('no picture') };

    const result = await send(testAccount(server.settings), {
      to: to(server),
      text: 'Đã sửa xong.',
      references: [`${lan.id}:3`],
      attachments: [jpeg, file, odd],
    });

    expect(result).toEqual({ state: 'sent', providerId: `${lan.id}:1` });
    expect(shown(server)).toEqual([
      ['Đã sửa xong.', []],
      ['', ['o-ga.jpg']],
      ['', ['biên bản.pdf']],
      ['', ['khong-phai-anh.png']],
    ]);
  });

  it('splits what is longer than one message, and after a failure sends only the rest', async () => {
    const server = await start();
    server.set('throttled', true);
    const vault = memoryVault();
    const account = testAccount(server.settings, { vault });
    const text = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`;

    const first = await send(account, { to: to(server), text });
    expect(first).toMatchObject({ state: 'failed', errorClass: 'retry', retryAfterMs: 1000 });
    server.set('throttled', false);
    const second = await send(account, { to: to(server), text });
    const third = await send(account, { to: to(server), text });

    expect(second).toEqual({ state: 'sent', providerId: `${lan.id}:1` });
    expect(third).toEqual(second);
    expect(shown(server).map(([line]) => line.slice(0, 1))).toEqual(['a', 'b']);
    expect(telegramAdapter.preview?.(text, account)).toMatchObject({ count: 2 });
  });

  it.each([
    ['blocked', { state: 'failed', errorClass: 'recipient_unreachable' }],
    ['token-revoked', { state: 'failed', errorClass: 'reauth' }],
    ['down', { state: 'failed', errorClass: 'retry' }],
    ['connection-lost', { state: 'unknown' }],
  ])('says what %s means', async (fault, expected) => {
    const server = await start();
    const account = testAccount(server.settings);
    const recipient = to(server);
    server.set(fault, true);

    const result = await send(account, { to: recipient });

    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain(String(server.settings['botToken']));
    expect(JSON.stringify(result)).not.toContain('Chúng tôi đã sửa xong');
  });

  it('gives up on a chat that nobody opened, and tries again when nothing answers', async () => {
    const server = await start();
    const stranger = { kind: 'telegram', address: '404', name: null } as const;

    expect(await send(testAccount(server.settings), { to: stranger })).toMatchObject({
      errorClass: 'permanent',
      detail: expect.stringContaining('chat not found'),
    });

    const nobody = testAccount({ ...server.settings, baseUrl: 'http://127.0.0.1:9' });
    expect(await send(nobody, { to: stranger })).toMatchObject({ state: 'failed', errorClass: 'retry' });
  });

  it('learns that a person blocked the bot, and reaches them again afterwards', async () => {
    const server = await start({ patienceMs: 10 });
    const account = testAccount(server.settings);
    await server.blocks(lan);
    expect(await send(account, { to: to(server) })).toMatchObject({ errorClass: 'recipient_unreachable' });

    await server.unblocks(lan);

    expect(await send(account, { to: to(server) })).toMatchObject({ state: 'sent' });
  });
});
