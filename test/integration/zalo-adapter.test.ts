import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryVault, testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { zaloAdapter } from '../../adapters/zalo/index.ts';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account, Vault } from '../../src/channels/port.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';

const start = new Date('2026-01-12T03:30:00Z');
const hourMs = 3_600_000;
const an: Person = { id: '6180339887498948482', name: 'Nguyễn Thị An', phone: '0912345678' };

let clock: Date;
let hub: FakeHub;
let zalo: ZaloServer;
let account: Account<unknown>;
beforeEach(async () => {
  clock = start;
  hub = await startFakeHub(zaloAdapter, () => zalo.settings);
  zalo = await startZaloServer({ webhook: { url: () => hub.account.webhookUrl }, now: () => clock, scale: 1e-5 });
  account = testAccount<unknown>(zalo.settings, { vault: memoryVault(), now: () => clock });
});
afterEach(async () => {
  await zalo[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

function later(hours: number): void {
  clock = new Date(clock.getTime() + hours * hourMs);
}

function send(patch: Partial<OutboundMessage> = {}, as = account): Promise<SendResult> {
  if (zaloAdapter.send === null) throw new Error('Zalo sends');
  const to = { kind: 'zalo', address: an.id, name: null } as const;
  return zaloAdapter.send(testOutbound({ to, lastInboundAt: clock, ...patch }), as);
}

function reports(results: readonly Normalised[]): readonly string[] {
  return results.flatMap((result) =>
    result.type === 'notice' && result.notice.kind === 'delivery'
      ? result.notice.reports.map(({ about, state }) => `${JSON.stringify(about)} ${state}`)
      : [],
  );
}

describe('what a person does in Zalo', () => {
  it('reaches the hub once: text, captioned picture, file and place', async () => {
    const bytes = Buffer.from('%PDF-1.4');
    await zalo.says(an, { text: 'Đường ngập trước cổng trường' });
    await zalo.says(an, {
      text: 'Ảnh đây ạ',
      files: [
        { name: 'ngap.jpg', type: 'image/jpeg', bytes },
        { name: 'don.pdf', type: 'application/pdf', bytes },
      ],
      point: { lat: 21.178, lon: 106.071 },
    });

    const messages = (await hub.normalised()).flatMap((result) => (result.type === 'message' ? [result.message] : []));
    const byText = (text: string) => messages.find((message) => message.text === text);

    expect(messages).toHaveLength(4);
    expect(byText('Đường ngập trước cổng trường')?.from).toMatchObject({
      kind: 'zalo',
      address: an.id,
      verified: true,
    });
    expect(byText('Ảnh đây ạ')?.remoteFiles).toHaveLength(1);
    expect(messages.filter((message) => message.point?.lat === 21.178)).toHaveLength(1);
    const files = messages.flatMap((message) => message.remoteFiles ?? []);
    for (const file of files) expect(Buffer.from(await (await fetch(file.remote)).arrayBuffer())).toEqual(bytes);
    expect(zaloAdapter.media?.(account).origins).toContain(new URL(files[0]?.remote ?? '').origin);
  });

  it('is told: following, consent with the phone number, withdrawal, leaving', async () => {
    await zalo.follows(an);
    await zalo.consents(an);
    await zalo.withdraws(an);
    await zalo.unfollows(an);

    const deeds = (await hub.normalised()).flatMap((result) =>
      result.type === 'notice' && result.notice.kind === 'person' ? [result.notice] : [],
    );

    expect(deeds.map((notice) => notice.did)).toEqual(['followed', 'consented', 'withdrew', 'left']);
    expect(deeds[1]).toMatchObject({ name: an.name, alsoKnownAs: [{ kind: 'phone', address: '+84912345678' }] });
  });

  it('is told when a colleague answers there', async () => {
    const id = await zalo.colleagueSays(an, 'Chúng tôi đang kiểm tra.', '77');

    expect(await hub.normalised()).toMatchObject([
      { type: 'notice', notice: { kind: 'echo', externalId: id, author: '77', to: { address: an.id } } },
    ]);
  });

  it('is stored once when Zalo delivers twice, and whole when it comes in disorder', async () => {
    zalo.set('duplicates', true);
    await zalo.says(an, { text: 'Một' });
    zalo.set('duplicates', false);
    zalo.set('disorder', true);
    await Promise.all([zalo.says(an, { text: 'Hai' }), zalo.says(an, { text: 'Ba' })]);

    const texts = (await hub.normalised()).map((result) => (result.type === 'message' ? result.message.text : null));

    expect(hub.answers).toHaveLength(4);
    expect(texts).toEqual(['Một', 'Ba', 'Hai']);
  });

  it('is refused when it is signed wrongly, until Zalo gives the webhook up', async () => {
    zalo.set('wrong-signature', true);
    await zalo.says(an, { text: 'Giả' });

    expect(hub.receipts).toEqual([]);
    expect(hub.answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(zalo.isSubscribed()).toBe(false);

    zalo.set('wrong-signature', false);
    zalo.subscribe();
    await zalo.says(an, { text: 'Thật' });
    expect(hub.receipts).toHaveLength(1);
  });
});

describe('an answer', () => {
  beforeEach(() => zalo.says(an, { text: 'Đèn đường hỏng' }));

  it('is shown to the person, and receipts come back for it', async () => {
    const result = await send({ text: 'Đã sửa xong.' });
    await zalo.settled();

    expect(result).toMatchObject({ state: 'sent' });
    const { providerId } = result.state === 'sent' ? result : { providerId: null };
    expect(zalo.screen(an.id).at(-1)).toMatchObject({ from: 'hub', text: 'Đã sửa xong.', id: providerId });
    expect(reports(await hub.normalised())).toEqual([
      `${JSON.stringify({ providerId })} delivered`,
      `${JSON.stringify({ providerId })} read`,
    ]);
    expect(await hub.normalised()).toContainEqual(
      expect.objectContaining({
        notice: expect.objectContaining({ kind: 'echo', externalId: providerId, author: null }),
      }),
    );
  });

  it('quotes what it answers, and goes without when Zalo does not know that', async () => {
    const asked = zalo.screen(an.id)[0]?.id ?? '';

    expect(await send({ references: [asked] })).toMatchObject({ state: 'sent' });
    expect(await send({ references: ['not-of-this-chat'] })).toMatchObject({ state: 'sent' });
    expect(zalo.screen(an.id)).toHaveLength(3);
  });

  it('of more than 2,000 characters comes as several messages', async () => {
    const result = await send({ text: 'Kết quả xử lý phản ánh. '.repeat(150) });

    const shown = zalo.screen(an.id).slice(1);
    expect(shown.map((one) => one.text.length <= 2000)).toEqual([true, true]);
    const [first, last] = shown.map((one) => one.id);
    expect(result).toEqual({ state: 'sent', providerId: last, alsoProviderIds: [first] });
  });

  it('takes pictures and documents along, the text under the first picture', async () => {
    const jpeg = await sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const result = await send({
      text: 'Ảnh sau khi sửa',
      attachments: [
        { name: 'biên bản.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') },
        { name: 'sau.jpg', type: 'image/jpeg', bytes: jpeg },
      ],
    });

    expect(result).toMatchObject({ state: 'sent' });
    expect(zalo.screen(an.id).slice(1)).toMatchObject([
      { text: 'Ảnh sau khi sửa', files: ['sau.jpg'] },
      { text: '', files: ['biên bản.pdf'] },
    ]);
  });

  it('with a file that Zalo does not take is refused before anything is sent', async () => {
    const bytes = Buffer.from('PK');
    const result = await send({ attachments: [{ name: 'bảng giá.xlsx', type: 'application/x', bytes }] });

    expect(result).toMatchObject({ state: 'failed', errorClass: 'permanent' });
    expect(result.state === 'failed' && result.detail).toContain('bảng giá.xlsx');
    expect(zalo.screen(an.id)).toHaveLength(1);
  });

  it('is not tried after seven days of silence', async () => {
    later(7 * 24 + 1);
    zalo.set('down', true);

    expect(await send({ lastInboundAt: start })).toMatchObject({ state: 'failed', errorClass: 'window_closed' });
  });

  it.each([
    ['throttled', { state: 'failed', errorClass: 'retry', retryAfterMs: 60_000 }],
    ['window-closed', { state: 'failed', errorClass: 'window_closed' }],
    ['night', { state: 'failed', errorClass: 'window_closed' }],
    ['down', { state: 'failed', errorClass: 'retry' }],
    ['connection-lost', { state: 'unknown' }],
    ['proof-demanded', { state: 'failed', errorClass: 'reauth' }],
  ])('meets the fault %s', async (fault, expected) => {
    zalo.set(fault, true);

    expect(await send()).toMatchObject(expected);
  });

  it('is told apart from one that never reached Zalo', async () => {
    const nowhere = testAccount<unknown>({ ...zalo.settings, baseUrl: `http://127.0.0.1:${await pickFreePort()}` });

    expect(await send({}, nowhere)).toMatchObject({ state: 'failed', errorClass: 'retry' });
  });

  it('goes on after its first part when only that was taken, also after the token was renewed', async () => {
    const inner = memoryVault();
    let calls = 0;
    const vault: Vault = {
      ...inner,
      read() {
        calls += 1;
        // How far the message came, the token of the first part, the token of the second.
        if (calls === 3) zalo.set('throttled', true);
        return inner.read();
      },
    };

    const interrupted = testAccount<unknown>(zalo.settings, { vault, now: () => clock });
    const text = `${'a'.repeat(2000)}${'b'.repeat(2000)}`;

    const first = await send({ text }, interrupted);
    zalo.set('throttled', false);
    zalo.set('token-expired', true);
    const second = await send({ text }, interrupted);

    expect(first).toMatchObject({ state: 'failed', errorClass: 'retry', retryAfterMs: 60_000 });
    expect(second).toMatchObject({ state: 'sent' });
    expect(zalo.refreshes()).toBe(1);
    expect(zalo.screen(an.id).map((one) => one.text.charAt(0))).toEqual([expect.any(String), 'a', 'b']);
  });

  it('carries the proof that the application demands', async () => {
    zalo.set('proof-demanded', true);
    const proving = testAccount<unknown>({ ...zalo.settings, appsecretProof: 'true' }, { now: () => clock });

    expect(await send({}, proving)).toMatchObject({ state: 'sent' });
  });
});

describe('a template to a phone number', () => {
  const to = { kind: 'phone', address: '+84912345678', name: null } as const;

  it('arrives with the fields of the template, and its receipt names our message', async () => {
    zalo.knows(an);
    const message = testOutbound({ to });

    expect(await send({ to })).toMatchObject({ state: 'sent' });
    await zalo.settled();

    expect(zalo.screen(an.id)[0]?.text).toBe(
      `ma_phan_anh: ${message.facts.code}\ndon_vi: Sở Xây dựng\nduong_dan: ${message.facts.link}`,
    );
    expect(reports(await hub.normalised())).toEqual([`${JSON.stringify({ messageId: message.id })} delivered`]);
  });

  it('leaves people without Zalo to another channel', async () => {
    expect(await send({ to })).toMatchObject({ state: 'failed', errorClass: 'recipient_unreachable' });
    zalo.knows(an);
    zalo.set('no-zalo', true);
    expect(await send({ to })).toMatchObject({ errorClass: 'recipient_unreachable' });
  });

  it('waits for the morning', async () => {
    zalo.knows(an);
    zalo.set('night', true);
    later(13);

    expect(await send({ to })).toMatchObject({ errorClass: 'retry', retryAfterMs: 6.5 * hourMs });
  });

  it('renews the token as chat does', async () => {
    zalo.knows(an);
    zalo.set('token-expired', true);

    expect(await send({ to })).toMatchObject({ state: 'sent' });
    expect(zalo.refreshes()).toBe(1);
  });

  it('needs a template', async () => {
    const without = testAccount<unknown>({ ...zalo.settings, znsTemplateId: undefined });

    expect(zaloAdapter.canReach?.('phone', without)).toBe(false);
    expect(await send({ to }, without)).toMatchObject({ errorClass: 'config' });
  });
});
