import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { splitProposal, splitResult } from '../../src/contract/splits.ts';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, webReport } from '../support/people.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { expectTicket } from '../support/refusals.ts';
import { signInCrew, step, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let twilio: Platform;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  twilio = await startTwilioServer(webhookOf(() => hub, 'twilio'));
  await connect(hub, twilio);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await twilio[Symbol.asyncDispose]();
});

/** Splits a ticket as the hub proposes; the files go with what is split off. */
async function split(ticket: Pick<TicketDetail, 'id'>): Promise<TicketDetail> {
  const proposal = splitProposal.parse((await crew.operator.get(`/tickets/${ticket.id}/split`)).body);
  const { version, digest, pieces, parts, attachments } = proposal;
  const answer = await crew.operator.post(`/tickets/${ticket.id}/split`, {
    version,
    digest,
    split: randomUUID(),
    parts: parts.map((part, index) => ({
      ranges: part.pieces.map((piece) => ({ start: pieces[piece]?.start, end: pieces[piece]?.end })),
      category: part.category?.code,
      lead: part.agency.code,
      attachments: index === 0 ? [] : attachments.map(({ id }) => id),
    })),
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return ticketOf(crew.operator, splitResult.parse(answer.body).parts[0]?.code ?? '');
}

it('keeps the conversation of an SMS: further words join the original, an answer the part that asked', async () => {
  const person: Person = { id: '8801', name: 'Trần Văn Hai', phone: '+84987650088' };
  await twilio.says(person, {
    text: 'mat dien tu toi qua toi gio chua co, ngoai ra tram y te het vac xin cho tre em ca thang nay',
  });
  const [row] = await eventually(async () => {
    const { items } = ticketPage.parse((await crew.operator.get('/tickets?queue=all&q=vac+xin')).body);
    expect(items).toHaveLength(1);
    return items;
  });
  const original = await ticketOf(crew.operator, row?.id ?? '');
  const part = await split(original);
  await twilio.says(person, { text: 'dien van chua co nhe' });
  await eventually(async () => {
    const { thread } = await ticketOf(crew.operator, original.id);
    expect(thread.map(({ text }) => text)).toContain('dien van chua co nhe');
  });

  await step(crew.operator, part.id, 'ask', { text: 'Trạm y tế nào, hẹn tiêm ngày nào?' });
  await eventually(async () => {
    const { thread } = await ticketOf(crew.operator, part.id);
    const { delivery } = thread.find(({ kind }) => kind === 'question') ?? {};
    expect(delivery?.channel).toBe('twilio');
    // The centre may have told of its arrival already.
    expect(['sent', 'delivered']).toContain(delivery?.state);
  });

  await twilio.says(person, { text: 'tram y te phuong Vo Cuong, hen ngay 12' });
  await eventually(async () => {
    const asked = await ticketOf(crew.operator, part.id);
    expect([asked.state, asked.thread.findLast(({ direction }) => direction === 'in')?.text]).toEqual([
      'forwarded',
      'tram y te phuong Vo Cuong, hen ngay 12',
    ]);
  });
});

it('lets the files chosen for a part go along by reference; the original keeps them', async () => {
  const file = { name: 'anh-tram-y-te.txt', type: 'text/plain', bytes: Buffer.from('Hết vắc xin.') };
  const text = 'Điện khu tôi mất từ tối qua. Ngoài ra trạm y tế hết vắc xin cho trẻ em, có ảnh kèm theo.';
  const { id } = await expectTicket(
    crew.operator,
    await postForm(`${hub.url}/webhooks/web/web`, webReport({ text }), [file]),
  );

  const part = await split({ id });

  const own = (await ticketOf(crew.operator, id)).thread[0]?.attachments ?? [];
  const taken = part.thread[0]?.attachments ?? [];
  expect([own, taken].map((files) => files.map(({ name }) => name))).toEqual([[file.name], [file.name]]);
  expect(taken[0]?.id).not.toBe(own[0]?.id);
  const response = await fetch(`${hub.url}${taken[0]?.downloadUrl ?? ''}`, {
    headers: { cookie: crew.operator.cookie },
  });
  expect(await response.text()).toBe('Hết vắc xin.');
});
