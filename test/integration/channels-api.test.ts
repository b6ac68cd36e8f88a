import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  channelDetail,
  channelList,
  channelTestResult,
  connectStarted,
  type ChannelDetail,
} from '../../src/contract/channels.ts';
import { problem } from '../../src/contract/common.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';

const phone = '+84912345678';

let hub: TestHub;
let sms: Platform;
let zalo: ZaloServer;
let administrator: StaffClient;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  sms = await startTwilioServer({ url: () => `${hub.url}/webhooks/twilio/dau-so` });
  zalo = await startZaloServer({ webhook: { url: () => `${hub.url}/webhooks/zalo/oa-thu` } });
  [administrator, supervisor] = await Promise.all([signIn(hub.url, 'administrator'), signIn(hub.url, 'supervisor')]);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await zalo[Symbol.asyncDispose]();
  await sms[Symbol.asyncDispose]();
});

async function put(id: string, body: object, client: StaffClient = administrator): Promise<ApiAnswer> {
  const response = await fetch(`${hub.url}/api/v1/channels/${id}`, {
    method: 'PUT',
    headers: { cookie: client.cookie, 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function detailOf(id: string): Promise<ChannelDetail> {
  return channelDetail.parse((await supervisor.get(`/channels/${id}`)).body);
}

describe('the channels of the hub', () => {
  it('are read by supervisors and changed by administrators', async () => {
    const list = channelList.parse((await supervisor.get('/channels')).body);

    expect(list.items.map((one) => one.kind)).toContain('web');
    expect((await put('dau-so', { kind: 'twilio', name: 'SMS', settings: {} }, supervisor)).status).toBe(403);
    expect((await supervisor.post('/channels/web/pause', {})).status).toBe(403);
  });

  it('name each setting that does not fit', async () => {
    const refused = await put('dau-so', { kind: 'twilio', name: 'SMS', settings: { accountSid: 'xx' } });

    expect(refused.status).toBe(400);
    const fields = problem.parse(refused.body).error.fields?.map((one) => one.field);
    expect(fields).toEqual(expect.arrayContaining(['accountSid', 'authToken']));
    expect((await supervisor.get('/channels/dau-so')).status).toBe(404);
  });

  it('keep what a form leaves out, and never show a secret', async () => {
    const { authToken, ...open } = sms.settings;
    await put('dau-so', { kind: 'twilio', name: 'SMS 1022', settings: { ...open, authToken: 'a wrong one' } });
    await put('dau-so', { kind: 'twilio', name: 'SMS', settings: { authToken: authToken ?? null, keyword: 'BN' } });
    const saved = await put('dau-so', { kind: 'twilio', name: 'SMS', settings: { keyword: null } });

    expect(saved.status).toBe(200);
    const detail = await detailOf('dau-so');
    expect(detail).toMatchObject({ name: 'SMS', settings: open, secretsSet: ['authToken'] });
    expect(Object.keys(detail.settings)).not.toContain('keyword');
    expect(JSON.stringify(saved.body) + JSON.stringify(detail)).not.toContain(String(authToken));
    const [row] = await hub.context.database.query<{ stored: string }>(
      {
        name: 'test-account',
        text: `SELECT "a"::text AS "stored" FROM "channel_account" AS "a" WHERE "a"."id" = 'dau-so'`,
      },
      [],
    );
    expect(row?.stored).toContain('SMS');
    expect(row?.stored).not.toContain(String(authToken));
    expect(row?.stored).not.toContain(Buffer.from(String(authToken)).toString('hex'));
  });

  it('do not become another kind', async () => {
    expect((await put('dau-so', { kind: 'telegram', name: 'X', settings: { botToken: '1:x' } })).status).toBe(400);
  });

  it('are tried: settings, a message out, a message in', async () => {
    const checked = await administrator.post('/channels/dau-so/test', {});
    const sent = await administrator.post('/channels/dau-so/test', { to: { kind: 'phone', address: phone } });

    expect(channelTestResult.parse(checked.body)).toMatchObject({ ok: true });
    expect(channelTestResult.parse(sent.body)).toMatchObject({ ok: true });
    expect(sms.screen(phone).at(-1)?.text).toContain('Tin thu cua Trung tam 1022');
    const { at } = channelTestResult.parse(sent.body);
    // Reports of delivery come in too, but nobody has written yet.
    await eventually(async () => expect((await detailOf('dau-so')).lastInAt).not.toBeNull());
    expect(await detailOf('dau-so')).toMatchObject({ lastMessageAt: null, day: { received: 0 } });
    await sms.says({ id: phone, name: 'Quản trị' }, { text: 'Da nhan tin thu' });
    await eventually(async () => {
      const { lastMessageAt, day } = await detailOf('dau-so');
      expect(Date.parse(lastMessageAt ?? '')).toBeGreaterThanOrEqual(Date.parse(at));
      expect(day.received).toBe(1);
    });
    expect((await detailOf('dau-so')).lastTest).toMatchObject({ ok: true });
  });

  it('say what the platform says when a trial fails', async () => {
    sms.set('auth-expired', true);
    const { body } = await administrator.post('/channels/dau-so/test', {});
    sms.set('auth-expired', false);

    expect(channelTestResult.parse(body)).toMatchObject({ ok: false });
    expect((await detailOf('dau-so')).lastTest?.ok).toBe(false);
  });

  it('rest when they are told to', async () => {
    await administrator.post('/channels/dau-so/pause', {});
    expect(await detailOf('dau-so')).toMatchObject({ active: false, health: 'paused' });
    await administrator.post('/channels/dau-so/resume', {});
    expect(await detailOf('dau-so')).toMatchObject({ active: true, health: 'ok' });
  });

  it("are joined by the platform's consent page, by whoever began it", async () => {
    const { accessToken: _, refreshToken: __, ...settings } = zalo.settings;
    expect((await put('oa-thu', { kind: 'zalo', name: 'Zalo OA', settings })).status).toBe(200);

    const started = connectStarted.parse((await administrator.post('/channels/oa-thu/connect', {})).body);

    const url = new URL(started.url);
    expect(url.searchParams.get('redirect_uri')).toBe(`${hub.url}/console/channels/oa-thu`);
    const state = url.searchParams.get('state') ?? '';
    const forged = await administrator.post('/channels/oa-thu/connected', { query: { code: 'x', state: `x${state}` } });
    expect(problem.parse(forged.body).error.code).toBe('connect_expired');
    const refused = await administrator.post('/channels/oa-thu/connected', { query: { code: 'made-up', state } });
    expect(problem.parse(refused.body).error.code).toBe('connect_refused');
  });
});
