import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { smsHttpAdapter } from '../../adapters/sms-http/index.ts';
import type { NewReceipt } from '../../src/channels/door.ts';
import type { DeliveryReport } from '../../src/channels/notice.ts';
import type { OutboundMessage, SendResult, SentMessage } from '../../src/channels/outbound.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import { hostHttp, type Asked } from '../support/platforms/http-host.ts';
import type { Platform } from '../support/platforms/platform.ts';

const an = { id: '+84912345678', name: 'Nguyễn Thị An' };
const to = { kind: 'phone', address: an.id, name: an.name } as const;
const ours = testOutbound({ to });

describe.each(['esms', 'vcom'] as const)('SMS over the aggregator %s', (preset) => {
  let hub: FakeHub;
  let server: Platform;
  beforeEach(async () => {
    hub = await startFakeHub(smsHttpAdapter, () => ({ ...server.settings, keyword: '1022' }));
    server = await startEsmsServer({ url: () => hub.account.webhookUrl }, preset);
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await hub[Symbol.asyncDispose]();
  });

  /** V-COM sends nothing but answers: An has written before. */
  async function answerTo(): Promise<Partial<OutboundMessage>> {
    return preset === 'vcom' ? { references: [await server.says(an, { text: '1022 alo' })] } : {};
  }

  async function send(patch: Partial<OutboundMessage> = {}): Promise<SendResult> {
    if (smsHttpAdapter.send === null) throw new Error('the adapter cannot send');
    return smsHttpAdapter.send(testOutbound({ to, ...patch }), hub.account);
  }

  function received(): readonly string[] {
    return server.screen(an.id).flatMap((shown) => (shown.from === 'hub' ? [shown.text] : []));
  }

  it.each(['duplicates', 'recovery', 'none'])('takes a message in once (%s)', async (fault) => {
    if (fault !== 'none') server.set(fault, true);

    const id = await server.says(an, { text: '1022 đường ngập, xe không vào được' });

    expect(await hub.normalised()).toMatchObject([
      {
        type: 'message',
        message: {
          externalId: id,
          from: { address: '+84912345678', verified: true },
          conversation: '+84912345678',
          text: 'đường ngập, xe không vào được',
        },
      },
    ]);
    expect(hub.answers.map((answer) => answer.status)).toEqual(Array(fault === 'none' ? 1 : 2).fill(200));
  });

  it('answers in the words of the provider, with nothing for the telephone', async () => {
    const id = await server.says(an, { text: '1022 <alo> & "alo"' });

    expect(hub.answers.at(-1)?.text).toBe(
      preset === 'esms'
        ? `<ClientResponse><Message></Message><Smsid>${id}</Smsid><Receiver>84912345678</Receiver></ClientResponse>`
        : '{"data":{"code":200,"status":"success","message":""}}',
    );
  });

  it('lets nobody in who has another secret', async () => {
    server.set('wrong-signature', true);

    await server.says(an, { text: '1022 giả mạo' });

    expect(hub.receipts).toEqual([]);
    expect(hub.answers.every((answer) => answer.status === 403)).toBe(true);
  });

  it('sends without diacritics', async () => {
    expect(await send(await answerTo())).toMatchObject({ state: 'sent' });
    expect(received()).toEqual(['Chung toi da sua xong den duong.']);
  });

  it('asks again after a lost answer, and the person gets one message', async () => {
    const patch = await answerTo();
    server.set('answer-lost', true);
    expect(await send(patch)).toMatchObject({ state: 'failed', errorClass: 'retry' });

    server.set('answer-lost', false);
    expect(smsHttpAdapter.isIdempotent?.(hub.account)).toBe(true);
    expect(await send(patch)).toEqual({ state: 'sent', providerId: null });
    expect(received()).toHaveLength(1);
  });

  it.each([
    ['auth-expired', preset === 'esms' ? 'reauth' : 'config'],
    ['throttled', 'retry'],
    ['down', 'retry'],
    ['bad-number', preset === 'esms' ? 'recipient_unreachable' : 'permanent'],
  ] as const)('answers the fault %s with %s', async (fault, errorClass) => {
    const patch = await answerTo();
    server.set(fault, true);

    expect(await send(patch)).toMatchObject({ state: 'failed', errorClass });
    expect(received()).toEqual([]);
  });
});

describe('reports of eSMS', () => {
  let hub: FakeHub;
  let server: Platform;
  beforeEach(async () => {
    hub = await startFakeHub(smsHttpAdapter, () => server.settings);
    server = await startEsmsServer({ url: () => hub.account.webhookUrl });
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await hub[Symbol.asyncDispose]();
  });

  async function reports(): Promise<readonly DeliveryReport[]> {
    const normalised = await hub.normalised();
    return normalised.flatMap((one) =>
      one.type === 'notice' && one.notice.kind === 'delivery' ? one.notice.reports : [],
    );
  }

  it('follow a message to the telephone, by our own id', async () => {
    await smsHttpAdapter.send?.(ours, hub.account);

    await vi.waitFor(async () => {
      expect(await reports()).toEqual([
        { about: { messageId: ours.id }, state: 'sent' },
        { about: { messageId: ours.id }, state: 'sent' },
        { about: { messageId: ours.id }, state: 'delivered' },
      ]);
    });
  });

  it('are each kept once when they come twice and in reverse', async () => {
    server.set('duplicates', true);
    server.set('disorder', true);

    await smsHttpAdapter.send?.(ours, hub.account);

    await vi.waitFor(async () => {
      expect((await reports()).map((report) => report.state)).toEqual(['delivered', 'sent', 'sent']);
    });
  });

  it('tell in words why a telephone was not reached', async () => {
    server.set('undelivered', true);

    await smsHttpAdapter.send?.(ours, hub.account);

    await vi.waitFor(async () => {
      expect((await reports()).at(-1)).toEqual({
        about: { messageId: ours.id },
        state: 'failed',
        errorClass: 'recipient_unreachable',
        detail: '{"error":"Thuê bao không liên lạc được"}',
        // Nobody signed it.
        isHearsay: true,
      });
    });
  });

  it('are refused without the token', async () => {
    const address = `${hub.account.webhookUrl}?SMSID=1&RequestId=${ours.id}&SendStatus=5&SendSuccess=1`;

    expect((await fetch(address)).status).toBe(403);
    expect((await fetch(`${address}&token=guessed-guessed-guessed`)).status).toBe(403);
    expect((await fetch(`${address}&token=${String(server.settings['callbackToken'])}`)).status).toBe(200);
  });

  it('know signatures in base64 as well', async () => {
    server.set('base64-signature', true);

    await server.says(an, { text: '1022 alo + alo' });

    expect(hub.receipts).toHaveLength(1);
  });

  it('that got lost are asked for, and are named as the one that comes late', async () => {
    server.set('reports-lost', true);
    const result = await smsHttpAdapter.send?.(ours, hub.account);
    const providerId = result?.state === 'sent' ? (result.providerId ?? '') : '';

    const asked = await smsHttpAdapter.askState?.({ providerId, messageId: ours.id }, hub.account);

    if (!asked) throw new Error('nothing was said');
    expect(await smsHttpAdapter.normalise({ ...asked, headers: {}, receivedAt: new Date() }, hub.account)).toEqual({
      type: 'notice',
      notice: { kind: 'delivery', reports: [{ about: { messageId: ours.id }, state: 'delivered' }] },
    });
    const late = new URL(`${hub.account.webhookUrl}?token=${String(server.settings['callbackToken'])}`);
    const values = { SMSID: providerId, RequestId: ours.id, SendStatus: '5', SendSuccess: '1', SendFailed: '0' };
    for (const [name, value] of Object.entries(values)) late.searchParams.set(name, value);
    await fetch(late);
    expect(hub.receipts.map((one) => [one.kind, one.externalId])).toEqual([['status', asked.externalId]]);
    expect(asked.kind).toBe('asked');
  });

  it('are asked for in vain while the provider does not answer, or does not know the message', async () => {
    const sent = { providerId: 'no-such-message', messageId: ours.id };
    await expect(smsHttpAdapter.askState?.(sent, hub.account)).rejects.toThrow('the provider answers with code 105');
    server.set('auth-expired', true);
    await expect(smsHttpAdapter.askState?.(sent, hub.account)).rejects.toThrow('the provider answers with code 101');
    server.set('down', true);
    await expect(smsHttpAdapter.askState?.(sent, hub.account)).rejects.toThrow('HTTP 503');
  });

  it('have a live check beside them', async () => {
    expect(await smsHttpAdapter.test?.(hub.account)).toEqual({ ok: true, detail: 'the provider knows this login' });

    server.set('auth-expired', true);
    expect(await smsHttpAdapter.test?.(hub.account)).toEqual({
      ok: false,
      detail: 'the provider answers with code 101',
    });
  });
});

describe('a gateway of one’s own', () => {
  async function withGateway(
    settings: object,
    run: (gateway: {
      asked: Asked[];
      send: (patch?: Partial<OutboundMessage>) => Promise<SendResult>;
      askState: (sent: SentMessage) => Promise<NewReceipt | null>;
    }) => Promise<void>,
    reply = { status: 200, type: 'application/json', body: '{"id":"m-1"}' },
  ): Promise<void> {
    const asked: Asked[] = [];
    await using host = await hostHttp((one) => {
      asked.push(one);
      return reply.status === 0 ? 'drop' : reply;
    });
    const account = testAccount({
      preset: 'generic',
      baseUrl: host.origin,
      apiKey: 'key-of-a-test',
      brandname: '1022',
      callbackToken: 'a-long-random-token',
      ...settings,
    });
    const { send, askState } = smsHttpAdapter;
    if (send === null || !askState) throw new Error('the adapter cannot send');
    await run({
      asked,
      send: (patch) => send(testOutbound({ to, ...patch }), account),
      askState: (sent) => askState(sent, account),
    });
  }

  it('gets JSON, a form or a query, with the names that settings give', async () => {
    await withGateway({}, async ({ asked, send }) => {
      expect(await send()).toEqual({ state: 'sent', providerId: 'm-1' });
      expect(asked[0]).toMatchObject({ method: 'POST', path: '/messages' });
      expect(asked[0]?.headers['authorization']).toBe('Bearer key-of-a-test');
      expect(JSON.parse(asked[0]?.body.toString() ?? '')).toMatchObject({ to: '+84912345678', from: '1022' });
    });
    const names = { fields: { dest: '{{to}}', msg: '{{text}}', 'meta.ref': '{{id}}', 'list[]': '{{to}}' } };
    await withGateway({ sending: names }, async ({ asked, send }) => {
      await send();
      expect(JSON.parse(asked[0]?.body.toString() ?? '')).toEqual({
        dest: '+84912345678',
        msg: 'Chung toi da sua xong den duong.',
        meta: { ref: ours.id },
        list: ['+84912345678'],
      });
    });
    await withGateway({ sending: JSON.stringify({ body: 'form', phone: 'national' }) }, async ({ asked, send }) => {
      await send();
      expect(new URLSearchParams(asked[0]?.body.toString()).get('to')).toBe('0912345678');
    });
    await withGateway({ sending: { method: 'GET', body: 'query', path: '/send?v=1' } }, async ({ asked, send }) => {
      await send();
      expect(asked[0]).toMatchObject({ method: 'GET', path: '/send' });
      expect(asked[0]?.query.get('text')).toBe('Chung toi da sua xong den duong.');
    });
  });

  it('is asked about a message as settings describe, and about none without', async () => {
    const sent = { providerId: 'm-1', messageId: ours.id };
    const reply = { status: 200, type: 'application/json', body: '{"data":{"state":"delivered"}}' };
    await withGateway({}, async ({ askState }) => expect(await askState(sent)).toBeNull());
    const ask = { path: '/status', method: 'GET', fields: { of: '{{providerId}}' }, codePath: '', success: [] };
    const status = { rules: [{ when: { 'data.state': 'delivered' }, state: 'delivered' }] };
    await withGateway(
      { ask, status },
      async ({ asked, askState }) => {
        expect(await askState(sent)).toMatchObject({ kind: 'asked' });
        expect([asked[0]?.path, asked[0]?.query.get('of')]).toEqual(['/status', 'm-1']);
      },
      reply,
    );
    await withGateway({ ask, status }, async ({ askState }) => expect(await askState(sent)).toBeNull());
  });

  it('may sign with a header and answer in plain text', async () => {
    const sending = {
      body: 'form',
      checksum: { field: 'header:x-sign', algorithm: 'hmac-sha256', of: '{{to}}{{id}}', encoding: 'hex' },
      successPattern: '^OK: *(\\S+)',
    };
    await withGateway(
      { sending, secretKey: 'shared' },
      async ({ asked, send }) => {
        expect(await send()).toEqual({ state: 'sent', providerId: '77' });
        // The template names no secret: HMAC is keyed with it.
        const expected = createHmac('sha256', 'shared').update(`+84912345678${ours.id}`).digest('hex');
        expect(asked[0]?.headers['x-sign']).toBe(expected);
      },
      { status: 200, type: 'text/plain', body: 'OK: 77' },
    );
  });

  it.each([
    [
      { status: 401, type: 'text/plain', body: '' },
      { state: 'failed', errorClass: 'reauth' },
    ],
    [
      { status: 404, type: 'text/plain', body: '' },
      { state: 'failed', errorClass: 'config' },
    ],
    [
      { status: 422, type: 'text/plain', body: '' },
      { state: 'failed', errorClass: 'permanent' },
    ],
    [
      { status: 500, type: 'text/plain', body: '' },
      { state: 'failed', errorClass: 'retry' },
    ],
    [{ status: 504, type: 'text/plain', body: '' }, { state: 'unknown' }],
    [{ status: 0, type: '', body: '' }, { state: 'unknown' }],
  ] as const)('that answers %j leaves the message %j', async (reply, result) => {
    await withGateway({}, async ({ send }) => expect(await send()).toMatchObject(result), reply);
  });

  it('is asked again later when it does not listen', async () => {
    await withGateway({ baseUrl: `http://127.0.0.1:${await pickFreePort()}` }, async ({ send }) => {
      expect(await send()).toMatchObject({ state: 'failed', errorClass: 'retry' });
    });
  });
});
