import { describe, expect, it } from 'vitest';
import { callPage, extensionAnswer } from '../../src/contract/calls.ts';
import { CallHub } from '../support/call-hub.ts';
import { openConsole } from '../support/console.ts';
import { eventually } from '../support/people.ts';

const desk = new CallHub();

describe('a call that rings', () => {
  it('is told at once to the consoles of those who take calls, and to nobody else', async () => {
    const [ours, theirs] = [
      await openConsole(desk.hub.url, desk.operator),
      await openConsole(desk.hub.url, desk.officer),
    ];
    const person = desk.caller();

    await desk.exchange.calls(person);

    await eventually(async () => expect(ours.heard.map(({ name }) => name)).toContain('calls:changed'));
    const call = await desk.callOf(person.phone);
    expect(call).toMatchObject({ state: 'ringing', direction: 'in', extensions: ['101'], isMine: false });
    expect(theirs.heard.map(({ name }) => name)).not.toContain('calls:changed');
    expect(ours.heard.find(({ name }) => name === 'calls:changed')?.body).toBeUndefined();
    expect((await desk.officer.get('/calls/desk')).status).toBe(403);
    expect((await desk.officer.get(`/calls/${call.id}`)).status).toBe(403);
  });

  it('is the own one at the telephone that its operator said to sit at, and answered there it is theirs', async () => {
    expect(extensionAnswer.parse((await desk.colleague.post('/calls/extension', { extension: '205' })).body)).toEqual({
      extension: '205',
      takenFrom: null,
    });
    const moved = extensionAnswer.parse((await desk.operator.post('/calls/extension', { extension: '205' })).body);
    expect(moved.takenFrom).toMatch(/\S/u);
    expect((await desk.deskOf(desk.colleague)).extension).toBeNull();
    const person = desk.caller();

    const exchangeId = await desk.exchange.calls(person, '205');
    const ringing = await desk.callOf(person.phone);
    await desk.exchange.answers('205', exchangeId);
    const answered = await desk.callOf(person.phone, (call) => call.state === 'answered');

    expect(ringing.isMine).toBe(true);
    expect(answered.takenBy).not.toBeNull();
    expect(answered.isMine).toBe(true);
    const { now } = await desk.deskOf(desk.colleague);
    expect(now.find((call) => call.id === answered.id)?.isMine).toBe(false);
    await desk.operator.post('/calls/extension', { extension: null });
  });

  it('rings at several telephones, and stays with the one that answers, however late the others are told', async () => {
    const { phone } = desk.caller();
    const event = (name: string, extension: string) =>
      desk.post({ call_id: `ring-${phone}`, event: name, direction: 'inbound', from: phone, to: '1022', extension });

    await event('ringing', '101');
    await event('ringing', '102');
    await desk.callOf(phone, (call) => call.extensions.join() === '101,102');
    await event('answered', '102');
    await desk.callOf(phone, (call) => call.state === 'answered');
    await event('ringing', '103');
    await event('ended', '102');

    const ended = await desk.callOf(phone, (call) => call.state === 'ended');
    expect(ended.extensions).toEqual(['102']);
  });

  it('shows who calls: the contact with open and finished tickets, and earlier calls', async () => {
    const person = desk.caller();
    const first = await desk.answeredCall(person);
    const { code } = await desk.report(first.id, { name: 'Công ty Kho vận Kinh Bắc', kind: 'business' });
    await desk.exchange.hangsUp();
    await desk.callOf(person.phone, (call) => call.state === 'ended');

    const again = await desk.answeredCall(person);
    const detail = await desk.detailOf(again.id);

    expect(again.contact).toMatchObject({ name: 'Công ty Kho vận Kinh Bắc', kind: 'business' });
    expect(detail.card).toMatchObject({ name: 'Công ty Kho vận Kinh Bắc', open: [{ code }], last: [] });
    expect(detail.earlier.map((one) => one.id)).toEqual([first.id]);
    expect(again.caller.shown).toMatch(/^0912 000 /u);
  });

  it('keeps a hidden number hidden, and tells nothing of nobody', async () => {
    desk.exchange.set('hidden-number', true);
    await desk.exchange.calls(desk.caller());

    const hidden = await eventually(async () => {
      const found = (await desk.deskOf(desk.operator)).now.find((call) => call.caller.number === null);
      if (!found) throw new Error('not there yet');
      return found;
    });

    expect(hidden.caller).toEqual({ number: null, shown: null });
    expect((await desk.detailOf(hidden.id)).card).toBeNull();
    await desk.exchange.hangsUp();
    await eventually(async () =>
      expect((await desk.deskOf(desk.operator)).now.map((call) => call.id)).not.toContain(hidden.id),
    );
    expect((await desk.deskOf(desk.operator)).callBacks.map((line) => line.callId)).not.toContain(hidden.id);
  });
});

describe('the list of calls', () => {
  it('is walked page by page, newest first, and searched by number, name and code', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    const { code } = await desk.report(call.id, { name: 'Trịnh Hoài Thương' });
    await desk.answeredCall();
    const ids: string[] = [];
    for (let after = ''; ;) {
      const page = callPage.parse((await desk.operator.get(`/calls?limit=4${after}`)).body);
      ids.push(...page.items.map((one) => one.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    const found = async (q: string) =>
      callPage.parse((await desk.operator.get(`/calls?q=${encodeURIComponent(q)}`)).body).items.map((one) => one.id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.indexOf(call.id)).toBeGreaterThan(0);
    expect(await found(person.phone.replace('+84', '0'))).toEqual([call.id]);
    expect(await found('trinh hoai thuong')).toEqual([call.id]);
    expect(await found(code)).toEqual([call.id]);
    expect(await found('không ai cả')).toEqual([]);
  });
});
