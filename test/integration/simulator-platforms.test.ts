import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  platformChannels,
  sendAnswer,
  simulatedPerson,
  simulatorState,
  type ActRequest,
  type PlatformChannel,
  type SendAnswer,
  type SimulatorState,
} from '../../src/contract/simulator.ts';
import { ticketPage, type TicketRow } from '../../src/contract/tickets.ts';
import { createDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let operator: StaffClient;
beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
});

function call(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${hub.url}/simulator/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function state(): Promise<SimulatorState> {
  return simulatorState.parse(await (await call('GET', 'state')).json());
}

async function act(personId: string, channel: PlatformChannel, deed: ActRequest): Promise<SendAnswer> {
  return sendAnswer.parse(await (await call('POST', `people/${personId}/acts/${channel}`, deed)).json());
}

async function switchFault(channel: PlatformChannel, name: string, isOn: boolean): Promise<void> {
  expect((await call('PUT', `faults/${channel}/${name}`, { isOn })).status).toBe(204);
}

async function faultsOn(): Promise<string[]> {
  const { lines } = await state();
  return lines.flatMap(({ channel, faults }) =>
    faults.filter((fault) => fault.isOn).map((fault) => `${channel} ${fault.name}`),
  );
}

async function ticketsWith(words: string): Promise<TicketRow[]> {
  const { body } = await operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`);
  return ticketPage.parse(body).items;
}

/** Somebody whom the hub has never heard of. */
async function newPerson(name: string): Promise<string> {
  return simulatedPerson.parse(await (await call('POST', 'people', { name })).json()).id;
}

describe('people on the platforms of a demo', () => {
  it.each([
    ['zalo', 'Cống trước chợ Nhớn tắc zlo1'],
    ['facebook', 'Cống trước chợ Nhớn tắc fbk1'],
    ['telegram', 'Cống trước chợ Nhớn tắc tlg1'],
    ['sms-http', 'cong truoc cho Nhon tac esm1'],
    ['twilio', 'cong truoc cho Nhon tac twi1'],
    ['smpp', 'cong truoc cho Nhon tac smp1'],
  ] as const)('write by %s, get a ticket, and see its code on their phone', async (channel, text) => {
    const personId = await newPerson(`Người viết ${channel}`);

    const answer = await act(personId, channel, { act: 'say', text });

    expect(answer.outcome).toBe('accepted');
    const code = await eventually(async () => {
      const [ticket] = await ticketsWith(text.slice(-4));
      expect(ticket?.channel).toBe(channel);
      return ticket?.code ?? '';
    });
    await eventually(async () => {
      const shown = (await state()).chats.filter((line) => line.personId === personId && line.channel === channel);
      expect(shown.map((line) => line.from)).toEqual(['person', 'hub']);
      expect(shown[1]?.text).toContain(code);
    });
  });

  it('comment in public, and read the answer of the centre below', async () => {
    const personId = await newPerson('Người bình luận');

    await act(personId, 'facebook', { act: 'comment', text: 'Rác đầu ngõ chưa ai gom cmt1' });

    await eventually(async () => {
      const { page } = await state();
      const own = page.find((word) => word.personId === personId);
      expect(page.some((word) => word.parentId === own?.id && word.personId === null)).toBe(true);
    });
  });

  it('send a picture, and see it on their own phone', async () => {
    const personId = await newPerson('Người chụp ảnh');
    const picture = Buffer.from(
      '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
      'base64',
    );

    await act(personId, 'telegram', {
      act: 'say',
      text: 'Ổ gà trước cổng trường pic1',
      files: [{ name: 'o-ga.jpg', type: 'image/jpeg', base64: picture.toString('base64') }],
    });

    const line = (await state()).chats.find((one) => one.personId === personId);
    const shown = await fetch(`${hub.url}${line?.files[0]?.url}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(picture);
  });

  it('ring the hotline: it rings, is answered, and nobody is calling any more', async () => {
    const personId = await newPerson('Người gọi');
    const callOf = async () => (await state()).calls.find((one) => one.personId === personId);

    await act(personId, 'voice', { act: 'call' });
    expect(await callOf()).toMatchObject({ state: 'ringing', extension: null });
    await act(personId, 'voice', { act: 'answer' });
    expect(await callOf()).toMatchObject({ state: 'talking', extension: '101' });
    await act(personId, 'voice', { act: 'hangUp' });

    expect(await callOf()).toBeUndefined();
  });

  it('ten at once, each by another channel, all get in', async () => {
    await call('POST', 'crowd');

    const crowd = await eventually(async () => {
      const now = (await state()).crowd;
      expect(now?.isRunning).toBe(false);
      return now;
    });
    expect(crowd).toMatchObject({ total: 10, accepted: 10, failed: 0 });
  });

  it('cannot have the telephone number of another', async () => {
    const answer = await call('POST', 'people', { name: 'Người trùng số', phone: '0912 345 601' });

    expect(answer.status).toBe(409);
  });
});

describe('a fault', () => {
  it('is told with the words of a switch, takes effect, and goes with all others', async () => {
    await switchFault('sms-http', 'wrong-signature', true);
    await switchFault('telegram', 'duplicates', true);
    expect(await faultsOn()).toEqual(['sms-http wrong-signature', 'telegram duplicates']);

    const answer = await act('lan', 'sms-http', { act: 'say', text: 'mat dien tu sang' });
    expect(answer).toMatchObject({ outcome: 'refused' });
    await call('DELETE', 'faults');

    expect(await faultsOn()).toEqual([]);
    expect(await act('lan', 'sms-http', { act: 'say', text: 'mat dien tu sang' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('that keeps a message back is told apart from a refusal', async () => {
    await switchFault('facebook', 'batches', true);

    expect(await act('lan', 'facebook', { act: 'say', text: 'Cây đổ chắn đường hld1' })).toEqual({ outcome: 'held' });
    await switchFault('facebook', 'batches', false);

    await eventually(async () => expect(await ticketsWith('hld1')).toHaveLength(1));
  });
});

describe('accounts of a demo', () => {
  it('are not there before somebody opens the simulator', async () => {
    await using fresh = await startTestHub();
    const kinds = async () => (await fresh.context.accounts.list()).map((line) => line.kind);
    expect(await kinds()).not.toContain('zalo');

    await fetch(`${fresh.url}/simulator/api/state`);

    expect(await kinds()).toEqual(expect.arrayContaining([...platformChannels]));
  });

  it('follow the servers to their new ports, but one that an administrator changed stays as it is', async () => {
    await using database = await createDatabase();
    const settings = async (one: TestHub, id: string) => (await one.context.accounts.find(id))?.settings ?? {};
    await using first = await startTestHub({ database });
    await fetch(`${first.url}/simulator/api/state`);
    const before = await settings(first, 'zalo');
    await first.context.channels.save('twilio', {
      kind: 'twilio',
      name: 'Tài khoản thật',
      settings: { baseUrl: 'https://api.twilio.com', from: '+84900000000' },
    });
    await first[Symbol.asyncDispose]();

    await using second = await startTestHub({ database });

    expect((await settings(second, 'zalo'))['baseUrl']).not.toBe(before['baseUrl']);
    expect(await settings(second, 'twilio')).toMatchObject({
      baseUrl: 'https://api.twilio.com',
      from: '+84900000000',
    });
  });
});
