import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { me } from '../../src/contract/staff.ts';
import { ticketDetail, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { closeConsoles, openConsole, refusalOf, type Console } from '../support/console.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { settled } from '../support/live-steps.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { reportBy, routeTicket, step } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;
let inspector: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, officer, stranger, inspector] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
    signIn(hub.url, 'inspector'),
  ]);
});
afterEach(closeConsoles);
afterAll(() => hub[Symbol.asyncDispose]());

function connect(client: StaffClient): Promise<Console> {
  return openConsole(hub.url, client);
}

function report(): Promise<TicketDetail> {
  return reportBy(hub.url, operator);
}

function route(ticket: TicketDetail, lead: string): Promise<TicketDetail> {
  return routeTicket({ operator }, ticket.id, lead);
}

describe('the door', () => {
  it('is shut without a valid session, and to pages of other sites', async () => {
    for (const cookie of ['', 'hub.session_token=made-up', `${operator.cookie}x`])
      expect(await refusalOf(hub.url, { cookie })).toBe('not_signed_in');
    for (const origin of ['https://evil.example', 'null', 'not a url']) {
      expect(await refusalOf(hub.url, { cookie: operator.cookie, origin })).not.toBe('not_signed_in');
    }
    expect((await connect(operator)).socket.connected).toBe(true);
  });

  it('is shut again within five seconds after signing out', async () => {
    const leaving = await signIn(hub.url, 'supervisor');
    const [one, other] = [await connect(leaving), await connect(leaving)];
    const staying = await connect(operator);
    const ended = Promise.all(
      [one, other].map(({ socket }) => new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))),
    );
    const before = performance.now();

    const signedOut = await fetch(`${hub.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: leaving.cookie, origin: hub.url, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(signedOut.status).toBe(200);
    await ended;

    expect(performance.now() - before).toBeLessThan(5000);
    expect(staying.socket.connected).toBe(true);
    expect(await refusalOf(hub.url, { cookie: leaving.cookie })).toBe('not_signed_in');
    expect((await leaving.get('/me')).status).toBe(401);
  });

  it('is shut to somebody whose role was taken away', async () => {
    const auditor = await signIn(hub.url, 'auditor');
    const { socket } = await connect(auditor);
    const { id } = me.parse((await auditor.get('/me')).body);
    const ended = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    const setRole = { name: 'test-role', text: `UPDATE "staff" SET "role" = $2 WHERE "user_id" = $1` };

    await hub.context.database.query(setRole, [id, 'supervisor']);
    await ended;

    expect(socket.connected).toBe(false);
    await hub.context.database.query(setRole, [id, 'auditor']);
  });
});

describe('what a console hears', () => {
  it('is what its own lists show, and nothing of another agency, also under load', async () => {
    const [centre, ours, theirs] = [await connect(operator), await connect(officer), await connect(stranger)];
    const mine = new Set<string>();
    const foreign = new Set<string>();

    await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const ticket = await report();
        const isOurs = i % 2 === 0;
        (isOurs ? mine : foreign).add(ticket.id);
        const routed = await route(ticket, isOurs ? 'so-xay-dung' : 'dien-luc');
        const worker = isOurs ? officer : stranger;
        await step(worker, routed.id, 'accept');
        await step(worker, routed.id, 'submit', { text: 'Đã xử lý.' });
      }),
    );
    await settled(centre, hub.url, operator);

    for (const [console, own, other] of [
      [ours, mine, foreign],
      [theirs, foreign, mine],
    ] as const) {
      const ids = new Set(console.changes().map((change) => change.id));
      expect(ids).toEqual(own);
      expect(JSON.stringify(console.heard)).not.toMatch(new RegExp([...other].join('|')));
    }
    const heard = new Set(centre.changes().map((change) => change.id));
    for (const id of [...mine, ...foreign]) expect(heard.has(id)).toBe(true);
    // Deliveries go on for a moment; in the end the last word heard is what a fresh load shows.
    await eventually(async () => {
      const { items } = ticketPage.parse((await officer.get('/tickets?queue=all&limit=100')).body);
      for (const row of items.filter((one) => mine.has(one.id))) {
        const last = ours.changes().findLast((change) => change.id === row.id);
        expect({ ...last?.row, clock: null }).toEqual({ ...row, clock: null });
      }
    });
  });

  it('is told once that a ticket has left it, and nothing of it afterwards', async () => {
    const [centre, ours] = [await connect(operator), await connect(officer)];
    const routed = await route(await report(), 'so-xay-dung');
    await step(officer, routed.id, 'return', { reason: 'Đường do phường quản lý.' });
    await settled(centre, hub.url, operator);
    const before = ours.changes().filter((change) => change.id === routed.id);
    expect(before.at(-1)).toMatchObject({ row: null, type: 'assignment.returned' });

    await operator.post(`/tickets/${routed.id}/note`, { text: 'Đã gọi phường.' });
    await step(operator, routed.id, 'ask', { text: 'Xin cho biết số nhà.' });
    await settled(centre, hub.url, operator);

    expect(ours.changes().filter((change) => change.id === routed.id)).toHaveLength(before.length);
    const missed = await ours.since(before[0]?.cursor ?? null);
    expect(missed.changes.filter((change) => change.id === routed.id).every((change) => change.row === null)).toBe(
      true,
    );
  });

  it('of a sealed ticket is for the inspector alone', async () => {
    const [centre, inspecting] = [await connect(operator), await connect(inspector)];
    const ticket = await report();

    const sealed = await operator.post(`/tickets/${ticket.id}/divert`, {
      version: ticket.version,
      kind: 'denunciation',
      text: 'Xin gửi đơn tố cáo theo luật.',
    });
    expect(sealed).toEqual({ status: 200, body: null });
    await settled(centre, hub.url, operator);
    const before = centre.changes().filter((change) => change.id === ticket.id);
    expect(before.at(-1)?.row).toBeNull();
    const seen = ticketDetail.parse((await inspector.get(`/tickets/${ticket.id}`)).body);
    await inspector.post(`/tickets/${ticket.id}/note`, { text: 'Đã đọc hồ sơ kín.' });
    await settled(inspecting, hub.url, operator);

    expect(seen.state).toBe('diverted');
    expect(centre.changes().filter((change) => change.id === ticket.id)).toHaveLength(before.length);
    expect(inspecting.changes().findLast((change) => change.id === ticket.id)?.row?.id).toBe(ticket.id);
    expect((await operator.get(`/tickets/${ticket.id}`)).status).toBe(404);
  });
});

describe('what a console says', () => {
  it('joins no room but by policy', async () => {
    const [listener, centre] = [await connect(stranger), await connect(operator)];
    const ticket = await route(await report(), 'so-xay-dung');
    const watcher = await connect(officer);
    expect(await watcher.ask('ticket:watch', { id: ticket.id })).toEqual({ ok: true });
    const names = [
      'join',
      'subscribe',
      'room',
      'ticket:changed',
      'presence',
      'all',
      'agency:so-xay-dung',
      `ticket:${ticket.id}`,
    ];

    for (const name of names)
      for (const room of ['all', 'agency:so-xay-dung', `ticket:${ticket.id}`])
        listener.socket.emit(name, room, { room });
    expect(await listener.ask('ticket:watch', { id: ticket.id })).toEqual({ ok: false });
    expect(await listener.ask('ticket:watch', { id: randomUUID() })).toEqual({ ok: false });
    expect(await listener.ask('ticket:typing', { id: ticket.id, typing: true })).toEqual({ ok: false });
    await step(officer, ticket.id, 'accept');
    await settled(centre, hub.url, operator);

    expect(JSON.stringify(listener.heard)).not.toContain(ticket.id);
  });

  it('is checked whatever shape it has, and the socket lives on', async () => {
    const console = await connect(operator);
    const polluted: unknown = JSON.parse('{"__proto__":{"ok":true},"id":"x","cursor":null}');
    const bodies: readonly unknown[] = [
      null,
      1,
      'x',
      [],
      {},
      [[]],
      { id: { $ne: null } },
      { id: ['x'] },
      { id: randomUUID(), extra: 1 },
      { cursor: {} },
      { cursor: [1] },
      { cursor: 'x'.repeat(200) },
      { cursor: null, agency: 'dien-luc' },
      polluted,
      Buffer.from('x'),
    ];

    for (const body of bodies) {
      expect(await console.ask('feed:since', body)).toEqual({ error: 'invalid' });
      expect(await console.ask('ticket:watch', body)).toEqual({ ok: false });
      expect(await console.ask('ticket:typing', body)).toEqual({ ok: false });
      for (const name of ['feed:since', 'ticket:watch', 'ticket:typing', 'ticket:unwatch', 'disconnect:x'])
        console.socket.emit(name, body);
    }

    expect((await console.since(null)).reload).toBe(false);
    expect(Reflect.get({}, 'ok')).toBeUndefined();
  });
});
