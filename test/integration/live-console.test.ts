import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  feedAnswer,
  ticketChanged,
  type FeedAnswer,
  type Presence,
  type TicketChanged,
} from '../../src/contract/live.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';

/** A console in a browser, as the server sees it, that writes down everything it hears. */
type Console = {
  readonly socket: Socket;
  readonly heard: { readonly name: string; readonly body: unknown }[];
  readonly changes: () => TicketChanged[];
  readonly ask: (name: string, body: unknown) => Promise<unknown>;
  readonly since: (cursor: string | null) => Promise<FeedAnswer>;
};

let hub: TestHub;
let operator: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;
let inspector: StaffClient;
const open: Socket[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  [operator, officer, stranger, inspector] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
    signIn(hub.url, 'inspector'),
  ]);
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});
afterAll(() => hub[Symbol.asyncDispose]());

function connecting(headers: Record<string, string>): Socket {
  const socket = io(hub.url, { transports: ['websocket'], extraHeaders: headers, reconnection: false, forceNew: true });
  open.push(socket);
  return socket;
}

async function refusalOf(headers: Record<string, string>): Promise<string> {
  const socket = connecting(headers);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => reject(new Error('was let in')));
    socket.once('connect_error', (error) => resolve(error.message));
  });
}

async function connect({ cookie }: StaffClient): Promise<Console> {
  const socket = connecting({ cookie });
  const heard: Console['heard'] = [];
  socket.onAny((name: string, body: unknown) => heard.push({ name, body }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ask = (name: string, body: unknown): Promise<unknown> => socket.timeout(5000).emitWithAck(name, body);
  return {
    socket,
    heard,
    changes: () => heard.filter((one) => one.name === 'ticket:changed').map((one) => ticketChanged.parse(one.body)),
    ask,
    since: async (cursor) => feedAnswer.parse(await ask('feed:since', { cursor })),
  };
}

async function report(): Promise<TicketDetail> {
  const { code } = submitted.parse((await postReport(hub.url, webReport())).body);
  return eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${code}`)).body));
}

async function act(
  client: StaffClient,
  ticket: { id: string; version: number },
  step: string,
  body: object = {},
): Promise<TicketDetail> {
  const answer = await client.post(`/tickets/${ticket.id}/${step}`, { version: ticket.version, ...body });
  expect([step, answer.status], JSON.stringify(answer.body)).toEqual([step, 200]);
  return answer.body === null
    ? ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body)
    : ticketDetail.parse(answer.body);
}

function route(ticket: TicketDetail, lead: string): Promise<TicketDetail> {
  return act(operator, ticket, 'route', { category: 'drainage', lead });
}

/** Resolves when everything committed so far has been published: a change made now is heard. */
async function settled(listener: Console): Promise<void> {
  const last = await report();
  await eventually(() => {
    expect(listener.changes().map((change) => change.id)).toContain(last.id);
    return Promise.resolve();
  });
}

describe('the door', () => {
  it('is shut without a valid session, and to pages of other sites', async () => {
    for (const cookie of ['', 'hub.session_token=made-up', `${operator.cookie}x`])
      expect(await refusalOf({ cookie })).toBe('not_signed_in');
    for (const origin of ['https://evil.example', 'null', 'not a url']) {
      expect(await refusalOf({ cookie: operator.cookie, origin })).not.toBe('not_signed_in');
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
    expect(await refusalOf({ cookie: leaving.cookie })).toBe('not_signed_in');
    expect((await leaving.get('/me')).status).toBe(401);
  });

  it('is shut to somebody whose role was taken away', async () => {
    const auditor = await signIn(hub.url, 'auditor');
    const { socket } = await connect(auditor);
    const ended = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    const change = (role: string) => ({
      name: `test-role-${role}`,
      text: `UPDATE "staff" SET "role" = '${role}' WHERE "role" = '${role === 'auditor' ? 'supervisor' : 'auditor'}' AND "user_id" = $1`,
    });
    const { id } = (await auditor.get('/me')).body as { id: string };

    await hub.context.database.query(change('supervisor'), [id]);
    await ended;

    await hub.context.database.query(change('auditor'), [id]);
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
        const accepted = await act(worker, routed, 'accept');
        await act(worker, accepted, 'submit', { text: 'Đã xử lý.' });
      }),
    );
    await settled(centre);

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
    const rows = new Map(
      ticketPage.parse((await officer.get('/tickets?queue=all&limit=100')).body).items.map((row) => [row.id, row]),
    );
    for (const id of mine) {
      const last = ours.changes().findLast((change) => change.id === id);
      expect({ ...last?.row, clock: null }).toEqual({ ...rows.get(id), clock: null });
    }
  });

  it('is told once that a ticket has left it, and nothing of it afterwards', async () => {
    const [centre, ours] = [await connect(operator), await connect(officer)];
    const routed = await route(await report(), 'so-xay-dung');
    const returned = await act(officer, routed, 'return', { reason: 'Đường do phường quản lý.' });
    await settled(centre);
    const before = ours.changes().filter((change) => change.id === routed.id);
    expect(before.at(-1)).toMatchObject({ row: null, type: 'assignment.returned' });

    await act(operator, returned, 'note', { text: 'Đã gọi phường.', version: undefined });
    const again = ticketDetail.parse((await operator.get(`/tickets/${routed.id}`)).body);
    await act(operator, again, 'ask', { text: 'Xin cho biết số nhà.' });
    await settled(centre);

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
    await settled(centre);
    const before = centre.changes().filter((change) => change.id === ticket.id);
    expect(before.at(-1)?.row).toBeNull();
    const seen = ticketDetail.parse((await inspector.get(`/tickets/${ticket.id}`)).body);
    await inspector.post(`/tickets/${ticket.id}/note`, { text: 'Đã đọc hồ sơ kín.' });
    await settled(inspecting);

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
    await act(officer, ticket, 'accept');
    await settled(centre);

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

describe('after a gap', () => {
  it('a console gets exactly what it missed, in order, as those who stayed heard it', async () => {
    const staying = await connect(officer);
    const centre = await connect(operator);
    const first = await connect(officer);
    const { cursor } = await first.since(null);
    await settled(centre);
    first.socket.disconnect();
    const heardBefore = staying.heard.length;

    const tickets = await Promise.all(Array.from({ length: 6 }, report));
    for (const ticket of tickets) await act(officer, await route(ticket, 'so-xay-dung'), 'accept');
    await route(await report(), 'dien-luc');
    await settled(centre);

    const back = await connect(officer);
    const missed = await back.since(cursor);
    expect(missed.reload).toBe(false);
    expect(missed.changes.map((change) => change.id)).toEqual(tickets.map((ticket) => ticket.id));
    const live = new Map(
      staying.heard
        .slice(heardBefore)
        .filter((one) => one.name === 'ticket:changed')
        .map((one) => ticketChanged.parse(one.body))
        .map((change) => [change.id, change.row?.version]),
    );
    expect(new Map(missed.changes.map((change) => [change.id, change.row?.version]))).toEqual(live);
    expect((await back.since(missed.cursor)).changes).toEqual([]);
  });

  it('a cursor that is foreign, made up or from the future leads to a fresh load', async () => {
    const console = await connect(operator);
    const { cursor } = await console.since(null);
    const [epoch = '', xid = '', position = ''] = cursor.split('.');
    const strange = [
      '',
      'x',
      `1.${xid}.${position}`,
      `${epoch}.9223372036854775807.1`,
      `${epoch}.9999999999999999999.9999999999999999999`,
      `${epoch}.-1.0`,
      `${epoch}.${xid}`,
      `${epoch}.1e3.1`,
      `${epoch}. 1.1`,
      "1'; DROP TABLE event; --",
    ];

    for (const one of strange) expect([one, (await console.since(one)).reload]).toEqual([one, true]);
  });

  it('too much missed leads to a fresh load instead of a flood', async () => {
    const console = await connect(operator);
    const { cursor } = await console.since(null);
    const [epoch = ''] = cursor.split('.');
    const ticket = await report();
    await hub.context.database.query(
      {
        name: 'test-many-events',
        text: `INSERT INTO "event" ("ticket_id", "seq", "type", "at", "actor_kind", "data", "prev_hash", "hash")
          SELECT $1::uuid, 1000 + "n", 'note.added', now(), 'system', '{}', '', '' FROM generate_series(1, 600) AS "n"`,
      },
      [ticket.id],
    );

    await eventually(async () =>
      expect(await console.since(`${epoch}.0.0`)).toMatchObject({ reload: true, changes: [] }),
    );
  });
});

describe('presence', () => {
  it('shows who views and who types, and forgets who went', async () => {
    const ticket = await route(await report(), 'so-xay-dung');
    const [one, other] = [await connect(officer), await connect(operator)];
    const last = (console: Console) =>
      console.heard.findLast((heard) => heard.name === 'presence')?.body as Presence | undefined;
    const sees = (console: Console, viewers: readonly [string, boolean][]) =>
      eventually(() => {
        expect(
          last(console)
            ?.viewers.map((viewer) => [viewer.name, viewer.typing])
            .sort(),
        ).toEqual([...viewers].sort());
        return Promise.resolve();
      });
    const [a, b] = ['Trần Minh Đức', 'Nguyễn Thu Hà'] as const;

    await one.ask('ticket:watch', { id: ticket.id });
    await other.ask('ticket:watch', { id: ticket.id });
    await sees(one, [
      [a, false],
      [b, false],
    ]);
    await other.ask('ticket:typing', { id: ticket.id, typing: true });
    await sees(one, [
      [a, false],
      [b, true],
    ]);
    other.socket.disconnect();
    await sees(one, [[a, false]]);
    const again = await connect(operator);
    await again.ask('ticket:watch', { id: ticket.id });
    await sees(one, [
      [a, false],
      [b, false],
    ]);
    await again.ask('ticket:unwatch', {});
    await sees(one, [[a, false]]);
  });

  it('ends for an agency that no longer has the ticket', async () => {
    const ticket = await route(await report(), 'so-xay-dung');
    const [one, other] = [await connect(officer), await connect(operator)];
    await one.ask('ticket:watch', { id: ticket.id });
    await act(officer, ticket, 'return', { reason: 'Đường do phường quản lý.' });
    await settled(other);
    const before = one.heard.length;

    await other.ask('ticket:watch', { id: ticket.id });
    await eventually(() => {
      expect(other.heard.some((heard) => heard.name === 'presence')).toBe(true);
      return Promise.resolve();
    });
    await settled(other);

    expect(one.heard.slice(before).filter((heard) => heard.name === 'presence')).toEqual([]);
  });
});
