import { describe, expect, it } from 'vitest';
import { trackingToken } from '../../src/domain/ticket/code.ts';
import { deriveKey } from '../../src/platform/secrets.ts';
import { CallHub } from '../support/call-hub.ts';
import { expectWarning } from '../support/log.ts';
import { eventually } from '../support/people.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const desk = new CallHub();

describe('the recording', () => {
  it('is fetched with the login, joins the ticket, and can be listened to', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    const { code } = await desk.report(call.id);
    await desk.exchange.hangsUp();

    const kept = await desk.callOf(person.phone, (one) => one.recording.state === 'here');
    const sound = await fetch(`${desk.hub.url}${kept.recording.url ?? ''}`, {
      headers: { cookie: desk.operator.cookie },
    });

    expect(sound.status).toBe(200);
    expect(sound.headers.get('content-type')).toBe('audio/wav');
    expect(sound.headers.get('x-content-type-options')).toBe('nosniff');
    expect(sound.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await sound.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
    const ticket = await ticketOf(desk.operator, code);
    expect(ticket.thread[0]?.attachments).toEqual([
      expect.objectContaining({ type: 'audio/wav', name: expect.stringMatching(/^ghi-am-\d{8}-\d{4}\.wav$/u) }),
    ]);
    expect(ticket.events.map((event) => event.type)).toContain('call.recorded');
    expect((await fetch(`${desk.hub.url}${kept.recording.url ?? ''}`)).status).toBe(401);
    const part = await fetch(`${desk.hub.url}${ticket.thread[0]?.attachments[0]?.soundUrl ?? ''}`, {
      headers: { cookie: desk.operator.cookie, range: 'bytes=8-11' },
    });
    expect([part.status, await part.text()]).toEqual([206, 'WAVE']);
  });

  it('stays with staff: the private link of the caller shows the words alone', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    const { code } = await desk.report(call.id);
    await desk.exchange.hangsUp();
    await desk.callOf(person.phone, (one) => one.recording.state === 'here');

    const key = deriveKey('a secret of tests alone, long enough to pass', 'tickets').toString('hex');
    const view = await desk.hub.context.tracking.track({ code, token: trackingToken(code, key) });

    expect(view?.messages[0]).toMatchObject({ from: 'sender', attachments: [] });
  });

  it('that came before the ticket joins it with the report', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    await desk.exchange.hangsUp();
    await desk.callOf(person.phone, (one) => one.recording.state === 'here');

    const { code } = await desk.report(call.id);

    const { attachments } = (await ticketOf(desk.operator, code)).thread[0] ?? { attachments: [] };
    expect(attachments).toEqual([expect.objectContaining({ type: 'audio/wav', size: 8044 })]);
  });

  it('that cannot be had says why in words, and is had when somebody asks again', async () => {
    desk.exchange.set('login-refused', true);
    expectWarning(/the recording of a call could not be fetched/);
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    const { code } = await desk.report(call.id);
    await desk.exchange.hangsUp();

    const missing = await desk.callOf(person.phone, (one) => one.recording.state === 'missing');
    expect(missing.recording.problem).toBe('refused');
    expect((await ticketOf(desk.operator, code)).events.at(-1)?.text.vi).toContain('Tổng đài từ chối đăng nhập');
    desk.exchange.set('login-refused', false);
    expect((await desk.operator.post(`/calls/${call.id}/recording`, {})).status).toBe(200);

    await desk.callOf(person.phone, (one) => one.recording.state === 'here');
    await eventually(async () =>
      expect((await ticketOf(desk.operator, code)).thread[0]?.attachments.map((file) => file.type)).toEqual([
        'audio/wav',
      ]),
    );
  });

  it('that is not there yet is tried again later', async () => {
    desk.exchange.set('recording-gone', true);
    const person = desk.caller();
    await desk.answeredCall(person);
    await desk.exchange.hangsUp();
    const ended = await desk.callOf(person.phone, (one) => one.recording.state === 'waiting');
    await eventually(async () => {
      const [work] = await desk.sql(`SELECT attempts, last_error FROM outbox WHERE key = 'recording:${ended.id}'`);
      expect(work).toMatchObject({ attempts: 1, last_error: 'the platform answers 404' });
    });
    desk.exchange.set('recording-gone', false);

    await desk.sql(`UPDATE outbox SET next_at = now() WHERE key = 'recording:${ended.id}'`);

    await desk.callOf(person.phone, (one) => one.recording.state === 'here');
  });
});
