import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { startGraphServer, type GraphServer } from '../support/platforms/graph-server.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';
import { ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;
let zalo: ZaloServer;
let graph: GraphServer;
/** The hub's clock, ahead of the real one. */
let aheadMs = 0;

beforeAll(async () => {
  const now = () => new Date(Date.now() + aheadMs);
  hub = await startTestHub({ overrides: { now } });
  operator = await signIn(hub.url, 'operator');
  zalo = await startZaloServer({ webhook: webhookOf(() => hub, 'zalo'), now });
  graph = await startGraphServer({ webhook: webhookOf(() => hub, 'facebook') });
  await connect(hub, zalo);
  await connect(hub, graph);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await zalo[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});

/** The only ticket in which somebody wrote these words. */
function ticketWith(words: string): Promise<TicketDetail> {
  return eventually(async () => {
    const { items } = ticketPage.parse((await operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`)).body);
    expect(items).toHaveLength(1);
    return ticketOf(operator, items[0]?.id ?? '');
  });
}

/** How often the hub asked Zalo who somebody is. */
function questions(person: Person): number {
  return zalo.asked.filter((address) => address.startsWith('/v3.0/oa/user/detail') && address.includes(person.id))
    .length;
}

describe('somebody who writes in a chat without saying who they are', () => {
  it('is called as Zalo calls them, on the ticket and among the contacts', async () => {
    const lan: Person = { id: '8101', name: 'Nguyễn  Thị\nLan' };

    await zalo.says(lan, { text: 'Cống tắc ở phố Hàng Mã' });

    const ticket = await ticketWith('Hàng Mã');
    expect([ticket.senderName, ticket.sender?.name]).toEqual(['Nguyễn Thị Lan', 'Nguyễn Thị Lan']);
    const contacts = JSON.stringify((await operator.get(`/contacts?q=${encodeURIComponent('Nguyễn Thị Lan')}`)).body);
    expect(contacts).toContain(ticket.sender?.contactId);
  });

  it('is called as Messenger calls them, and without a name where Meta withholds it', async () => {
    const minh: Person = { id: '7301000000000022', name: 'Trần Văn Minh' };
    const hoa: Person = { id: '7301000000000023', name: 'Lê Hoa' };

    await graph.says(minh, { text: 'Đèn đường Ngô Gia Tự hỏng' });
    const named = await ticketWith('Ngô Gia Tự');
    graph.set('names-withheld', true);
    await graph.says(hoa, { text: 'Bãi rác cuối phố Kinh Dương Vương' });
    const nameless = await ticketWith('Kinh Dương Vương');
    graph.set('names-withheld', false);

    expect([named.senderName, nameless.senderName]).toEqual(['Trần Văn Minh', null]);
  });

  it('is asked about once, however much they write', async () => {
    const binh: Person = { id: '8102', name: 'Trần Bình' };

    await zalo.says(binh, { text: 'Ngập ở ngõ Giếng Đá' });
    await Promise.all(['một', 'hai', 'ba'].map((word) => zalo.says(binh, { text: `Bổ sung ${word}` })));

    await eventually(async () =>
      expect((await ticketWith('Giếng Đá')).thread.filter((one) => one.direction === 'in')).toHaveLength(4),
    );
    expect(questions(binh)).toBe(1);
  });
});

describe('a platform that says nothing of people', () => {
  it.each(['down', 'throttled'])(
    'delays and loses nothing (%s), and the name comes with a later message',
    async (fault) => {
      const mai: Person = { id: `8103-${fault}`, name: `Phạm Mai ${fault}` };
      zalo.set(fault, true);
      await zalo.says(mai, { text: `Cây đổ chắn đường Luy Lâu ${fault}` });
      const before = await ticketWith(`Luy Lâu ${fault}`);
      zalo.set(fault, false);

      await zalo.says(mai, { text: 'Vẫn chưa ai dọn' });
      await eventually(async () =>
        expect((await ticketOf(operator, before.id)).thread.filter((one) => one.direction === 'in')).toHaveLength(2),
      );
      const soon = await ticketOf(operator, before.id);
      aheadMs += 11 * 60_000;
      await zalo.says(mai, { text: 'Đã ba ngày' });

      expect([before.senderName, soon.senderName]).toEqual([null, null]);
      await eventually(async () => {
        const after = await ticketOf(operator, before.id);
        expect([after.senderName, after.sender?.name]).toEqual([mai.name, mai.name]);
      });
    },
  );

  it('is waited for a moment, then left alone for the others', async () => {
    zalo.set('profiles-hang', true);
    const people = Array.from({ length: 4 }, (_, at): Person => ({ id: `820${at}`, name: `Người ${at}` }));

    await zalo.says(people[0] ?? { id: '', name: '' }, { text: 'Mất nước ở thôn Đồng Kỵ' });
    expect((await ticketWith('Đồng Kỵ')).senderName).toBeNull();
    for (const person of people.slice(1)) await zalo.says(person, { text: `Mất điện ở thôn Trang Liệt ${person.id}` });
    for (const person of people.slice(1)) await ticketWith(`Trang Liệt ${person.id}`);

    expect(people.map(questions)).toEqual([1, 0, 0, 0]);
    zalo.set('profiles-hang', false);
  });
});
