import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  incidentAlerts,
  incidentDetail,
  incidentPage,
  shareResult,
  ticketIncident,
  type IncidentDetail,
  type TicketIncident,
} from '../../src/contract/incidents.ts';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { answerTicket, reportBy, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;
let stranger: StaffClient;

const kinhBac = '09187';
const voCuong = '09190';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  supervisor = await signIn(hub.url, 'supervisor');
  stranger = await signIn(hub.url, 'officer', 'dien-luc');
});
afterAll(() => hub[Symbol.asyncDispose]());

function report(text: string, overrides: Readonly<Record<string, unknown>> = {}): Promise<TicketDetail> {
  return reportBy(hub.url, crew.operator, { text, unitCode: kinhBac, ...overrides });
}

async function around(client: StaffClient, ticket: { readonly id: string }): Promise<TicketIncident> {
  const answer = await client.get(`/tickets/${ticket.id}/incident`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return ticketIncident.parse(answer.body);
}

async function join(ticket: { readonly id: string }, other: { readonly id: string }): Promise<TicketIncident> {
  const answer = await crew.operator.post(`/tickets/${ticket.id}/incident/join`, { with: other.id });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return ticketIncident.parse(answer.body);
}

async function incidentOf(client: StaffClient, id: string): Promise<IncidentDetail> {
  const answer = await client.get(`/incidents/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return incidentDetail.parse(answer.body);
}

async function eventsOf(ticket: { readonly id: string }): Promise<string[]> {
  return (await ticketOf(crew.operator, ticket.id)).events.map((event) => event.type);
}

describe('reports of one incident', () => {
  it('are suggested beside each other with the reasons, and those of another place are not', async () => {
    const first = await report('Đèn đường ngõ 12 phố Nguyễn Gia Thiều không sáng, tối rất nguy hiểm');
    const second = await report('Cột đèn chiếu sáng hỏng ở phố Nguyễn Gia Thiều, đề nghị sửa');
    await report('Đèn đường phố Huyền Quang không sáng');
    await report('Đèn đường trước nhà văn hóa không sáng', { unitCode: voCuong });

    const { candidates, incident, mayWrite } = await around(crew.operator, first);

    expect(candidates.map(({ ticket }) => ticket.code)).toEqual([second.code]);
    expect(candidates[0]?.reasons.map(({ vi }) => vi)).toEqual([
      'cùng Phường Kinh Bắc',
      expect.stringContaining('Nguyễn Gia Thiều'),
      'cùng nói “đèn đường hỏng”',
      expect.stringMatching(/phút$/u),
    ]);
    expect([incident, mayWrite]).toEqual([null, true]);
  });

  it('are joined and split again, and both stand in the history of each', async () => {
    const first = await report('Nắp cống vỡ trước số 5 phố Vũ Giới');
    const second = await report('Phố Vũ Giới mất nắp cống, rất nguy hiểm');

    const joined = await join(first, second);

    expect(joined.incident).toMatchObject({ title: 'Cống, nắp hố ga tại Phường Kinh Bắc', state: 'open', tickets: 2 });
    const detail = await incidentOf(crew.operator, joined.incident?.id ?? '');
    expect(detail.rows.map((row) => row.code).sort()).toEqual([first.code, second.code].sort());
    expect(detail.points).toEqual([expect.objectContaining({ exact: false })]);
    expect(detail.timeline.map((entry) => [entry.type, entry.count])).toEqual([['incident.joined', 2]]);
    expect(await eventsOf(second)).toContain('incident.joined');

    const left = await crew.operator.post(`/tickets/${first.id}/incident/leave`, {});

    expect(ticketIncident.parse(left.body).incident).toBeNull();
    expect((await around(crew.operator, second)).incident).toBeNull();
    expect(await eventsOf(second)).toContain('incident.left');
    expect((await crew.operator.post(`/tickets/${first.id}/incident/leave`, {})).status).toBe(409);
  });

  it('of two incidents are not joined before one is split off', async () => {
    const [a, b, c, d] = await Promise.all(
      [
        'Cây đổ ở phố Lý Anh Tông',
        'Cây gãy phố Lý Anh Tông',
        'Kẹt xe đường Trần Hưng Đạo',
        'Tắc đường Trần Hưng Đạo',
      ].map((text) => report(text)),
    );
    if (!a || !b || !c || !d) throw new Error('four reports');
    await join(a, b);
    await join(c, d);

    const answer = await crew.operator.post(`/tickets/${a.id}/incident/join`, { with: c.id });

    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'two_incidents' } } });
    expect((await around(crew.operator, a)).incident?.tickets).toBe(2);
  });

  it('are renamed, ended and reopened by the centre', async () => {
    const [first, second] = [await report('Cháy bãi rác thôn Đọ'), await report('Đám cháy ở bãi rác thôn Đọ')];
    const id = (await join(first, second)).incident?.id ?? '';

    await supervisor.post(`/incidents/${id}/rename`, { title: 'Cháy bãi rác thôn Đọ' });
    await supervisor.post(`/incidents/${id}/end`, {});

    expect(await incidentOf(crew.operator, id)).toMatchObject({
      title: 'Cháy bãi rác thôn Đọ',
      state: 'ended',
      actions: ['reopen'],
    });
    const past = incidentPage.parse((await crew.operator.get('/incidents?show=past')).body);
    expect(past.items.map((item) => item.id)).toContain(id);
    expect((await supervisor.post(`/incidents/${id}/end`, {})).status).toBe(409);
    await supervisor.post(`/incidents/${id}/reopen`, {});
    expect((await incidentOf(crew.operator, id)).state).toBe('open');
    expect((await eventsOf(first)).filter((type) => type.startsWith('incident.'))).toEqual([
      'incident.joined',
      'incident.renamed',
      'incident.ended',
      'incident.reopened',
    ]);
  });
});

describe('who sees an incident', () => {
  it('is whoever sees a ticket of it, and of the others it sees nothing', async () => {
    const first = await report('Hố sâu giữa phố Hàng Mã');
    const second = await report('Ổ gà rất sâu ở phố Hàng Mã');
    const id = (await join(first, second)).incident?.id ?? '';
    expect((await crew.officer.get(`/incidents/${id}`)).status).toBe(404);
    await routeTicket(crew, first.code);

    const seen = await incidentOf(crew.officer, id);

    expect(seen).toMatchObject({ tickets: 1, actions: [] });
    expect(JSON.stringify(seen)).not.toContain(second.code);
    expect((await stranger.get(`/incidents/${id}`)).status).toBe(404);
    expect(JSON.stringify((await stranger.get('/incidents')).body)).not.toContain(id);
    expect((await around(crew.officer, first)).candidates).toEqual([]);
    expect((await crew.officer.post(`/incidents/${id}/end`, {})).status).toBe(403);
  });

  it('is nobody for a sealed ticket, which leaves without a word', async () => {
    const first = await report('Khói đen từ xưởng ở thôn Xuân Ổ');
    const second = await report('Mùi khét, khói đen ở thôn Xuân Ổ cả đêm');
    const third = await report('Thôn Xuân Ổ ngập khói đen');
    const id = (await join(first, second)).incident?.id ?? '';
    await join(first, third);
    await crew.operator.post(`/tickets/${second.id}/divert`, {
      version: 1,
      kind: 'denunciation',
      text: 'Mời anh chị gửi đơn theo thủ tục tố cáo.',
    });

    for (const client of [crew.operator, supervisor, await signIn(hub.url, 'inspector')]) {
      expect(JSON.stringify(await incidentOf(client, id))).not.toContain(second.code);
      expect((await around(client, first)).candidates.map(({ ticket }) => ticket.code)).not.toContain(second.code);
    }
    expect((await crew.operator.post(`/tickets/${first.id}/incident/join`, { with: second.id })).status).toBe(404);
  });
});

describe('one answer to all tickets of an incident', () => {
  it('goes to each that the lead agency may answer, and names those it cannot go to', async () => {
    const place = 'trước chợ Nhớn phố Thiên Đức';
    const [source, offered, english, drafted, unrouted] = [
      await report(`Ngập nước ${place}`),
      await report(`Nước không thoát, ngập ${place}`),
      await report('The street at chợ Nhớn phố Thiên Đức is flooded', { lang: 'en' }),
      await report(`Ngập sâu ${place}, xe chết máy`),
      await report(`Lại ngập ${place}`),
    ];
    for (const other of [offered, english, drafted, unrouted]) await join(source, other);
    for (const ticket of [source, offered, english, drafted]) await routeTicket(crew, ticket.code);
    const taken = await ticketOf(crew.officer, drafted.code);
    await crew.officer.post(`/tickets/${drafted.id}/accept`, { version: taken.version });
    const accepted = await ticketOf(crew.officer, drafted.code);
    await crew.officer.post(`/tickets/${drafted.id}/submit`, { version: accepted.version, text: 'Trả lời riêng.' });
    expect((await around(crew.lead, source)).share).toBeNull();
    await answerTicket(crew, source.code, 'Đã thông cống từ 9 giờ, nước đã rút.');

    const { share } = await around(crew.lead, source);
    expect(share?.targets.map((target) => [target.code, target.lang])).toEqual([
      [offered.code, 'vi'],
      [english.code, 'en'],
    ]);
    expect(share?.refused).toEqual([{ code: drafted.code, reason: 'own_answer' }]);
    expect((await around(crew.officer, source)).share).toBeNull();

    const body = { messageId: share?.messageId, tickets: [offered.id, english.id, drafted.id] };
    const texts = { vi: 'Đã thông cống từ 9 giờ, nước đã rút.' };
    expect((await crew.officer.post(`/tickets/${source.id}/incident/answer`, { ...body, texts })).status).toBe(403);
    const strange = { ...body, tickets: [unrouted.id], texts };
    expect((await crew.lead.post(`/tickets/${source.id}/incident/answer`, strange)).status).toBe(409);
    const first = await crew.lead.post(`/tickets/${source.id}/incident/answer`, { ...body, texts });

    expect(shareResult.parse(first.body)).toEqual({
      answered: [offered.code],
      refused: [
        { code: english.code, reason: 'no_text' },
        { code: drafted.code, reason: 'own_answer' },
      ],
    });
    const second = await crew.lead.post(`/tickets/${source.id}/incident/answer`, {
      ...body,
      tickets: [english.id],
      texts: { ...texts, en: 'The drain was cleared at 9 and the water is gone.' },
    });
    expect(shareResult.parse(second.body)).toEqual({ answered: [english.code], refused: [] });
    const answered = await ticketOf(crew.lead, offered.code);
    expect(answered).toMatchObject({ state: 'answered', version: 3 });
    expect(answered.thread.filter((message) => message.kind === 'answer')).toMatchObject([
      { state: 'approved', text: texts.vi },
    ]);
    expect(answered.events.map((event) => event.type)).toEqual(
      expect.arrayContaining(['assignment.accepted', 'answer.submitted', 'answer.approved']),
    );
    const abroad = await ticketOf(crew.lead, english.code);
    expect(abroad.thread.findLast((message) => message.kind === 'answer')?.text).toContain('drain was cleared');
    expect((await ticketOf(crew.lead, drafted.code)).state).toBe('awaiting_approval');
  });
});

describe('a burst of like reports', () => {
  const said = [
    'Nhà tôi mất nước từ sáng, đề nghị kiểm tra',
    'Ca khu khong co nuoc tu sang den gio',
    'Sao tự nhiên cắt nước mà không báo trước?',
    'Vòi khô rồi, bao giờ có nước lại',
  ];

  async function alerts(client: StaffClient) {
    return incidentAlerts.parse((await client.get('/incidents/alerts')).body).items;
  }

  it('raises a suspected incident that grows until somebody says what it is, and once dismissed stays so', async () => {
    const [one, two, three, ...rest] = said;
    for (const text of [one, two, three]) await report(text ?? '', { unitCode: voCuong });
    await hub.context.bursts.sweep();
    expect(await alerts(supervisor)).toEqual([]);
    for (const text of rest) await report(text, { unitCode: voCuong });

    const [alert] = await eventually(async () => {
      await hub.context.bursts.sweep();
      const found = await alerts(supervisor);
      expect(found).toHaveLength(1);
      return found;
    });

    expect(alert).toMatchObject({
      title: 'Mất nước tại Phường Võ Cường',
      state: 'suspected',
      noticed: true,
      tickets: 4,
    });
    expect(alert?.points).toHaveLength(1);
    expect((await crew.officer.get('/incidents/alerts')).status).toBe(403);

    await report('Bị cúp nước, nhà có trẻ nhỏ rất khổ', { unitCode: voCuong });
    await report('Ổ gà ở phố Trần Lựu', { unitCode: voCuong });
    await eventually(async () => {
      await hub.context.bursts.sweep();
      expect((await alerts(supervisor))[0]?.tickets).toBe(5);
    });

    await crew.operator.post(`/incidents/${alert?.id}/dismiss`, {});
    expect(await alerts(supervisor)).toEqual([]);
    await report('Chỗ tôi cũng hết nước rồi', { unitCode: voCuong });
    await hub.context.bursts.sweep();
    expect(await alerts(supervisor)).toEqual([]);
  });

  it('is none while one person sends everything', async () => {
    const email = 'mot-nguoi@nguoidan.example';
    for (const text of ['Mất điện từ trưa', 'Cúp điện rồi', 'Vẫn không có điện', 'Bao giờ có điện, mất điện lâu quá'])
      await report(text, { unitCode: '09169', email });

    await hub.context.bursts.sweep();

    expect(await alerts(supervisor)).toEqual([]);
  });
});
