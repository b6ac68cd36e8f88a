import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callFormKind } from '../../src/lib/call-form.ts';
import {
  callAttached,
  callDesk,
  callDetail,
  callPage,
  callReported,
  extensionAnswer,
  type CallBackLine,
  type CallDesk,
  type CallDetail,
  type CallReported,
  type CallRow,
} from '../../src/contract/calls.ts';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { trackingToken } from '../../src/domain/ticket/code.ts';
import { deriveKey } from '../../src/platform/secrets.ts';
import { closeConsoles, openConsole } from '../support/console.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { eventually, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import { startVoiceServer, type VoiceServer } from '../support/platforms/voice-server.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let exchange: VoiceServer;
let sms: Platform;
let operator: StaffClient;
let colleague: StaffClient;
let officer: StaffClient;
let nextNumber = 1;

/** A caller that no other test knows. */
function caller(): { id: string; name: string; phone: string } {
  nextNumber += 1;
  return { id: randomUUID(), name: 'Nguyễn Thị Lan', phone: `+8491${String(2_000_000 + nextNumber)}` };
}

beforeAll(async () => {
  exchange = await startVoiceServer(webhookOf(() => hub, 'voice'));
  sms = await startEsmsServer(webhookOf(() => hub, 'sms-http'));
  hub = await startTestHub();
  await connect(hub, exchange);
  await connect(hub, sms);
  await pauseOtherLines();
  [operator, colleague, officer] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'supervisor'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
  ]);
});
/** Of all that reaches a telephone in a demo, the SMS account of this test alone sends. */
async function pauseOtherLines(): Promise<void> {
  const administrator = await signIn(hub.url, 'administrator');
  for (const { id, adapter } of await hub.context.accounts.list()) {
    if (id !== 'sms-http' && adapter.capabilities.reaches.includes('phone'))
      expect((await administrator.post(`/channels/${id}/pause`, {})).status).toBe(200);
  }
}

afterEach(async () => {
  closeConsoles();
  for (const fault of exchange.faults) exchange.set(fault.name, false);
  await exchange.settled();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await exchange[Symbol.asyncDispose]();
  await sms[Symbol.asyncDispose]();
});

/** What nobody does by hand: time that passes, and a look behind the pages. */
function sql(text: string): Promise<Record<string, unknown>[]> {
  return hub.context.database.query({ name: `test-${text.length}-${randomUUID()}`.slice(0, 60), text });
}

async function deskOf(client: StaffClient): Promise<CallDesk> {
  return callDesk.parse((await client.get('/calls/desk')).body);
}

/** The latest call of a number, once `fits`. */
function callOf(phone: string, fits: (call: CallRow) => boolean = () => true): Promise<CallRow> {
  return eventually(async () => {
    const { items } = callPage.parse((await operator.get(`/calls?q=${encodeURIComponent(phone)}`)).body);
    const found = items.find((call) => call.caller.number === phone);
    if (!found || !fits(found)) throw new Error(`no such call of ${phone}: ${JSON.stringify(found?.state)}`);
    return found;
  });
}

async function detailOf(id: string, client = operator): Promise<CallDetail> {
  const answer = await client.get(`/calls/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return callDetail.parse(answer.body);
}

async function lineOf(phone: string): Promise<CallBackLine | undefined> {
  return (await deskOf(operator)).callBacks.find((line) => line.caller.number === phone);
}

/** Asks again until the number is to be called back, or is not. */
function waitForLine(
  phone: string,
  fits: (line: CallBackLine | undefined) => boolean,
): Promise<CallBackLine | undefined> {
  return eventually(async () => {
    const line = await lineOf(phone);
    if (!fits(line)) throw new Error(`call-back of ${phone}: ${JSON.stringify(line)}`);
    return line;
  });
}

function formOf(patch: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    draft: randomUUID(),
    part: 1,
    text: 'Đường Trần Phú ngập nước từ 6 giờ sáng, xe không vào được kho.',
    name: 'Nguyễn Thị Lan',
    kind: 'person',
    contact: null,
    hideIdentity: false,
    unit: null,
    address: 'Cổng kho số 2',
    category: null,
    urgent: false,
    readBack: true,
    ...patch,
  };
}

async function report(callId: string, patch: Readonly<Record<string, unknown>> = {}): Promise<CallReported> {
  const answer = await operator.post(`/calls/${callId}/report`, formOf(patch));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return callReported.parse(answer.body);
}

/** A call that an operator answered and that is being talked on. */
async function answeredCall(phone = caller()): Promise<CallRow> {
  const exchangeId = await exchange.calls(phone);
  await exchange.answers('101', exchangeId);
  return callOf(phone.phone, (call) => call.state === 'answered');
}

/** An event of an exchange, signed. */
async function post(event: Readonly<Record<string, unknown>>): Promise<void> {
  const body = JSON.stringify(event);
  const secret = String(exchange.settings['secret']);
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const response = await fetch(`${hub.url}/webhooks/voice/voice`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    body,
  });
  expect(response.status).toBe(200);
}

function outcomeOf(line: CallBackLine | undefined, body: object, client = operator): Promise<ApiAnswer> {
  return client.post(`/calls/${line?.callId ?? ''}/outcome`, body);
}

describe('a call that rings', () => {
  it('is told at once to the consoles of those who take calls, and to nobody else', async () => {
    const [ours, theirs] = [await openConsole(hub.url, operator), await openConsole(hub.url, officer)];
    const person = caller();

    await exchange.calls(person);

    await eventually(async () => expect(ours.heard.map(({ name }) => name)).toContain('calls:changed'));
    const call = await callOf(person.phone);
    expect(call).toMatchObject({ state: 'ringing', direction: 'in', extensions: ['101'], isMine: false });
    expect(theirs.heard.map(({ name }) => name)).not.toContain('calls:changed');
    expect(ours.heard.find(({ name }) => name === 'calls:changed')?.body).toBeUndefined();
    expect((await officer.get('/calls/desk')).status).toBe(403);
    expect((await officer.get(`/calls/${call.id}`)).status).toBe(403);
  });

  it('is the own one at the telephone that its operator said to sit at, and answered there it is theirs', async () => {
    expect(extensionAnswer.parse((await colleague.post('/calls/extension', { extension: '205' })).body)).toEqual({
      extension: '205',
      takenFrom: null,
    });
    const moved = extensionAnswer.parse((await operator.post('/calls/extension', { extension: '205' })).body);
    expect(moved.takenFrom).toMatch(/\S/u);
    expect((await deskOf(colleague)).extension).toBeNull();
    const person = caller();

    const exchangeId = await exchange.calls(person, '205');
    const ringing = await callOf(person.phone);
    await exchange.answers('205', exchangeId);
    const answered = await callOf(person.phone, (call) => call.state === 'answered');

    expect(ringing.isMine).toBe(true);
    expect(answered.takenBy).not.toBeNull();
    expect(answered.isMine).toBe(true);
    const { now } = await deskOf(colleague);
    expect(now.find((call) => call.id === answered.id)?.isMine).toBe(false);
    await operator.post('/calls/extension', { extension: null });
  });

  it('rings at several telephones, and stays with the one that answers, however late the others are told', async () => {
    const { phone } = caller();
    const event = (name: string, extension: string) =>
      post({ call_id: `ring-${phone}`, event: name, direction: 'inbound', from: phone, to: '1022', extension });

    await event('ringing', '101');
    await event('ringing', '102');
    await callOf(phone, (call) => call.extensions.join() === '101,102');
    await event('answered', '102');
    await callOf(phone, (call) => call.state === 'answered');
    await event('ringing', '103');
    await event('ended', '102');

    const ended = await callOf(phone, (call) => call.state === 'ended');
    expect(ended.extensions).toEqual(['102']);
  });

  it('shows who calls: the contact with open and finished tickets, and earlier calls', async () => {
    const person = caller();
    const first = await answeredCall(person);
    const { code } = await report(first.id, { name: 'Công ty Kho vận Kinh Bắc', kind: 'business' });
    await exchange.hangsUp();
    await callOf(person.phone, (call) => call.state === 'ended');

    const again = await answeredCall(person);
    const detail = await detailOf(again.id);

    expect(again.contact).toMatchObject({ name: 'Công ty Kho vận Kinh Bắc', kind: 'business' });
    expect(detail.card).toMatchObject({ name: 'Công ty Kho vận Kinh Bắc', open: [{ code }], last: [] });
    expect(detail.earlier.map((one) => one.id)).toEqual([first.id]);
    expect(again.caller.shown).toMatch(/^0912 000 /u);
  });

  it('keeps a hidden number hidden, and tells nothing of nobody', async () => {
    exchange.set('hidden-number', true);
    await exchange.calls(caller());

    const hidden = await eventually(async () => {
      const found = (await deskOf(operator)).now.find((call) => call.caller.number === null);
      if (!found) throw new Error('not there yet');
      return found;
    });

    expect(hidden.caller).toEqual({ number: null, shown: null });
    expect((await detailOf(hidden.id)).card).toBeNull();
    await exchange.hangsUp();
    await eventually(async () => expect((await deskOf(operator)).now.map((call) => call.id)).not.toContain(hidden.id));
    expect((await deskOf(operator)).callBacks.map((line) => line.callId)).not.toContain(hidden.id);
  });
});

describe('what the caller says', () => {
  it('becomes a ticket by the same way as any report, with its code at once, and the receipt goes by SMS', async () => {
    const person = caller();
    const call = await answeredCall(person);

    const done = await report(call.id, { unit: null, hideIdentity: true });

    const ticket = await ticketOf(operator, done.code);
    expect(done).toMatchObject({ ticketId: ticket.id, outcome: 'created', promisedAt: ticket.promisedAt });
    expect(ticket).toMatchObject({ channel: 'voice', senderName: 'Nguyễn Thị Lan', address: 'Cổng kho số 2' });
    expect(ticket.thread[0]).toMatchObject({ kind: 'report', direction: 'in', verified: true, channel: 'voice' });
    expect(ticket.sender?.identities).toEqual([expect.objectContaining({ kind: 'phone', address: person.phone })]);
    await eventually(async () => {
      const ack = (await ticketOf(operator, done.code)).thread.find((message) => message.kind === 'ack');
      expect(ack).toMatchObject({ channel: 'sms-http', delivery: { state: expect.stringMatching(/^(?:sent|delivered)$/u) } });
    });
    expect(await callOf(person.phone)).toMatchObject({ tickets: [{ id: ticket.id, code: done.code }] });
  });

  it('stands in the history with who took it and that it was read back', async () => {
    const call = await answeredCall();
    const { code } = await report(call.id);

    const event = (await ticketOf(operator, code)).events.find((one) => one.type === 'call.taken');

    expect(event?.actor).toMatchObject({ kind: 'staff', name: expect.stringMatching(/\S/u) });
    expect(event?.text.vi).toContain('đã đọc lại và người gọi xác nhận');
  });

  it('is not taken without having been read back, and says what is wrong with an address', async () => {
    const call = await answeredCall();

    const unread = await operator.post(`/calls/${call.id}/report`, formOf({ readBack: false }));
    const wrong = await operator.post(`/calls/${call.id}/report`, formOf({ contact: 'hỏi chị Hoa' }));

    expect([unread.status, wrong.status]).toEqual([400, 400]);
    expect(JSON.stringify(wrong.body)).toContain('"field":"contact"');
    expect((await detailOf(call.id)).tickets).toEqual([]);
  });

  it('keeps the promise of the urgent policy when the operator calls it urgent', async () => {
    const [plain, urgent] = [await answeredCall(), await answeredCall()];
    const [slow, fast] = [await report(plain.id), await report(urgent.id, { urgent: true })];

    const ticket = await ticketOf(operator, fast.code);

    expect(ticket).toMatchObject({ priority: 'urgent', flags: expect.arrayContaining(['urgent']) });
    expect(Date.parse(fast.promisedAt ?? '')).toBeLessThan(Date.parse(slow.promisedAt ?? ''));
  });

  it('is one ticket when the same form is sent twice, also at the same moment', async () => {
    const call = await answeredCall();
    const draft = randomUUID();

    const [first, second] = await Promise.all([report(call.id, { draft }), report(call.id, { draft })]);
    const third = await report(call.id, { draft });

    expect(new Set([first.code, second.code, third.code]).size).toBe(1);
    expect((await detailOf(call.id)).tickets).toHaveLength(1);
    const events = (await ticketOf(operator, first.code)).events.filter((one) => one.type === 'call.taken');
    expect(events).toHaveLength(1);
  });

  it('tells a colleague who writes down the same call that somebody was first, and takes a second matter of it', async () => {
    const call = await answeredCall();
    const first = await report(call.id);

    const late = await colleague.post(`/calls/${call.id}/report`, formOf({ text: 'Đèn đường hỏng ở ngõ 5.' }));
    const { nextPart } = await detailOf(call.id);
    const second = await report(call.id, { part: nextPart, text: 'Đèn đường hỏng ở ngõ 5, phường Võ Cường.' });

    expect(late.status).toBe(409);
    expect(JSON.stringify(late.body)).toContain(first.code);
    expect(nextPart).toBe(2);
    expect(second.code).not.toBe(first.code);
    expect((await detailOf(call.id)).tickets.map((ticket) => ticket.code)).toEqual([first.code, second.code]);
  });

  it('of a hidden number goes to the address that the caller told, unproved', async () => {
    exchange.set('hidden-number', true);
    const exchangeId = await exchange.calls(caller());
    await exchange.answers('101', exchangeId);
    const call = await eventually(async () => {
      const found = (await deskOf(operator)).now.find((one) => one.caller.number === null && one.state === 'answered');
      if (!found) throw new Error('not there yet');
      return found;
    });

    const { code } = await report(call.id, { contact: 'Chi.Hoa@nguoidan.example' });

    const ticket = await ticketOf(operator, code);
    expect(ticket.sender?.identities).toEqual([
      expect.objectContaining({ kind: 'email', address: 'chi.hoa@nguoidan.example' }),
    ]);
    expect(ticket.thread[0]?.verified).toBe(false);
    await exchange.hangsUp();
  });

  it('is completed by a worker when whoever wrote it down waits no longer', async () => {
    const call = await answeredCall();
    const { code } = await report(call.id);
    await sql(`UPDATE outbox SET state = 'waiting', next_at = now() WHERE topic = 'call-report'`);
    await sql(`UPDATE call SET ticket_id = NULL WHERE id = '${call.id}'`);

    await eventually(async () => {
      const [row] = await sql(`SELECT ticket_id FROM call WHERE id = '${call.id}'`);
      expect(row).toMatchObject({ ticket_id: (await ticketOf(operator, code)).id });
    });
  });

  it('cannot be claimed by a form that comes over the front door', async () => {
    const before = await sql(`SELECT count(*)::int AS n FROM receipt WHERE kind = '${callFormKind}'`);

    await post({
      call_id: 'x',
      event: 'ringing',
      from: '+84912000001',
      kind: callFormKind,
      draft: randomUUID(),
      text: 'giả',
    });

    const after = await sql(`SELECT count(*)::int AS n FROM receipt WHERE kind = '${callFormKind}'`);
    expect(after).toEqual(before);
  });

  it('suggests what it is about while it is written', async () => {
    const answer = await operator.post('/calls/suggestions', { text: 'Đường ngập nước, cống tắc', unit: null });

    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).toContain('"drainage"');
  });
});

describe('a call about a ticket that is there', () => {
  async function sameCaller(): Promise<{ ticket: TicketDetail; call: CallRow }> {
    const person = caller();
    const first = await answeredCall(person);
    const { code } = await report(first.id);
    await exchange.hangsUp();
    await callOf(person.phone, (call) => call.state === 'ended');
    return { ticket: await ticketOf(operator, code), call: await answeredCall(person) };
  }
  const attach = (callId: string, body: object) =>
    operator.post(`/calls/${callId}/attach`, { draft: randomUUID(), part: 1, readBack: false, text: '', ...body });

  it('adds what its own sender says as their words, once read back, and ends the waiting for them', async () => {
    const { ticket, call } = await sameCaller();
    const asked = await operator.post(`/tickets/${ticket.id}/ask`, {
      version: ticket.version,
      text: 'Ngập từ lúc nào?',
    });
    expect(asked.status).toBe(200);
    const words = { ticket: ticket.code, text: 'Ngập từ 5 giờ, nước cao 30 cm.' };

    const unread = await attach(call.id, words);
    const added = callAttached.parse((await attach(call.id, { ...words, readBack: true })).body);

    expect(unread.status).toBe(400);
    expect(added).toEqual({ ticketId: ticket.id, code: ticket.code, as: 'supplement' });
    const after = await ticketOf(operator, ticket.id);
    expect(after.thread.at(-1)).toMatchObject({ kind: 'supplement', direction: 'in', text: words.text });
    expect(after.state).not.toBe('waiting_sender');
    expect((await detailOf(call.id)).tickets.map((one) => one.code)).toEqual([ticket.code]);
  });

  it('of somebody else becomes a note for staff', async () => {
    const { ticket } = await sameCaller();
    const neighbour = await answeredCall();

    const added = callAttached.parse(
      (await attach(neighbour.id, { ticket: ticket.code, text: 'Hàng xóm cũng báo ngập.' })).body,
    );

    expect(added.as).toBe('note');
    const after = await ticketOf(operator, ticket.id);
    expect(after.thread.at(-1)).toMatchObject({ kind: 'note', direction: 'internal', text: 'Hàng xóm cũng báo ngập.' });
    expect((await attach(neighbour.id, { ticket: 'BN-26-222222' })).status).toBe(404);
  });

  it('disappears from the desk with a ticket that is sealed', async () => {
    const person = caller();
    const call = await answeredCall(person);
    const { code } = await report(call.id);
    const ticket = await ticketOf(operator, code);
    const body = { version: ticket.version, kind: 'denunciation', text: 'Hướng dẫn tố cáo theo luật.' };
    expect((await operator.post(`/tickets/${ticket.id}/divert`, body)).status).toBe(200);

    expect((await operator.get(`/calls/${call.id}`)).status).toBe(404);
    expect((await operator.get(`/calls/${call.id}/recording`)).status).toBe(404);
    const { items } = callPage.parse((await operator.get(`/calls?q=${encodeURIComponent(person.phone)}`)).body);
    expect(items).toEqual([]);
    expect(JSON.stringify(await deskOf(operator))).not.toContain(person.phone);
    const again = await answeredCall(person).catch(() => null);
    expect(again?.contact ?? null).toBeNull();
  });
});

describe('the recording', () => {
  it('is fetched with the login, joins the ticket, and can be listened to', async () => {
    const person = caller();
    const call = await answeredCall(person);
    const { code } = await report(call.id);
    await exchange.hangsUp();

    const kept = await callOf(person.phone, (one) => one.recording.state === 'here');
    const sound = await fetch(`${hub.url}${kept.recording.url ?? ''}`, { headers: { cookie: operator.cookie } });

    expect(sound.status).toBe(200);
    expect(sound.headers.get('content-type')).toBe('audio/wav');
    expect(sound.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sound.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
    const ticket = await ticketOf(operator, code);
    expect(ticket.thread[0]?.attachments).toEqual([
      expect.objectContaining({ type: 'audio/wav', name: expect.stringMatching(/^ghi-am-\d{8}-\d{4}\.wav$/u) }),
    ]);
    expect(ticket.events.map((event) => event.type)).toContain('call.recorded');
    expect((await fetch(`${hub.url}${kept.recording.url ?? ''}`)).status).toBe(401);
    const part = await fetch(`${hub.url}${ticket.thread[0]?.attachments[0]?.soundUrl ?? ''}`, {
      headers: { cookie: operator.cookie, range: 'bytes=8-11' },
    });
    expect([part.status, await part.text()]).toEqual([206, 'WAVE']);
  });

  it('stays with staff: the private link of the caller shows the words alone', async () => {
    const person = caller();
    const call = await answeredCall(person);
    const { code } = await report(call.id);
    await exchange.hangsUp();
    await callOf(person.phone, (one) => one.recording.state === 'here');

    const key = deriveKey('a secret of tests alone, long enough to pass', 'tickets').toString('hex');
    const view = await hub.context.tracking.track({ code, token: trackingToken(code, key) });

    expect(view?.messages[0]).toMatchObject({ from: 'sender', attachments: [] });
  });

  it('that came before the ticket joins it with the report', async () => {
    const person = caller();
    const call = await answeredCall(person);
    await exchange.hangsUp();
    await callOf(person.phone, (one) => one.recording.state === 'here');

    const { code } = await report(call.id);

    const { attachments } = (await ticketOf(operator, code)).thread[0] ?? { attachments: [] };
    expect(attachments).toEqual([expect.objectContaining({ type: 'audio/wav', size: 8044 })]);
  });

  it('that cannot be had says why in words, and is had when somebody asks again', async () => {
    exchange.set('login-refused', true);
    expectWarning(/the recording of a call could not be fetched/);
    const person = caller();
    const call = await answeredCall(person);
    const { code } = await report(call.id);
    await exchange.hangsUp();

    const missing = await callOf(person.phone, (one) => one.recording.state === 'missing');
    expect(missing.recording.problem).toBe('refused');
    expect((await ticketOf(operator, code)).events.at(-1)?.text.vi).toContain('Tổng đài từ chối đăng nhập');
    exchange.set('login-refused', false);
    expect((await operator.post(`/calls/${call.id}/recording`, {})).status).toBe(200);

    await callOf(person.phone, (one) => one.recording.state === 'here');
    await eventually(async () =>
      expect((await ticketOf(operator, code)).thread[0]?.attachments.map((file) => file.type)).toEqual(['audio/wav']),
    );
  });

  it('that is not there yet is tried again later', async () => {
    exchange.set('recording-gone', true);
    const person = caller();
    await answeredCall(person);
    await exchange.hangsUp();
    const ended = await callOf(person.phone, (one) => one.recording.state === 'waiting');
    await eventually(async () => {
      const [work] = await sql(`SELECT attempts, last_error FROM outbox WHERE key = 'recording:${ended.id}'`);
      expect(work).toMatchObject({ attempts: 1, last_error: 'the platform answers 404' });
    });
    exchange.set('recording-gone', false);

    await sql(`UPDATE outbox SET next_at = now() WHERE key = 'recording:${ended.id}'`);

    await callOf(person.phone, (one) => one.recording.state === 'here');
  });
});

describe('missed calls', () => {
  async function misses(person: ReturnType<typeof caller>, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await exchange.calls(person);
      await exchange.hangsUp();
    }
  }

  it('of one number are one line to call back, with their messages', async () => {
    const person = caller();
    await misses(person, 2);
    await exchange.says(person, { text: 'Gọi lại cho tôi' });

    const line = await waitForLine(
      person.phone,
      (one) => one?.count === 3 && one.messages[0]?.recording.state === 'here',
    );

    expect(line).toMatchObject({ hasVoicemail: true, claim: null, tries: 0, contact: null });
    expect(Date.parse(line?.firstAt ?? '')).toBeLessThanOrEqual(Date.parse(line?.lastAt ?? ''));
    expect(line?.messages).toHaveLength(1);
  });

  it('are taken on by one operator alone, and by anybody again after a while', async () => {
    const person = caller();
    await misses(person);
    const line = await waitForLine(person.phone, (one) => one !== undefined);
    const claim = (client: StaffClient) => client.post(`/calls/${line?.callId ?? ''}/claim`, {});

    const answers = await Promise.all([claim(operator), claim(colleague)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const other = answers[0]?.status === 200 ? colleague : operator;
    const held = await outcomeOf(line, { outcome: 'reached' }, other);
    await sql(`UPDATE call SET taken_at = taken_at - interval '21 minutes' WHERE caller = '${person.phone}'`);

    expect(held.status).toBe(409);
    expect((await lineOf(person.phone))?.claim).toMatchObject({ isStale: true });
    expect((await claim(other)).status).toBe(200);
    expect((await other.post(`/calls/${line?.callId ?? ''}/release`, {})).status).toBe(200);
    expect((await lineOf(person.phone))?.claim).toBeNull();
  });

  it('wait for another try when nobody answered, each later than the one before', async () => {
    const person = caller();
    await misses(person);
    const line = await waitForLine(person.phone, (one) => one !== undefined);

    await outcomeOf(line, { outcome: 'not_reached' });
    const once = await lineOf(person.phone);
    await outcomeOf(line, { outcome: 'not_reached' });
    const twice = await lineOf(person.phone);

    expect([once?.tries, twice?.tries]).toEqual([1, 2]);
    const pause = (one: CallBackLine | undefined) => Date.parse(one?.againAt ?? '') - Date.parse(one?.lastTryAt ?? '');
    expect([pause(once), pause(twice)]).toEqual([30 * 60_000, 120 * 60_000]);
  });

  it('leave the queue when the caller was reached, or with the reason why nobody needs to call', async () => {
    const [reached, needless] = [caller(), caller()];
    await misses(reached);
    await misses(needless, 2);
    const first = await waitForLine(reached.phone, (one) => one !== undefined);
    const second = await waitForLine(needless.phone, (one) => one?.count === 2);

    const done = await outcomeOf(first, { outcome: 'reached' });
    const nameless = await outcomeOf(second, { outcome: 'not_needed' });
    const named = await outcomeOf(second, { outcome: 'not_needed', reason: 'Số quảng cáo.' });

    expect([done.status, nameless.status, named.status]).toEqual([200, 400, 200]);
    expect([await lineOf(reached.phone), await lineOf(needless.phone)]).toEqual([undefined, undefined]);
    expect((await detailOf(second?.callId ?? '')).settled).toMatchObject({
      outcome: 'not_needed',
      reason: 'Số quảng cáo.',
      by: expect.stringMatching(/\S/u),
    });
    expect((await outcomeOf(first, { outcome: 'reached' })).status).toBe(409);
  });

  it('leave the queue by themselves when the caller is answered later, and come back with the next missed one', async () => {
    const person = caller();
    await misses(person);
    await waitForLine(person.phone, (one) => one !== undefined);

    await answeredCall(person);
    await waitForLine(person.phone, (one) => one === undefined);
    await exchange.hangsUp();
    await misses(person);

    await waitForLine(person.phone, (one) => one?.count === 1);
  });

  it('become tickets like other calls, and then wait no longer', async () => {
    const person = caller();
    await misses(person);
    const line = await waitForLine(person.phone, (one) => one !== undefined);

    const { code } = await report(line?.callId ?? '');

    expect((await ticketOf(operator, code)).channel).toBe('voice');
    await waitForLine(person.phone, (one) => one === undefined);
  });
});

describe('the list of calls', () => {
  it('is walked page by page, newest first, and searched by number, name and code', async () => {
    const person = caller();
    const call = await answeredCall(person);
    const { code } = await report(call.id, { name: 'Trịnh Hoài Thương' });
    await answeredCall();
    const ids: string[] = [];
    for (let after = ''; ;) {
      const page = callPage.parse((await operator.get(`/calls?limit=4${after}`)).body);
      ids.push(...page.items.map((one) => one.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    const found = async (q: string) =>
      callPage.parse((await operator.get(`/calls?q=${encodeURIComponent(q)}`)).body).items.map((one) => one.id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.indexOf(call.id)).toBeGreaterThan(0);
    expect(await found(person.phone.replace('+84', '0'))).toEqual([call.id]);
    expect(await found('trinh hoai thuong')).toEqual([call.id]);
    expect(await found(code)).toEqual([call.id]);
    expect(await found('không ai cả')).toEqual([]);
  });
});
