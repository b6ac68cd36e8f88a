import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketIncident } from '../../src/contract/incidents.ts';
import { trackingView } from '../../src/contract/public.ts';
import { splitProposal, splitResult, type SplitProposalView, type SplitResult } from '../../src/contract/splits.ts';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { trackingToken } from '../../src/domain/ticket/code.ts';
import { deriveKey } from '../../src/platform/secrets.ts';
import { startMailHub, type MailHub } from '../support/mail/mail-hub.ts';
import { eventually, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { reportBy, signInCrew, step, ticketOf, type Crew } from '../support/ticket-steps.ts';

let mail: MailHub;
let hubUrl: string;
let crew: Crew;
let supervisor: StaffClient;
let inspector: StaffClient;
let auditor: StaffClient;
let power: StaffClient;

const text =
  'Điện khu tôi ở phường Võ Cường mất từ tối qua đến giờ chưa có. Ngoài ra trạm y tế phường hết vắc xin cho trẻ em, đi ba lần đều về không.';

beforeAll(async () => {
  mail = await startMailHub();
  hubUrl = mail.hub.url;
  crew = await signInCrew(hubUrl);
  [supervisor, inspector, auditor, power] = await Promise.all([
    signIn(hubUrl, 'supervisor'),
    signIn(hubUrl, 'inspector'),
    signIn(hubUrl, 'auditor'),
    signIn(hubUrl, 'officer', 'dien-luc'),
  ]);
});
afterAll(() => mail[Symbol.asyncDispose]());

function report(overrides: Readonly<Record<string, unknown>> = {}): Promise<TicketDetail> {
  return reportBy(hubUrl, crew.operator, { text, ...overrides });
}

async function proposalOf(client: StaffClient, ticket: Pick<TicketDetail, 'id'>): Promise<SplitProposalView> {
  const answer = await client.get(`/tickets/${ticket.id}/split`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return splitProposal.parse(answer.body);
}

/** The body that the console would send for what the hub proposes. */
function bodyOf({ version, digest, pieces, parts }: SplitProposalView, overrides: object = {}) {
  return {
    version,
    digest,
    split: randomUUID(),
    parts: parts.map((part) => ({
      ranges: part.pieces.map((piece) => ({ start: pieces[piece]?.start ?? 0, end: pieces[piece]?.end ?? 0 })),
      category: part.category?.code ?? 'information',
      lead: part.agency.code,
    })),
    ...overrides,
  };
}

function trySplit(client: StaffClient, ticket: Pick<TicketDetail, 'id'>, body: object): Promise<ApiAnswer> {
  return client.post(`/tickets/${ticket.id}/split`, body);
}

async function split(
  client: StaffClient,
  ticket: Pick<TicketDetail, 'id'>,
  overrides: object = {},
): Promise<SplitResult> {
  const answer = await trySplit(client, ticket, bodyOf(await proposalOf(client, ticket), overrides));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return splitResult.parse(answer.body);
}

function codeIn({ parts }: SplitResult): string {
  return parts[0]?.code ?? '';
}

async function senderSees(code: string) {
  const key = deriveKey('a secret of tests alone, long enough to pass', 'tickets').toString('hex');
  const response = await fetch(`${hubUrl}/api/v1/public/tickets/${code}?token=${trackingToken(code, key)}`);
  return trackingView.parse(await response.json());
}

describe('a report of two matters', () => {
  it('is cut into sentences, each matter with its agency and its reasons', async () => {
    const ticket = await report();

    const { pieces, parts, digest } = await proposalOf(crew.operator, ticket);

    expect(ticket.flags).toContain('mixed');
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(parts.map(({ agency }) => agency.code)).toEqual(['dien-luc', 'so-y-te']);
    expect(parts.every(({ words }) => words.length > 0)).toBe(true);
    expect(digest).not.toBe('');
  });

  it('becomes two tickets of one sender, each with its words, its agency and deadlines from when the report came', async () => {
    const email = `hai-viec-${randomUUID()}@nguoidan.example`;
    const ticket = await report({ email, hideIdentity: true });

    const result = await split(crew.operator, ticket);

    const [origin, part] = [await ticketOf(crew.operator, ticket.id), await ticketOf(crew.operator, codeIn(result))];
    expect(origin).toMatchObject({ state: 'forwarded', leadAgency: { code: 'dien-luc' } });
    expect(origin.flags).not.toContain('mixed');
    expect(part).toMatchObject({
      state: 'forwarded',
      leadAgency: { code: 'so-y-te' },
      channel: 'web',
      createdAt: ticket.createdAt,
      place: { code: origin.place?.code },
    });
    expect(part.thread[0]).toMatchObject({
      kind: 'report',
      direction: 'in',
      text: expect.stringMatching(/^Ngoài ra trạm y tế/u),
    });
    expect(origin.thread[0]?.text).toBe(text);
    expect(part.sender?.contactId).toBe(origin.sender?.contactId);
    const promise = part.clocks.find((clock) => clock.kind === 'resolve' && clock.scope === 'ticket');
    expect(promise?.startedAt).toBe(ticket.createdAt);
    expect(origin.events.map(({ type }) => type)).toContain('ticket.split');
    expect(part.events.map(({ type }) => type).slice(0, 3)).toEqual([
      'ticket.created',
      'ticket.split_off',
      'ticket.routed',
    ]);
    const { candidates } = ticketIncident.parse((await crew.operator.get(`/tickets/${ticket.id}/incident`)).body);
    expect(candidates.map((candidate) => candidate.ticket.code)).not.toContain(part.code);
    expect(origin.links).toMatchObject([{ kind: 'part', code: part.code, id: part.id }]);
    expect(part.links).toMatchObject([{ kind: 'origin', code: origin.code, id: origin.id }]);
  });

  it('tells each agency its own part only, and nothing of the sender who hides', async () => {
    const ticket = await report({ hideIdentity: true });
    const result = await split(crew.operator, ticket);
    const health = await signIn(hubUrl, 'lead', 'so-y-te').catch(() => null);

    const { id } = await ticketOf(crew.operator, codeIn(result));

    expect((await power.get(`/tickets/${id}`)).status).toBe(404);
    const seen = await ticketOf(power, ticket.id);
    expect(seen).toMatchObject({ senderHidden: true, senderName: null });
    expect(seen.links).toMatchObject([{ kind: 'part', code: codeIn(result), id: null, subject: null, agency: null }]);
    if (health) expect((await ticketOf(health, id)).senderName).toBeNull();
  });

  it('is told to the sender once, on the channel of the report and on its page', async () => {
    const email = `bao-ma-${randomUUID()}@nguoidan.example`;
    const ticket = await report({ email });

    const result = await split(crew.operator, ticket);

    expect(result.told).toBe(true);
    const letter = await mail.mailTo(email, /Thông báo về phản ánh/u);
    expect(letter.parsed.text).toContain(codeIn(result));
    const [own, other] = [await senderSees(ticket.code), await senderSees(codeIn(result))];
    expect(own.related).toMatchObject([{ code: codeIn(result), state: 'forwarded' }]);
    expect(own.related[0]?.url).toMatch(new RegExp(`^/t/${codeIn(result)}/[0-9a-f]{32}$`, 'u'));
    expect(other.related.map(({ code }) => code)).toEqual([ticket.code]);
    expect(other.messages[0]?.text).toMatch(/^Ngoài ra/u);
    const notices = (await ticketOf(crew.operator, ticket.id)).thread.filter(({ kind }) => kind === 'notice');
    expect(notices).toHaveLength(1);
    expect((await ticketOf(crew.operator, codeIn(result))).thread).toHaveLength(1);
  });

  it('shows nothing of it to whoever has the code alone', async () => {
    const ticket = await report();
    const result = await split(crew.operator, ticket);

    const status = await (await fetch(`${hubUrl}/api/v1/public/status/${ticket.code}`)).text();

    expect(status).not.toContain(codeIn(result));
  });

  it('is split once however often the button is pressed, also at the same time', async () => {
    const ticket = await report();
    const body = bodyOf(await proposalOf(crew.operator, ticket));

    const answers = await Promise.all([1, 2, 3].map(() => trySplit(crew.operator, ticket, body)));

    const codes = answers.map((answer) => codeIn(splitResult.parse(answer.body)));
    expect(new Set(codes).size).toBe(1);
    expect((await ticketOf(crew.operator, ticket.id)).links).toHaveLength(1);
  });

  it('is split by one of two people who press at once; the other is told', async () => {
    const ticket = await report();
    const proposal = await proposalOf(crew.operator, ticket);

    const answers = await Promise.all([
      trySplit(crew.operator, ticket, bodyOf(proposal)),
      trySplit(supervisor, ticket, bodyOf(proposal)),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await ticketOf(crew.operator, ticket.id)).links).toHaveLength(1);
  });

  it('is split as the person chose, not as proposed', async () => {
    const ticket = await report();
    const { version, digest, pieces } = await proposalOf(crew.operator, ticket);
    const [first, ...rest] = pieces;

    const answer = await trySplit(crew.operator, ticket, {
      version,
      digest,
      split: randomUUID(),
      parts: [
        { ranges: rest.map(({ start, end }) => ({ start, end })), category: 'health', lead: 'so-y-te' },
        { ranges: [{ start: first?.start, end: first?.end }], category: 'drainage', lead: 'so-xay-dung' },
      ],
    });

    const part = await ticketOf(crew.operator, codeIn(splitResult.parse(answer.body)));
    expect(part).toMatchObject({ category: { code: 'drainage' }, leadAgency: { code: 'so-xay-dung' } });
    expect(part.thread[0]?.text).toBe(first?.text.trim());
    expect((await ticketOf(crew.operator, ticket.id)).leadAgency?.code).toBe('so-y-te');
  });

  it('refuses what leaves words out, a text that changed, what is no agency, and files of others', async () => {
    const ticket = await report();
    const proposal = await proposalOf(crew.operator, ticket);
    const body = bodyOf(proposal);
    const [one, two] = body.parts;
    const cases = [
      [{ parts: [one, { ...two, ranges: [{ start: text.length - 10, end: text.length }] }] }, 400, 'split_ranges'],
      [{ digest: 'khác' }, 409, 'split_text_changed'],
      [{ version: proposal.version + 1 }, 409, 'version_conflict'],
      [{ parts: [one, { ...two, lead: 'khong-co' }] }, 400, 'unknown_choice'],
      [{ parts: [one, { ...two, attachments: [randomUUID()] }] }, 400, 'split_files'],
    ] as const;

    for (const [patch, status, code] of cases) {
      const answer = await trySplit(crew.operator, ticket, { ...body, ...patch });
      expect(answer).toMatchObject({ status, body: { error: { code } } });
    }

    expect((await ticketOf(crew.operator, ticket.id)).links).toEqual([]);
  });
});

describe('who may split', () => {
  it('is the centre: agencies and auditors may not, strangers do not find it', async () => {
    const ticket = await report();
    const body = bodyOf(await proposalOf(crew.operator, ticket));
    await step(crew.operator, ticket.id, 'route', { category: 'drainage', lead: 'so-xay-dung' });

    expect((await crew.officer.get(`/tickets/${ticket.id}/split`)).status).toBe(403);
    expect((await trySplit(crew.officer, ticket, body)).status).toBe(403);
    expect((await trySplit(auditor, ticket, body)).status).toBe(403);
    expect((await power.get(`/tickets/${ticket.id}/split`)).status).toBe(404);
    expect((await trySplit(power, ticket, body)).status).toBe(404);
    expect((await crew.officer.post(`/tickets/${ticket.id}/split/undo`, { split: randomUUID() })).status).toBe(403);
    expect((await ticketOf(supervisor, ticket.id)).actions).toContain('split');
  });

  it('is the inspector alone while it is sealed, and what is split off is sealed too', async () => {
    const sealedText =
      'Cán bộ chi cục nhận hối lộ khi hoàn thuế cho doanh nghiệp Sao Khuê. Ngoài ra điện khu xưởng mất từ tối qua đến giờ chưa có.';
    const ticket = await reportBy(hubUrl, inspector, { text: sealedText });
    expect((await crew.operator.get(`/tickets/${ticket.id}/split`)).status).toBe(404);
    const { version, digest, pieces } = await proposalOf(inspector, ticket);
    const cut = pieces.findIndex((piece) => piece.text.startsWith('Ngoài ra'));
    const range = (from: number, to: number) => pieces.slice(from, to).map(({ start, end }) => ({ start, end }));

    const answer = await trySplit(inspector, ticket, {
      version,
      digest,
      split: randomUUID(),
      parts: [
        { ranges: range(0, cut), category: 'official-conduct', lead: 'thanh-tra' },
        { ranges: range(cut, pieces.length), category: 'electricity', lead: 'dien-luc' },
      ],
    });

    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const code = codeIn(splitResult.parse(answer.body));
    const part = await ticketOf(inspector, code);
    expect(part).toMatchObject({ sealed: true, state: 'new', assignments: [] });
    expect((await ticketOf(inspector, ticket.id)).sealed).toBe(true);
    expect(part.suggestions[0]).toMatchObject({ agency: { code: 'dien-luc' }, category: { code: 'electricity' } });
    for (const client of [crew.operator, supervisor, power])
      expect((await client.get(`/tickets/${code}`)).status).toBe(404);
    const found = ticketPage.parse((await crew.operator.get('/tickets?queue=all&limit=100')).body);
    expect(found.items.map((row) => row.code)).not.toContain(code);
  });
});

describe('undoing a split', () => {
  it('makes it one report again while no agency has accepted, and tells the sender', async () => {
    const email = `hoan-tac-${randomUUID()}@nguoidan.example`;
    const ticket = await report({ email });
    const result = await split(crew.operator, ticket);

    const answer = await crew.operator.post(`/tickets/${ticket.id}/split/undo`, { split: result.split });

    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const [origin, part] = [await ticketOf(crew.operator, ticket.id), await ticketOf(crew.operator, codeIn(result))];
    expect(origin).toMatchObject({ state: 'triage', leadAgency: null, links: [{ isUndone: true }] });
    expect(origin.flags).toContain('mixed');
    expect(part).toMatchObject({ state: 'merged', clock: null });
    expect((await power.get(`/tickets/${ticket.id}`)).status).toBe(404);
    expect((await senderSees(ticket.code)).related).toEqual([]);
    await eventually(async () => {
      const { thread } = await ticketOf(crew.operator, ticket.id);
      expect(thread.filter(({ kind }) => kind === 'notice')).toHaveLength(2);
    });
    const again = await crew.operator.post(`/tickets/${ticket.id}/split/undo`, { split: result.split });
    expect(again.status).toBe(200);
    await split(crew.operator, ticket);
  });

  it('is refused once an agency has accepted a part', async () => {
    const ticket = await report();
    const result = await split(crew.operator, ticket);
    await step(power, ticket.id, 'accept');

    const answer = await crew.operator.post(`/tickets/${ticket.id}/split/undo`, { split: result.split });

    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'split_accepted' } } });
    expect((await ticketOf(crew.operator, codeIn(result))).state).toBe('forwarded');
  });

  it('either happens or is refused when an agency accepts at the same moment; nobody works on what was taken back', async () => {
    const ticket = await report();
    const result = await split(crew.operator, ticket);
    const { version } = await ticketOf(power, ticket.id);

    const [accepted, undone] = await Promise.all([
      power.post(`/tickets/${ticket.id}/accept`, { version }),
      crew.operator.post(`/tickets/${ticket.id}/split/undo`, { split: result.split }),
    ]);

    expect([accepted.status === 200, undone.status === 200].filter(Boolean)).toHaveLength(1);
    const { state } = await ticketOf(crew.operator, ticket.id);
    expect(state).toBe(undone.status === 200 ? 'triage' : 'processing');
  });
});
