import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { ticketDetail, ticketPage, type MessageView, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { startGraphServer, type GraphServer } from '../support/platforms/graph-server.ts';
import type { Person } from '../support/platforms/platform.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;
let graph: GraphServer;

const lan: Person = { id: '7401000000000011', name: 'Nguyễn Thị Lan' };
const minh: Person = { id: '7401000000000022', name: 'Trần Văn Minh' };

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  supervisor = await signIn(hub.url, 'supervisor');
  graph = await startGraphServer({ webhook: webhookOf(() => hub, 'facebook') });
  await connect(hub, graph);
});
afterEach(() => {
  for (const fault of graph.faults) graph.set(fault.name, false);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});

/** The only ticket in which somebody wrote these words. */
function ticketWith(words: string): Promise<TicketDetail> {
  return eventually(async () => {
    const answer = await crew.operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`);
    const { items } = ticketPage.parse(answer.body);
    expect(items).toHaveLength(1);
    return ticketOf(crew.operator, items[0]?.id ?? '');
  });
}

function reportOf(ticket: TicketDetail): MessageView {
  const [report] = ticket.thread;
  if (!report) throw new Error('the ticket has no report');
  return report;
}

/** What everybody reads under a comment, once as much stands there. */
function publicWords(comment: string, count: number): Promise<string> {
  return eventually(async () => {
    const words = graph.under(comment).map((word) => word.text);
    expect(words).toHaveLength(count);
    return words.join('\n');
  });
}

function moderate(client: StaffClient, ticket: TicketDetail, what: 'hide' | 'unhide', messageId = reportOf(ticket).id) {
  return client.post(`/tickets/${ticket.id}/messages/${messageId}/${what}`, {});
}

describe('a comment under a post of the Page', () => {
  it('is a ticket that says where everybody reads it, and is acknowledged there without the private link', async () => {
    const comment = await graph.comments(lan, 'Cống tắc ở phố Nguyễn Gia Thiều');

    const ticket = await ticketWith('Gia Thiều');

    expect(ticket).toMatchObject({ channel: 'facebook', senderName: lan.name });
    expect(reportOf(ticket)).toMatchObject({
      isPublic: true,
      permalink: expect.stringMatching(/^https:\/\/www\.facebook\.com\//u),
      editedAt: null,
      removedAt: null,
      hidden: false,
      moderation: 'hide',
    });
    const words = await publicWords(comment, 1);
    expect(words).toContain(ticket.code);
    expect(words).not.toContain('/t/');
  });

  it('is answered in private, and nothing private stands below it', async () => {
    const comment = await graph.comments(minh, 'Đèn hỏng ở phố Lý Chiêu Hoàng');
    const { code } = await ticketWith('Chiêu Hoàng');
    await publicWords(comment, 1);
    await routeTicket(crew, code);

    await answerTicket(crew, code, 'Đèn đã sáng lại từ tối nay.');

    const words = await publicWords(comment, 2);
    expect(words).not.toContain('Đèn đã sáng lại');
    expect(words).not.toContain('/t/');
    const shown = graph.screen(minh.id).at(-1)?.text;
    expect(shown).toContain('Đèn đã sáng lại từ tối nay.');
    expect(shown).toContain(`/t/${code}/`);
  });

  it('stays as evidence when its writer changes it and takes it back', async () => {
    const comment = await graph.comments(lan, 'Bãi rác sau chợ Nhớn bốc mùi');
    const { id } = await ticketWith('chợ Nhớn');

    await graph.edits(comment, 'Bãi rác sau chợ Nhớn, do ông A đổ');
    await eventually(async () => expect(reportOf(await ticketOf(crew.operator, id)).editedAt).not.toBeNull());
    await graph.removes(comment);

    await eventually(async () => {
      const ticket = await ticketOf(crew.operator, id);
      expect(reportOf(ticket)).toMatchObject({
        text: 'Bãi rác sau chợ Nhớn, do ông A đổ',
        removedAt: expect.any(String),
        moderation: null,
      });
      expect(JSON.stringify(ticket.events)).toContain('Bãi rác sau chợ Nhớn bốc mùi');
    });
  });
});

describe('a comment that others should not see', () => {
  it('is hidden and shown again by the centre, each time in the history, once', async () => {
    const comment = await graph.comments(lan, 'Số của chị hàng xóm phố Vũ Giới là 0912345678');
    const ticket = await ticketWith('Vũ Giới');

    const hidden = ticketDetail.parse((await moderate(crew.operator, ticket, 'hide')).body);
    const isHiddenThere = graph.word(comment)?.isHidden;
    await moderate(supervisor, ticket, 'hide');
    const shown = ticketDetail.parse((await moderate(supervisor, ticket, 'unhide')).body);

    expect(reportOf(hidden)).toMatchObject({ hidden: true, moderation: 'unhide' });
    expect(reportOf(shown)).toMatchObject({ hidden: false, moderation: 'hide' });
    expect([isHiddenThere, graph.word(comment)?.isHidden]).toEqual([true, false]);
    // Facebook repeats to the hub what the hub did there.
    await eventually(async () => {
      const repeated = await hub.context.database.query<{ kind: string; state: string }>({
        name: 'test-repeated',
        text: `SELECT DISTINCT "kind", "state" FROM "receipt" WHERE "kind" IN ('comment-hide', 'comment-unhide') ORDER BY "kind"`,
      });
      expect(repeated.map(({ kind, state }) => [kind, state])).toEqual([
        ['comment-hide', 'ignored'],
        ['comment-unhide', 'ignored'],
      ]);
    });
    const { events } = await ticketOf(crew.operator, ticket.id);
    const steps = events.filter(({ type }) => /^message\.(?:hidden|shown)$/u.test(type));
    expect(steps.map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['message.hidden', 'staff'],
      ['message.shown', 'staff'],
    ]);
  });

  it('is left to the centre: agencies see that it is hidden and change nothing', async () => {
    await graph.comments(lan, 'Ổ gà đầu phố Nguyễn Đăng Đạo');
    const ticket = await ticketWith('Đăng Đạo');
    await routeTicket(crew, ticket.code);
    await moderate(crew.operator, ticket, 'hide');

    const refused = await moderate(crew.officer, ticket, 'unhide');

    expect(refused.status).toBe(403);
    expect(reportOf(await ticketOf(crew.officer, ticket.id))).toMatchObject({ hidden: true, moderation: null });
  });

  it('is not found where the ticket is none of the actor, or the message none of the ticket', async () => {
    await graph.comments(lan, 'Mất nắp cống phố Hồ Ngọc Lân');
    const ticket = await ticketWith('Ngọc Lân');
    await graph.comments(minh, 'Chuyện kín ở phố Ngọc Hân Công Chúa');
    const sealed = await ticketWith('Ngọc Hân');
    const seal = { name: 'test-seal', text: `UPDATE "ticket" SET "sealed" = true WHERE "ticket"."id" = $1` };
    await hub.context.database.query(seal, [sealed.id]);

    expect((await moderate(crew.operator, ticket, 'hide', randomUUID())).status).toBe(404);
    expect((await moderate(crew.operator, { ...ticket, id: randomUUID() }, 'hide')).status).toBe(404);
    expect((await moderate(crew.operator, sealed, 'hide')).status).toBe(404);
  });

  it('is marked as hidden and shown again when a colleague does so in Facebook itself', async () => {
    const comment = await graph.comments(lan, 'Ảnh biển số xe hàng xóm ở ngõ Đấu Mã');
    const { id } = await ticketWith('Đấu Mã');
    const told = ({ events }: TicketDetail) =>
      events.filter(({ type }) => type === 'message.hidden' || type === 'message.shown').map(({ text }) => text.vi);

    await graph.colleagueHides(comment, true);
    await eventually(async () =>
      expect(reportOf(await ticketOf(crew.operator, id))).toMatchObject({ hidden: true, moderation: 'unhide' }),
    );
    await graph.colleagueHides(comment, false);
    await eventually(async () => expect(reportOf(await ticketOf(crew.operator, id)).hidden).toBe(false));

    expect(told(await ticketOf(crew.operator, id))).toEqual([
      'Ẩn bình luận công khai ngay trong Facebook',
      'Hiện lại bình luận công khai ngay trong Facebook',
    ]);
  });

  it('must be one that everybody reads and that still stands there', async () => {
    await graph.says(minh, { text: 'Đường ngập ở thôn Xuân Ổ' });
    const chat = await ticketWith('Xuân Ổ');
    const comment = await graph.comments(lan, 'Bụi công trường ở Khắc Niệm');
    const gone = await ticketWith('Khắc Niệm');
    await graph.removes(comment);
    await eventually(async () => expect(reportOf(await ticketOf(crew.operator, gone.id)).removedAt).not.toBeNull());

    for (const ticket of [chat, gone]) {
      const refused = await moderate(crew.operator, ticket, 'hide');
      expect([refused.status, problem.parse(refused.body).error.code]).toEqual([409, 'no_comment']);
    }
  });

  it.each([
    ['down', 'platform_busy'],
    ['throttled', 'platform_busy'],
    ['moderation-refused', 'not_allowed_there'],
    ['token-expired', 'not_allowed_there'],
  ])('stays as it is, in words, under the fault %s', async (fault, code) => {
    await graph.comments(lan, `Cây khô đầu phố Bà Chúa Kho ${fault}`);
    const ticket = await ticketWith(`Chúa Kho ${fault}`);
    graph.set(fault, true);

    const refused = await moderate(crew.operator, ticket, 'hide');

    expect([refused.status, problem.parse(refused.body).error.code]).toEqual([409, code]);
    expect(JSON.stringify(refused.body)).not.toContain(String(graph.settings['pageAccessToken']));
    expect(reportOf(await ticketOf(crew.operator, ticket.id)).hidden).toBe(false);
  });
});
