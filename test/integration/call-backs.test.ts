import { describe, expect, it } from 'vitest';
import type { CallBackLine } from '../../src/contract/calls.ts';
import { CallHub } from '../support/call-hub.ts';
import type { StaffClient } from '../support/people.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const desk = new CallHub();

describe('missed calls', () => {
  async function misses(person: ReturnType<CallHub['caller']>, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await desk.exchange.calls(person);
      await desk.exchange.hangsUp();
    }
  }

  it('of one number are one line to call back, with their messages', async () => {
    const person = desk.caller();
    await misses(person, 2);
    await desk.exchange.says(person, { text: 'Gọi lại cho tôi' });

    const line = await desk.waitForLine(
      person.phone,
      (one) => one?.count === 3 && one.messages[0]?.recording.state === 'here',
    );

    expect(line).toMatchObject({ hasVoicemail: true, claim: null, tries: 0, contact: null });
    expect(Date.parse(line?.firstAt ?? '')).toBeLessThanOrEqual(Date.parse(line?.lastAt ?? ''));
    expect(line?.messages).toHaveLength(1);
  });

  it('are taken on by one operator alone, and by anybody again after a while', async () => {
    const person = desk.caller();
    await misses(person);
    const line = await desk.waitForLine(person.phone, (one) => one !== undefined);
    const claim = (client: StaffClient) => client.post(`/calls/${line?.callId ?? ''}/claim`, {});

    const answers = await Promise.all([claim(desk.operator), claim(desk.colleague)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const other = answers[0]?.status === 200 ? desk.colleague : desk.operator;
    const held = await desk.outcomeOf(line, { outcome: 'reached' }, other);
    await desk.sql(`UPDATE call SET taken_at = taken_at - interval '21 minutes' WHERE caller = '${person.phone}'`);

    expect(held.status).toBe(409);
    expect((await desk.lineOf(person.phone))?.claim).toMatchObject({ isStale: true });
    expect((await claim(other)).status).toBe(200);
    expect((await other.post(`/calls/${line?.callId ?? ''}/release`, {})).status).toBe(200);
    expect((await desk.lineOf(person.phone))?.claim).toBeNull();
  });

  it('wait for another try when nobody answered, each later than the one before', async () => {
    const person = desk.caller();
    await misses(person);
    const line = await desk.waitForLine(person.phone, (one) => one !== undefined);

    await desk.outcomeOf(line, { outcome: 'not_reached' });
    const once = await desk.lineOf(person.phone);
    await desk.outcomeOf(line, { outcome: 'not_reached' });
    const twice = await desk.lineOf(person.phone);

    expect([once?.tries, twice?.tries]).toEqual([1, 2]);
    const pause = (one: CallBackLine | undefined) => Date.parse(one?.againAt ?? '') - Date.parse(one?.lastTryAt ?? '');
    expect([pause(once), pause(twice)]).toEqual([30 * 60_000, 120 * 60_000]);
  });

  it('leave the queue when the caller was reached, or with the reason why nobody needs to call', async () => {
    const [reached, needless] = [desk.caller(), desk.caller()];
    await misses(reached);
    await misses(needless, 2);
    const first = await desk.waitForLine(reached.phone, (one) => one !== undefined);
    const second = await desk.waitForLine(needless.phone, (one) => one?.count === 2);

    const done = await desk.outcomeOf(first, { outcome: 'reached' });
    const nameless = await desk.outcomeOf(second, { outcome: 'not_needed' });
    const named = await desk.outcomeOf(second, { outcome: 'not_needed', reason: 'Số quảng cáo.' });

    expect([done.status, nameless.status, named.status]).toEqual([200, 400, 200]);
    expect([await desk.lineOf(reached.phone), await desk.lineOf(needless.phone)]).toEqual([undefined, undefined]);
    expect((await desk.detailOf(second?.callId ?? '')).settled).toMatchObject({
      outcome: 'not_needed',
      reason: 'Số quảng cáo.',
      by: expect.stringMatching(/\S/u),
    });
    expect((await desk.outcomeOf(first, { outcome: 'reached' })).status).toBe(409);
  });

  it('leave the queue by themselves when the caller is answered later, and come back with the next missed one', async () => {
    const person = desk.caller();
    await misses(person);
    await desk.waitForLine(person.phone, (one) => one !== undefined);

    await desk.answeredCall(person);
    await desk.waitForLine(person.phone, (one) => one === undefined);
    await desk.exchange.hangsUp();
    await misses(person);

    const again = await desk.waitForLine(person.phone, (one) => one?.count === 1);
    expect(again?.claim).toBeNull();
  });

  it('become tickets like other calls, and then wait no longer', async () => {
    const person = desk.caller();
    await misses(person);
    const line = await desk.waitForLine(person.phone, (one) => one !== undefined);

    const { code } = await desk.report(line?.callId ?? '');

    expect((await ticketOf(desk.operator, code)).channel).toBe('voice');
    await desk.waitForLine(person.phone, (one) => one === undefined);
  });
});
