import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ticketChanged, type Presence } from '../../src/contract/live.ts';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { closeConsoles, openConsole, type Console } from '../support/console.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { settled } from '../support/live-steps.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { reportBy, routeTicket, step } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let officer: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [operator, officer] = await Promise.all([signIn(hub.url, 'operator'), signIn(hub.url, 'officer', 'so-xay-dung')]);
});
afterEach(closeConsoles);
afterAll(() => hub[Symbol.asyncDispose]());

function connect(client: StaffClient): Promise<Console> {
  return openConsole(hub.url, client);
}

function report(): Promise<TicketDetail> {
  // Without an address there is no receipt to send, whose event would come at a time of its own.
  return reportBy(hub.url, operator, { email: undefined });
}

function route(ticket: TicketDetail, lead: string): Promise<TicketDetail> {
  return routeTicket({ operator }, ticket.id, lead);
}

describe('after a gap', () => {
  it('a console gets exactly what it missed, in order, as those who stayed heard it', async () => {
    const staying = await connect(officer);
    const centre = await connect(operator);
    const first = await connect(officer);
    const { cursor } = await first.since(null);
    await settled(centre, hub.url, operator);
    first.socket.disconnect();
    const heardBefore = staying.heard.length;

    const tickets = await Promise.all(Array.from({ length: 6 }, report));
    for (const ticket of tickets) {
      await route(ticket, 'so-xay-dung');
      await step(officer, ticket.id, 'accept');
    }
    await route(await report(), 'dien-luc');
    await settled(centre, hub.url, operator);

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
      eventually(() =>
        expect(
          last(console)
            ?.viewers.map((viewer) => [viewer.name, viewer.typing])
            .sort(),
        ).toEqual([...viewers].sort()),
      );
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
    await step(officer, ticket.id, 'return', { reason: 'Đường do phường quản lý.' });
    await settled(other, hub.url, operator);
    const before = one.heard.length;

    await other.ask('ticket:watch', { id: ticket.id });
    await eventually(() => expect(other.heard.some((heard) => heard.name === 'presence')).toBe(true));
    await settled(other, hub.url, operator);

    expect(one.heard.slice(before).filter((heard) => heard.name === 'presence')).toEqual([]);
  });
});
