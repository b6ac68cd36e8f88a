import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dashboard } from '../../src/contract/dashboard.ts';
import { publicStatus } from '../../src/contract/public.ts';
import { queueCounts, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { closeConsoles, openConsole, type Console } from '../support/console.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { settled } from '../support/live-steps.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { reportBy, signInCrew, step, ticketOf, tryStep, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let inspector: StaffClient;
let others: readonly StaffClient[];

const text = 'Cán bộ chi cục nhận hối lộ khi hoàn thuế cho doanh nghiệp Sao Khuê';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  inspector = await signIn(hub.url, 'inspector');
  const [supervisor, administrator, auditor] = await Promise.all([
    signIn(hub.url, 'supervisor'),
    signIn(hub.url, 'administrator'),
    signIn(hub.url, 'auditor'),
  ]);
  others = [crew.operator, crew.officer, crew.lead, supervisor, administrator, auditor];
});
afterEach(closeConsoles);
afterAll(() => hub[Symbol.asyncDispose]());

/** A report in which somebody denounces, as the inspector finds it. */
function denunciation(overrides: Readonly<Record<string, unknown>> = {}): Promise<TicketDetail> {
  return reportBy(hub.url, inspector, { text, ...overrides });
}

function idsOf(console: Console): Set<string> {
  return new Set(console.changes().map((change) => change.id));
}

async function rowsOf(client: StaffClient, query: string): Promise<string[]> {
  return ticketPage.parse((await client.get(`/tickets?limit=100&${query}`)).body).items.map((row) => row.id);
}

describe('a report in which somebody may denounce', () => {
  it('is sealed from the first moment: there for inspectors, nowhere for anybody else', async () => {
    const totals = async () => dashboard.parse((await crew.operator.get('/dashboard')).body).totals.open;
    const before = await totals();

    const ticket = await denunciation();

    expect(ticket).toMatchObject({ sealed: true, state: 'new', flags: ['denunciation'] });
    expect(ticket.events[0]?.text.vi).toContain('niêm phong');
    expect(ticket.actions.toSorted()).toEqual(['divert', 'note', 'split', 'unseal']);
    expect(await rowsOf(inspector, 'queue=sealed')).toContain(ticket.id);
    for (const client of others) {
      expect((await client.get(`/tickets/${ticket.id}`)).status).toBe(404);
      expect((await client.get(`/tickets/${ticket.code}`)).status).toBe(404);
      for (const query of [
        'queue=all',
        'queue=triage',
        'queue=sealed',
        `queue=all&q=${encodeURIComponent('Sao Khuê')}`,
      ])
        expect(await rowsOf(client, query)).not.toContain(ticket.id);
      expect((await tryStepOn(client, ticket, 'unseal')).status).toBe(404);
    }
    expect(await totals()).toBe(before);
    expect(JSON.stringify((await crew.operator.get('/dashboard')).body)).not.toContain(ticket.id);
    expect((await inspector.get('/tickets?queue=sealed')).status).toBe(200);
  });

  it('is counted for inspectors, who also hear of it at once; others hear nothing, then and later', async () => {
    const [centre, inspecting] = [await openConsole(hub.url, crew.operator), await openConsole(hub.url, inspector)];
    const before = queueCounts.parse((await inspector.get('/queues')).body).counts.sealed ?? 0;
    const { cursor } = await centre.since(null);

    const ticket = await denunciation();
    await eventually(() =>
      expect(inspecting.changes().find((change) => change.id === ticket.id)?.row).toMatchObject({ sealed: true }),
    );
    expect(queueCounts.parse((await inspector.get('/queues')).body).counts.sealed).toBe(before + 1);
    await step(inspector, ticket.id, 'divert', { kind: 'denunciation', text: 'Xin gửi đơn tới Thanh tra tỉnh.' });
    await settled(centre, hub.url, crew.operator);

    expect(idsOf(centre)).not.toContain(ticket.id);
    expect(JSON.stringify(centre.heard)).not.toContain(ticket.id);
    expect((await centre.since(cursor)).changes.map((change) => change.id)).not.toContain(ticket.id);
    expect(queueCounts.parse((await inspector.get('/queues')).body).counts.sealed).toBe(before);
  });

  it('still gets its sender the receipt, and tells whoever has the code no more than its state', async () => {
    const ticket = await denunciation();

    await eventually(async () => {
      const { thread } = await ticketOf(inspector, ticket.id);
      expect(thread.find((message) => message.kind === 'ack')?.delivery?.state).toBe('sent');
    });
    const response = await fetch(`${hub.url}/api/v1/public/status/${ticket.code}`);
    const said: unknown = await response.json();
    expect(publicStatus.parse(said).state).toBe('new');
    expect(JSON.stringify(said)).not.toContain('Sao Khuê');
  });

  it('keeps its sender from the register of contacts', async () => {
    const name = `Người Tố Cáo ${randomUUID().slice(0, 8)}`;
    const ticket = await denunciation({ name });

    expect(JSON.stringify((await crew.operator.get(`/contacts?q=${encodeURIComponent(name)}`)).body)).not.toContain(
      name,
    );
    expect((await crew.operator.get(`/contacts/${ticket.sender?.contactId}`)).status).toBe(404);
    expect((await inspector.get(`/contacts/${ticket.sender?.contactId}`)).status).toBe(200);
  });
});

describe('an inspector who has looked', () => {
  it('opens it to triage when it is no denunciation, with the reason on record', async () => {
    const centre = await openConsole(hub.url, crew.operator);
    const ticket = await denunciation();
    expect((await tryStep(inspector, ticket.id, 'unseal', { reason: 'x' })).status).toBe(400);

    const open = await step(inspector, ticket.id, 'unseal', { reason: 'Chỉ hỏi thủ tục, không tố cáo ai.' });

    expect(open).toMatchObject({ sealed: false, state: 'triage', flags: [] });
    const seen = await ticketOf(crew.operator, ticket.id);
    expect(seen.actions).toContain('route');
    expect(seen.events.find((event) => event.type === 'ticket.unsealed')?.text.vi).toContain('Chỉ hỏi thủ tục');
    expect(await rowsOf(crew.operator, 'queue=triage')).toContain(ticket.id);
    await eventually(() =>
      expect(centre.changes().find((change) => change.id === ticket.id)?.row).toMatchObject({ state: 'triage' }),
    );
    expect((await tryStep(inspector, ticket.id, 'unseal', { reason: 'Một lần nữa.' })).status).toBe(403);
  });

  it('guides the sender to the procedure, and it stays sealed', async () => {
    const ticket = await denunciation();

    const diverted = await step(inspector, ticket.id, 'divert', {
      kind: 'denunciation',
      text: 'Xin gửi đơn tới Thanh tra tỉnh.',
    });

    expect(diverted).toMatchObject({ sealed: true, state: 'diverted' });
    expect(diverted?.thread.find((message) => message.kind === 'notice')?.text).toContain('Thanh tra tỉnh');
    expect((await crew.operator.get(`/tickets/${ticket.id}`)).status).toBe(404);
  });

  it('diverts nothing that is open to all: that is the centre', async () => {
    const { id } = await reportBy(hub.url, crew.operator);

    const answer = await tryStep(inspector, id, 'divert', { kind: 'complaint', text: 'Hướng dẫn.' });

    expect(answer.status).toBe(403);
  });
});

function tryStepOn(client: StaffClient, { id, version }: TicketDetail, name: string) {
  return client.post(`/tickets/${id}/${name}`, { version, reason: 'Không phải tố cáo.' });
}
