import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketDetail, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { submitted, trackingView } from '../../src/contract/public.ts';
import { dashboard } from '../../src/contract/dashboard.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let operator: StaffClient;
let officer: StaffClient;
let lead: StaffClient;
let stranger: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
  officer = await signIn(hub.url, 'officer', 'so-xay-dung');
  lead = await signIn(hub.url, 'lead', 'so-xay-dung');
  stranger = await signIn(hub.url, 'officer', 'dien-luc');
});
afterAll(() => hub[Symbol.asyncDispose]());

async function send(overrides: Readonly<Record<string, unknown>> = {}) {
  const answer = await postReport(hub.url, webReport(overrides));
  expect(answer.status).toBe(200);
  const { code, trackingUrl } = submitted.parse(answer.body);
  const ticket = await eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${code}`)).body));
  return { code, trackingUrl, ticket };
}

async function act(client: StaffClient, ticket: TicketDetail, step: string, body: object = {}): Promise<TicketDetail> {
  const answer = await client.post(`/tickets/${ticket.id}/${step}`, { version: ticket.version, ...body });
  expect(answer).toMatchObject({ status: 200 });
  return ticketDetail.parse(answer.body);
}

async function track(trackingUrl: string) {
  const [, , code, token] = new URL(trackingUrl).pathname.split('/');
  const response = await fetch(`${hub.url}/api/v1/public/tickets/${code}?token=${token}`);
  return trackingView.parse(await response.json());
}

async function onTrackingPage(trackingUrl: string, action: string, body: object): Promise<number> {
  const [, , code, token] = new URL(trackingUrl).pathname.split('/');
  const response = await fetch(`${hub.url}/api/v1/public/tickets/${code}/${action}?token=${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

const routeToConstruction = { category: 'drainage', lead: 'so-xay-dung' };

describe('the way of a report', () => {
  it('opens a ticket with the best three agencies, their reasons and a promise', async () => {
    const { ticket } = await send();

    expect(ticket.suggestions[0]).toMatchObject({ agency: { code: 'so-xay-dung' }, category: { code: 'drainage' } });
    expect(ticket.suggestions).toHaveLength(3);
    expect(ticket.suggestions[0]?.why.length).toBeGreaterThan(0);
    expect(ticket.promisedAt).not.toBeNull();
    expect(ticket.clocks.map((clock) => clock.kind).sort()).toEqual(['acknowledge', 'resolve', 'triage']);
    expect(ticket.state).toBe('new');
  });

  it('goes from triage over acceptance, answer and approval to the sender, who rates it', async () => {
    const { ticket, trackingUrl } = await send();

    const routed = await act(operator, ticket, 'route', routeToConstruction);
    expect(routed.state).toBe('forwarded');
    const accepted = await act(
      officer,
      ticketDetail.parse((await officer.get(`/tickets/${ticket.id}`)).body),
      'accept',
    );
    expect(accepted.state).toBe('processing');
    await act(officer, accepted, 'note', { text: 'Đã gọi đội thoát nước.', version: undefined });
    const submittedAnswer = await act(officer, accepted, 'submit', { text: 'Đã thông cống, đường hết ngập từ 9 giờ.' });
    expect(submittedAnswer.state).toBe('awaiting_approval');
    const message = submittedAnswer.thread.find((one) => one.kind === 'answer');
    const answered = await act(lead, submittedAnswer, 'approve', { messageId: message?.id });
    expect(answered.state).toBe('answered');
    const delivered = await eventually(async () => {
      const now = ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body);
      expect(now.thread.find((one) => one.kind === 'answer')?.delivery?.state).toBe('sent');
      return now;
    });
    expect(delivered.clocks.every((clock) => clock.state === 'stopped')).toBe(true);

    const seen = await track(trackingUrl);
    expect(seen.steps.every((step) => step.at !== null)).toBe(true);
    expect(seen.messages.map((one) => one.kind)).toEqual(['report', 'answer']);
    expect(JSON.stringify(seen)).not.toContain('Đã gọi đội thoát nước');
    expect(await onTrackingPage(trackingUrl, 'rate', { score: 5, comment: 'Nhanh' })).toBe(200);
    expect((await track(trackingUrl)).rating).toEqual({ score: 5, comment: 'Nhanh' });
    expect(await onTrackingPage(trackingUrl, 'rate', { score: 1 })).toBe(409);
  });

  it('is reopened by its sender with a reason, and answered a second time', async () => {
    const { ticket, trackingUrl } = await send();
    await act(operator, ticket, 'route', routeToConstruction);
    const accepted = await act(
      officer,
      ticketDetail.parse((await officer.get(`/tickets/${ticket.id}`)).body),
      'accept',
    );
    const first = await act(officer, accepted, 'submit', { text: 'Đã xử lý.' });
    await act(lead, first, 'approve', { messageId: first.thread.find((one) => one.kind === 'answer')?.id });

    expect(await onTrackingPage(trackingUrl, 'reopen', { reason: 'ngắn' })).toBe(400);
    expect(await onTrackingPage(trackingUrl, 'reopen', { reason: 'Sáng nay mưa, đường lại ngập như cũ.' })).toBe(200);
    const reopened = ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body);
    expect(reopened.state).toBe('reopened');

    const again = await act(operator, reopened, 'route', routeToConstruction);
    expect(again.state).toBe('forwarded');
    const taken = await act(officer, ticketDetail.parse((await officer.get(`/tickets/${ticket.id}`)).body), 'accept');
    const second = await act(officer, taken, 'submit', { text: 'Đã thay ống cống mới.' });
    const waiting = second.thread.find((one) => one.kind === 'answer' && one.state === 'submitted');
    expect((await act(lead, second, 'approve', { messageId: waiting?.id })).state).toBe('answered');
  });

  it('pauses its clocks while the sender is asked, and goes on with the answer', async () => {
    const { ticket, trackingUrl } = await send();

    const asked = await act(operator, ticket, 'ask', { text: 'Xin cho biết số nhà gần nhất.' });
    expect(asked.state).toBe('waiting_sender');
    expect(
      asked.clocks
        .filter((clock) => clock.state === 'paused')
        .map((clock) => clock.kind)
        .sort(),
    ).toEqual(['resolve', 'triage']);
    expect(await onTrackingPage(trackingUrl, 'supplement', { text: 'Gần số 12' })).toBe(200);

    const after = ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body);
    expect(after.state).toBe('triage');
    expect(after.clocks.some((clock) => clock.state === 'paused')).toBe(false);
  });

  it('comes back to triage when the agency returns it, and leaves that agency', async () => {
    const { ticket } = await send();
    await act(operator, ticket, 'route', routeToConstruction);
    const offered = ticketDetail.parse((await officer.get(`/tickets/${ticket.id}`)).body);

    const answer = await officer.post(`/tickets/${ticket.id}/return`, {
      version: offered.version,
      reason: 'Đường do UBND phường quản lý.',
    });

    expect(answer).toEqual({ status: 200, body: null });
    expect((await officer.get(`/tickets/${ticket.id}`)).status).toBe(404);
    expect(ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body).state).toBe('triage');
  });
});

describe('who may do what', () => {
  it('is not found by staff of another agency, by any step', async () => {
    const { ticket } = await send();
    await act(operator, ticket, 'route', routeToConstruction);

    expect((await stranger.get(`/tickets/${ticket.id}`)).status).toBe(404);
    for (const step of ['accept', 'return', 'note', 'ask', 'submit', 'approve', 'route']) {
      const body = { version: 2, text: 'x y z', reason: 'không rõ', messageId: ticket.id, ...routeToConstruction };
      const { status } = await stranger.post(`/tickets/${ticket.id}/${step}`, pick(step, body));
      expect([step, status]).toEqual([step, 404]);
    }
    const page = ticketPage.parse((await stranger.get('/tickets?queue=all')).body);
    expect(page.items.some((row) => row.id === ticket.id)).toBe(false);
  });

  it('refuses a step by a role that has no right to it, and unknown fields', async () => {
    const { ticket } = await send();

    expect((await operator.post(`/tickets/${ticket.id}/accept`, { version: ticket.version })).status).toBe(409);
    const extra = await operator.post(`/tickets/${ticket.id}/route`, {
      version: 1,
      ...routeToConstruction,
      state: 'closed',
    });
    expect(extra.status).toBe(400);
    expect((await fetch(`${hub.url}/api/v1/tickets`)).status).toBe(401);
  });

  it('tells the second of two operators that somebody was faster', async () => {
    const { ticket } = await send();
    await act(operator, ticket, 'route', routeToConstruction);

    const second = await operator.post(`/tickets/${ticket.id}/route`, {
      version: ticket.version,
      ...routeToConstruction,
    });

    expect(second).toMatchObject({ status: 409, body: { error: { code: 'version_conflict' } } });
  });

  it('hides a sender who asked for it from the agency, not from the centre', async () => {
    const { ticket } = await send({ hideIdentity: true, name: 'Công ty Kín Danh' });
    await act(operator, ticket, 'route', routeToConstruction);

    const atAgency = JSON.stringify((await officer.get(`/tickets/${ticket.id}`)).body);

    expect(atAgency).not.toContain('Kín Danh');
    expect(atAgency).not.toContain('nguoidan.example');
    expect(JSON.stringify((await operator.get(`/tickets/${ticket.id}`)).body)).toContain('Kín Danh');
  });
});

describe('a form posted again', () => {
  it('gives the same code and one ticket, however often and however parallel', async () => {
    const report = webReport();

    const answers = await Promise.all(Array.from({ length: 8 }, () => postReport(hub.url, report)));

    const codes = new Set(answers.map((answer) => submitted.parse(answer.body).code));
    expect(codes.size).toBe(1);
    const [code] = [...codes];
    const ticket = await eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${code}`)).body));
    expect(ticket.thread.filter((one) => one.kind === 'report')).toHaveLength(1);
  });
});

describe("the supervisor's page", () => {
  it('counts open, due and answered cases by agency', async () => {
    const supervisor = await signIn(hub.url, 'supervisor');

    const seen = dashboard.parse((await supervisor.get('/dashboard')).body);

    expect(seen.totals.open).toBeGreaterThan(0);
    expect(seen.totals.answeredInTime).toBeGreaterThan(0);
    expect(seen.agencies.map((row) => row.agency.code)).toContain('so-xay-dung');
    expect(seen.receivedToday).toBeGreaterThan(0);
  });
});

/** Only the fields that the step's schema knows. */
function pick(step: string, body: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, readonly string[]> = {
    accept: ['version'],
    return: ['version', 'reason'],
    note: ['text'],
    ask: ['version', 'text'],
    submit: ['version', 'text'],
    approve: ['version', 'messageId'],
    route: ['version', 'category', 'lead'],
  };
  return Object.fromEntries((fields[step] ?? []).map((field) => [field, body[field]]));
}
