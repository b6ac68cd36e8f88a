import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryVault, testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { telegramAdapter } from '../../adapters/telegram/index.ts';
import type { SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { createFakeDoor } from '../support/mail/fake-door.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
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

async function startBoth() {
  const server = await start({ webhook: { url: () => hub.account.webhookUrl } });
  const hub = await startFakeHub(telegramAdapter, () => server.settings);
  open.push(hub);
  return { server, hub };
}

describe('a webhook', () => {
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
    const account = testAccount(settings, {
      webhookUrl: 'http://127.0.0.1:9/webhooks/telegram/a',
      now: () => new Date(),
    });

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

    const reader = await telegramAdapter.listen?.(hub.account, door);
    await reader?.[Symbol.asyncDispose]();

    expect(door.errors).toEqual([]);
  });
});

describe('files', () => {
  async function fileOf(server: TelegramServer, hub: FakeHub): Promise<string> {
    await server.says(lan, { files: [jpeg] });
    const [result] = await hub.normalised();
    return result?.type === 'message' ? (result.message.remoteFiles?.[0]?.remote ?? '') : '';
  }

  it('are fetched from where Telegram says at that moment', async () => {
    const { server, hub } = await startBoth();
    const { account } = hub;
    const remote = await fileOf(server, hub);

    const download = await telegramAdapter.locate?.(remote, account);

    const response = await fetch(download?.url ?? '');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(jpeg.bytes);
    expect(telegramAdapter.media?.(account)).toMatchObject({
      origins: [String(server.settings['baseUrl'])],
      hosts: [],
    });
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

    const [last, ...earlier] = [4, 1, 2, 3].map((id) => `${lan.id}:${id}`);
    expect(result).toEqual({ state: 'sent', providerId: last, alsoProviderIds: earlier });
    expect(shown(server)).toEqual([
      ['Đã sửa xong.', []],
      ['', ['o-ga.jpg']],
      ['', ['biên bản.pdf']],
      ['', ['khong-phai-anh.png']],
    ]);
  });

  it('sends a picture that is too large for a photo as a file', async () => {
    const server = await start();
    const large = { ...jpeg, bytes: Buffer.concat([jpeg.bytes, Buffer.alloc(10 * 2 ** 20)]) };

    const result = await send(testAccount(server.settings), { to: to(server), attachments: [large] });

    expect(result.state).toBe('sent');
    expect(shown(server).at(-1)).toEqual(['', ['o-ga.jpg']]);
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

    expect(second).toEqual({ state: 'sent', providerId: `${lan.id}:2`, alsoProviderIds: [`${lan.id}:1`] });
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
