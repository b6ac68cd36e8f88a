import { afterEach, describe, expect, it } from 'vitest';
import { voiceAdapter } from '../../adapters/voice/index.ts';
import type { CallEvent } from '../../src/channels/notice.ts';
import { startFakeHub, type FakeHub } from '../support/platforms/fake-hub.ts';
import type { Person } from '../support/platforms/platform.ts';
import type { DialectName } from '../support/platforms/voice-dialects.ts';
import { startVoiceServer, type VoiceServer } from '../support/platforms/voice-server.ts';

const lan: Person = { id: 'lan', name: 'Nguyễn Thị Lan', phone: '0912345678' };
const minh: Person = { id: 'minh', name: 'Trần Minh', phone: '+84987654000' };

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

async function start(speaks: DialectName = 'generic'): Promise<{ exchange: VoiceServer; hub: FakeHub }> {
  const exchange = await startVoiceServer({ url: () => hub.account.webhookUrl }, speaks);
  const hub = await startFakeHub(voiceAdapter, () => exchange.settings);
  open.push(hub, exchange);
  return { exchange, hub };
}

async function callsOf(hub: FakeHub): Promise<readonly CallEvent[]> {
  const results = await hub.normalised();
  return results.map((result) => {
    if (result.type === 'notice' && result.notice.kind === 'call') return result.notice.call;
    throw new Error(JSON.stringify(result));
  });
}

async function wholeCall(exchange: VoiceServer): Promise<string> {
  const id = await exchange.calls(lan);
  await exchange.answers('102');
  await exchange.hangsUp();
  await exchange.settled();
  return id;
}

const dialectNames = ['generic', 'screen-pop', 'caresoft', 'twilio'] as const;

describe.each(dialectNames)('an exchange that speaks %s', (speaks) => {
  it('tells of a call from ringing to its recording', async () => {
    const { exchange, hub } = await start(speaks);

    const callId = await wholeCall(exchange);

    const events = await callsOf(hub);
    expect(events.map((call) => call.event)).toEqual(['ringing', 'answered', 'ended', 'recording']);
    expect(new Set(events.map((call) => call.callId))).toEqual(new Set([callId]));
    expect(events[0]).toMatchObject({ direction: 'in', caller: '+84912345678', hotline: '+842223888888' });
    expect(events[1]?.extension).toBe('102');
    expect(events[2]?.talkSeconds).toBeGreaterThanOrEqual(0);
  });

  it('hands out the recording to the login, which is sent there alone', async () => {
    const { exchange, hub } = await start(speaks);
    await wholeCall(exchange);
    const recording = (await callsOf(hub)).at(-1)?.recording ?? '';

    const download = await voiceAdapter.locate?.(recording, hub.account);

    expect((await fetch(download?.url ?? '')).status).toBe(401);
    const response = await fetch(download?.url ?? '', { headers: { ...download?.headers } });
    expect(response.status).toBe(200);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
    expect(voiceAdapter.media?.(hub.account).origins).toEqual([String(exchange.settings['baseUrl'])]);
    await expect(voiceAdapter.locate?.('https://evil.example/7.wav', hub.account)).rejects.toThrow('not allowed');
  });

  it('tells of a missed call, and of a message with its sound', async () => {
    const { exchange, hub } = await start(speaks);
    await exchange.calls(lan);
    await exchange.hangsUp();
    await exchange.says(minh, { text: 'Gọi lại cho tôi' });

    const events = await callsOf(hub);

    const told = events.map((call) => `${call.caller ?? '–'} ${call.event}`);
    expect(told).toEqual(expect.arrayContaining(['+84912345678 missed', '+84987654000 missed']));
    expect(events.find((call) => call.event === 'voicemail')?.recording).toContain('c-20260112-0002');
  });

  it('keeps the number of a caller who hides it to itself', async () => {
    const { exchange, hub } = await start(speaks);
    exchange.set('hidden-number', true);

    await wholeCall(exchange);

    expect((await callsOf(hub)).map((call) => call.caller)).toEqual([null, null, null, null]);
  });

  it.each(['duplicates', 'disorder', 'late-recording', 'down'])('ends with the same events under %s', async (fault) => {
    const plain = await start(speaks);
    await wholeCall(plain.exchange);
    const { exchange, hub } = await start(speaks);
    exchange.set(fault, true);

    await wholeCall(exchange);
    exchange.set(fault, false);
    await exchange.settled();

    const keys = (one: FakeHub) => one.receipts.map((receipt) => `${receipt.kind} ${receipt.externalId.split(':')[1]}`);
    expect(keys(hub).sort()).toEqual(keys(plain.hub).sort());
  });

  it('is not believed with another secret', async () => {
    const { exchange, hub } = await start(speaks);
    exchange.set('wrong-signature', true);

    await exchange.calls(lan);

    expect(hub.receipts).toEqual([]);
    expect(exchange.heard.at(-1)?.status).toBe(401);
  });
});

describe('Twilio', () => {
  it('hears what to do: greet, ring the operators, take a message when nobody answers', async () => {
    const { exchange } = await start('twilio');
    await exchange.calls(lan);
    await exchange.leavesMessage();

    const [ringing, missed, voicemail] = exchange.heard.map((answer) => answer.text);

    expect(ringing).toMatch(/<Say language="vi-VN">.*<Dial .*\+84987654321/u);
    expect(missed).toContain('<Record ');
    expect(voicemail).toContain('<Response></Response>');
  });
});

describe('several calls at once', () => {
  it('are kept apart', async () => {
    const { exchange, hub } = await start();
    const first = await exchange.calls(lan, '101');
    const second = await exchange.calls(minh, '102');
    await exchange.answers('101', first);
    await exchange.hangsUp(second);
    await exchange.hangsUp(first);

    const events = await callsOf(hub);

    const of = (id: string) => events.filter((call) => call.callId === id).map((call) => call.event);
    expect(of(first)).toEqual(['ringing', 'answered', 'ended', 'recording']);
    expect(of(second)).toEqual(['ringing', 'missed']);
  });
});

describe('the live check', () => {
  it('tries the login for recordings', async () => {
    const { exchange, hub } = await start();
    expect(await voiceAdapter.test?.(hub.account)).toMatchObject({ ok: true });

    exchange.set('login-refused', true);
    const refused = await voiceAdapter.test?.(hub.account);
    expect(refused).toEqual({ ok: false, detail: 'recordings: the login is refused (401)' });

    exchange.set('down', true);
    expect(await voiceAdapter.test?.(hub.account)).toMatchObject({ ok: false });
    expect(JSON.stringify(await voiceAdapter.test?.(hub.account))).not.toContain('open-sesame');
  });
});
