import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { callAttached, type CallRow } from '../../src/contract/calls.ts';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { callFormKind } from '../../src/lib/call-form.ts';
import { CallHub, callFormOf } from '../support/call-hub.ts';
import { eventually } from '../support/people.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const desk = new CallHub();

describe('what the caller says', () => {
  it('becomes a ticket by the same way as any report, with its code at once, and the receipt goes by SMS', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);

    const done = await desk.report(call.id, { unit: null, hideIdentity: true });

    const ticket = await ticketOf(desk.operator, done.code);
    expect(done).toMatchObject({ ticketId: ticket.id, outcome: 'created', promisedAt: ticket.promisedAt });
    expect(ticket).toMatchObject({ channel: 'voice', senderName: 'Nguyễn Thị Lan', address: 'Cổng kho số 2' });
    expect(ticket.thread[0]).toMatchObject({ kind: 'report', direction: 'in', verified: true, channel: 'voice' });
    expect(ticket.sender?.identities).toEqual([expect.objectContaining({ kind: 'phone', address: person.phone })]);
    await eventually(async () => {
      const ack = (await ticketOf(desk.operator, done.code)).thread.find((message) => message.kind === 'ack');
      expect(ack).toMatchObject({
        channel: 'sms-http',
        delivery: { state: expect.stringMatching(/^(?:sent|delivered)$/u) },
      });
    });
    expect(await desk.callOf(person.phone)).toMatchObject({ tickets: [{ id: ticket.id, code: done.code }] });
  });

  it('stands in the history with who took it and that it was read back', async () => {
    const call = await desk.answeredCall();
    const { code } = await desk.report(call.id);

    const event = (await ticketOf(desk.operator, code)).events.find((one) => one.type === 'call.taken');

    expect(event?.actor).toMatchObject({ kind: 'staff', name: expect.stringMatching(/\S/u) });
    expect(event?.text.vi).toContain('đã đọc lại và người gọi xác nhận');
  });

  it('is not taken without having been read back, and says what is wrong with an address', async () => {
    const call = await desk.answeredCall();

    const unread = await desk.operator.post(`/calls/${call.id}/report`, callFormOf({ readBack: false }));
    const wrong = await desk.operator.post(`/calls/${call.id}/report`, callFormOf({ contact: 'hỏi chị Hoa' }));

    expect([unread.status, wrong.status]).toEqual([400, 400]);
    expect(JSON.stringify(wrong.body)).toContain('"field":"contact"');
    expect((await desk.detailOf(call.id)).tickets).toEqual([]);
  });

  it('keeps the promise of the urgent policy when the operator calls it urgent', async () => {
    const [plain, urgent] = [await desk.answeredCall(), await desk.answeredCall()];
    const [slow, fast] = [await desk.report(plain.id), await desk.report(urgent.id, { urgent: true })];

    const ticket = await ticketOf(desk.operator, fast.code);

    expect(ticket).toMatchObject({ priority: 'urgent', flags: expect.arrayContaining(['urgent']) });
    expect(Date.parse(fast.promisedAt ?? '')).toBeLessThan(Date.parse(slow.promisedAt ?? ''));
  });

  it('is one ticket when the same form is sent twice, also at the same moment', async () => {
    const call = await desk.answeredCall();
    const draft = randomUUID();

    const [first, second] = await Promise.all([desk.report(call.id, { draft }), desk.report(call.id, { draft })]);
    const third = await desk.report(call.id, { draft });

    expect(new Set([first.code, second.code, third.code]).size).toBe(1);
    expect((await desk.detailOf(call.id)).tickets).toHaveLength(1);
    const events = (await ticketOf(desk.operator, first.code)).events.filter((one) => one.type === 'call.taken');
    expect(events).toHaveLength(1);
  });

  it('tells a colleague who writes down the same call that somebody was first, and takes a second matter of it', async () => {
    const call = await desk.answeredCall();
    const first = await desk.report(call.id);

    const late = await desk.colleague.post(`/calls/${call.id}/report`, callFormOf({ text: 'Đèn đường hỏng ở ngõ 5.' }));
    const { nextPart } = await desk.detailOf(call.id);
    const second = await desk.report(call.id, { part: nextPart, text: 'Đèn đường hỏng ở ngõ 5, phường Võ Cường.' });

    expect(late.status).toBe(409);
    expect(JSON.stringify(late.body)).toContain(first.code);
    expect(nextPart).toBe(2);
    expect(second.code).not.toBe(first.code);
    expect((await desk.detailOf(call.id)).tickets.map((ticket) => ticket.code)).toEqual([first.code, second.code]);
  });

  it('of a hidden number goes to the address that the caller told, unproved', async () => {
    desk.exchange.set('hidden-number', true);
    const exchangeId = await desk.exchange.calls(desk.caller());
    await desk.exchange.answers('101', exchangeId);
    const call = await eventually(async () => {
      const found = (await desk.deskOf(desk.operator)).now.find(
        (one) => one.caller.number === null && one.state === 'answered',
      );
      if (!found) throw new Error('not there yet');
      return found;
    });

    const { code } = await desk.report(call.id, { contact: 'Chi.Hoa@nguoidan.example' });

    const ticket = await ticketOf(desk.operator, code);
    expect(ticket.sender?.identities).toEqual([
      expect.objectContaining({ kind: 'email', address: 'chi.hoa@nguoidan.example' }),
    ]);
    expect(ticket.thread[0]?.verified).toBe(false);
    await desk.exchange.hangsUp();
  });

  it('is completed by a worker when whoever wrote it down waits no longer', async () => {
    const call = await desk.answeredCall();
    const { code } = await desk.report(call.id);
    await desk.sql(`UPDATE outbox SET state = 'waiting', next_at = now() WHERE topic = 'call-report'`);
    await desk.sql(`UPDATE call SET ticket_id = NULL WHERE id = '${call.id}'`);

    await eventually(async () => {
      const [row] = await desk.sql(`SELECT ticket_id FROM call WHERE id = '${call.id}'`);
      expect(row).toMatchObject({ ticket_id: (await ticketOf(desk.operator, code)).id });
    });
  });

  it('cannot be claimed by a form that comes over the front door', async () => {
    const before = await desk.sql(`SELECT count(*)::int AS n FROM receipt WHERE kind = '${callFormKind}'`);

    await desk.post({
      call_id: 'x',
      event: 'ringing',
      from: '+84912000001',
      kind: callFormKind,
      draft: randomUUID(),
      text: 'giả',
    });

    const after = await desk.sql(`SELECT count(*)::int AS n FROM receipt WHERE kind = '${callFormKind}'`);
    expect(after).toEqual(before);
  });

  it('suggests what it is about while it is written', async () => {
    const answer = await desk.operator.post('/calls/suggestions', { text: 'Đường ngập nước, cống tắc', unit: null });

    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).toContain('"drainage"');
  });
});

describe('a call about a ticket that is there', () => {
  async function sameCaller(): Promise<{ ticket: TicketDetail; call: CallRow }> {
    const person = desk.caller();
    const first = await desk.answeredCall(person);
    const { code } = await desk.report(first.id);
    await desk.exchange.hangsUp();
    await desk.callOf(person.phone, (call) => call.state === 'ended');
    return { ticket: await ticketOf(desk.operator, code), call: await desk.answeredCall(person) };
  }
  const attach = (callId: string, body: object) =>
    desk.operator.post(`/calls/${callId}/attach`, { draft: randomUUID(), part: 1, readBack: false, text: '', ...body });

  it('adds what its own sender says as their words, once read back, and ends the waiting for them', async () => {
    const { ticket, call } = await sameCaller();
    const asked = await desk.operator.post(`/tickets/${ticket.id}/ask`, {
      version: ticket.version,
      text: 'Ngập từ lúc nào?',
    });
    expect(asked.status).toBe(200);
    const words = { ticket: ticket.code, text: 'Ngập từ 5 giờ, nước cao 30 cm.' };

    const unread = await attach(call.id, words);
    const added = callAttached.parse((await attach(call.id, { ...words, readBack: true })).body);

    expect(unread.status).toBe(400);
    expect(added).toEqual({ ticketId: ticket.id, code: ticket.code, as: 'supplement' });
    const after = await ticketOf(desk.operator, ticket.id);
    expect(after.thread.at(-1)).toMatchObject({ kind: 'supplement', direction: 'in', text: words.text });
    expect(after.state).not.toBe('waiting_sender');
    expect((await desk.detailOf(call.id)).tickets.map((one) => one.code)).toEqual([ticket.code]);
  });

  it('of somebody else becomes a note for staff', async () => {
    const { ticket } = await sameCaller();
    const neighbour = await desk.answeredCall();

    const added = callAttached.parse(
      (await attach(neighbour.id, { ticket: ticket.code, text: 'Hàng xóm cũng báo ngập.' })).body,
    );

    expect(added.as).toBe('note');
    const after = await ticketOf(desk.operator, ticket.id);
    expect(after.thread.at(-1)).toMatchObject({ kind: 'note', direction: 'internal', text: 'Hàng xóm cũng báo ngập.' });
    expect((await attach(neighbour.id, { ticket: 'BN-26-222222' })).status).toBe(404);
  });

  it('in which somebody denounces is sealed at once, and still gives the code to read out', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);

    const { code, outcome } = await desk.report(call.id, { text: 'Cán bộ chi cục nhận hối lộ khi hoàn thuế.' });

    expect(code).toMatch(/^BN-/u);
    expect(outcome).toBe('created');
    expect((await desk.operator.get(`/tickets/${code}`)).status).toBe(404);
    expect((await desk.operator.get(`/calls/${call.id}`)).status).toBe(404);
    expect(await desk.found(person.phone)).toEqual([]);
  });

  it('disappears from the desk with a ticket that is sealed', async () => {
    const person = desk.caller();
    const call = await desk.answeredCall(person);
    const { code } = await desk.report(call.id);
    const ticket = await ticketOf(desk.operator, code);
    const body = { version: ticket.version, kind: 'denunciation', text: 'Hướng dẫn tố cáo theo luật.' };
    expect((await desk.operator.post(`/tickets/${ticket.id}/divert`, body)).status).toBe(200);

    expect((await desk.operator.get(`/calls/${call.id}`)).status).toBe(404);
    expect((await desk.operator.get(`/calls/${call.id}/recording`)).status).toBe(404);
    expect(await desk.found(person.phone)).toEqual([]);
    expect(JSON.stringify(await desk.deskOf(desk.operator))).not.toContain(person.phone);
    const again = await desk.answeredCall(person).catch(() => null);
    expect(again?.contact ?? null).toBeNull();
  });
});
