import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testOutbound } from '../../adapters/conformance/account.ts';
import { twilioAdapter } from '../../adapters/twilio/index.ts';
import type { DeliveryReport } from '../../src/channels/notice.ts';
import type { SendResult } from '../../src/channels/outbound.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';

const an = { id: '+84912345678', name: 'Nguyễn Thị An' };
const to = { kind: 'phone', address: an.id, name: an.name } as const;

describe('SMS over Twilio', () => {
  let hub: FakeHub;
  let twilio: Platform;
  beforeEach(async () => {
    hub = await startFakeHub(twilioAdapter, () => twilio.settings);
    twilio = await startTwilioServer({ url: () => hub.account.webhookUrl });
  });
  afterEach(async () => {
    await twilio[Symbol.asyncDispose]();
    await hub[Symbol.asyncDispose]();
  });

  async function send(patch: Partial<Parameters<typeof testOutbound>[0]> = {}): Promise<SendResult> {
    if (twilioAdapter.send === null) throw new Error('the adapter cannot send');
    return twilioAdapter.send(testOutbound({ to, ...patch }), hub.account);
  }

  async function reports(): Promise<readonly DeliveryReport[]> {
    const normalised = await hub.normalised();
    return normalised.flatMap((one) =>
      one.type === 'notice' && one.notice.kind === 'delivery' ? one.notice.reports : [],
    );
  }

  it('takes a message in once, however often it comes', async () => {
    twilio.set('duplicates', true);

    const sid = await twilio.says(an, { text: 'Đường ngập, xe không vào được' });

    expect(await hub.normalised()).toMatchObject([
      {
        type: 'message',
        message: {
          externalId: sid,
          from: { address: '+84912345678', verified: true },
          conversation: '+84912345678',
          text: 'Đường ngập, xe không vào được',
        },
      },
    ]);
    expect(hub.answers.map((answer) => answer.text)).toEqual(
      Array(2).fill('<?xml version="1.0" encoding="UTF-8"?><Response></Response>'),
    );
  });

  it('names pictures, which open with the login only', async () => {
    await twilio.says(an, { text: 'Ổ gà', files: [{ name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('JPEG') }] });

    const [result] = await hub.normalised();
    const [file] = result?.type === 'message' ? (result.message.remoteFiles ?? []) : [];
    if (file === undefined || twilioAdapter.locate === undefined) throw new Error('no file');
    const found = await twilioAdapter.locate(file.remote, hub.account);

    expect(file).toMatchObject({ name: 'mms-1.jpeg', type: 'image/jpeg' });
    expect((await fetch(found.url)).status).toBe(401);
    expect(await (await fetch(found.url, { headers: { ...found.headers } })).text()).toBe('JPEG');
    expect(await twilioAdapter.locate('https://evil.example/x', hub.account)).toEqual({
      url: 'https://evil.example/x',
    });
  });

  it('lets nobody in who has another token', async () => {
    twilio.set('wrong-signature', true);

    await twilio.says(an, { text: 'giả mạo' });

    expect(hub.receipts).toEqual([]);
    expect(hub.answers[0]).toEqual({ status: 403, text: 'twilio.signature' });
  });

  it('sends without diacritics and follows the message to the telephone', async () => {
    const result = await send();

    const [shown] = twilio.screen(an.id);
    expect(shown).toMatchObject({ from: 'hub', text: 'Chung toi da sua xong den duong.' });
    expect(result).toEqual({ state: 'sent', providerId: shown?.id });
    await vi.waitFor(async () => {
      expect((await reports()).map((report) => report.state)).toEqual(['sent', 'sent', 'delivered']);
    });
    expect((await reports())[0]?.about).toEqual({ messageId: testOutbound({ to }).id });
  });

  it('keeps each state apart when they come twice and in reverse', async () => {
    twilio.set('disorder', true);
    twilio.set('duplicates', true);

    await send();

    await vi.waitFor(async () => {
      expect((await reports()).map((report) => report.state)).toEqual(['delivered', 'sent', 'sent']);
    });
  });

  it('hears of a telephone that was not reached', async () => {
    twilio.set('undelivered', true);

    await send();

    await vi.waitFor(async () => {
      expect((await reports()).at(-1)).toMatchObject({
        state: 'failed',
        errorClass: 'recipient_unreachable',
        detail: 'Twilio: undelivered, error 30005',
      });
    });
  });

  it.each([
    ['auth-expired', 'reauth'],
    ['throttled', 'retry'],
    ['down', 'retry'],
    ['opted-out', 'recipient_unreachable'],
  ] as const)('answers the fault %s with %s', async (fault, errorClass) => {
    twilio.set(fault, true);

    expect(await send()).toMatchObject({ state: 'failed', errorClass });
    expect(twilio.screen(an.id)).toEqual([]);
  });

  it('does not know what became of a message whose answer was lost, until its status comes', async () => {
    twilio.set('answer-lost', true);

    expect(await send()).toMatchObject({ state: 'unknown' });

    await vi.waitFor(async () => {
      expect((await reports()).at(-1)).toEqual({ about: { messageId: testOutbound({ to }).id }, state: 'delivered' });
    });
    expect(twilio.screen(an.id)).toHaveLength(1);
  });

  it('tries again later when nobody listens', async () => {
    const baseUrl = `http://127.0.0.1:${await pickFreePort()}`;
    const account = { ...hub.account, settings: { ...twilio.settings, baseUrl } };

    expect(await twilioAdapter.send?.(testOutbound({ to }), account)).toMatchObject({
      state: 'failed',
      errorClass: 'retry',
    });
  });

  it('writes no more to those who wrote STOP, until they write START', async () => {
    await twilio.says(an, { text: 'STOP' });

    expect(await send()).toMatchObject({ state: 'failed', errorClass: 'recipient_unreachable' });
    expect(await hub.normalised()).toMatchObject([
      { notice: { kind: 'person', did: 'stopped', who: { address: an.id } } },
    ]);

    await twilio.says(an, { text: 'START' });
    expect(await send()).toMatchObject({ state: 'sent' });
  });

  it('tells in its live check whether the login holds', async () => {
    expect(await twilioAdapter.test?.(hub.account)).toEqual({ ok: true, detail: 'Twilio: the account is active' });

    twilio.set('auth-expired', true);
    expect(await twilioAdapter.test?.(hub.account)).toEqual({ ok: false, detail: 'Twilio: Authenticate' });
  });
});
