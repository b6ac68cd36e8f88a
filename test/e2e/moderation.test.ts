import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPage } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { closePeople, expectNoSeriousAxe } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually, signIn } from '../support/people.ts';
import { startGraphServer, type GraphServer } from '../support/platforms/graph-server.ts';

const lan = { id: '7501000000000011', name: 'Nguyễn Thị Lan' };

let hub: TestHub;
let graph: GraphServer;
let operator: StaffPage;
let comment: string;

beforeAll(async () => {
  hub = await startTestHub();
  graph = await startGraphServer({ webhook: webhookOf(() => hub, 'facebook') });
  await connect(hub, graph);
  comment = await graph.comments(lan, 'Số của chị hàng xóm ở phố Vũ Giới là 0912345678');
  await graph.edits(comment, 'Số của chị hàng xóm ở phố Vũ Giới là 0912345679');
  const client = await signIn(hub.url, 'operator');
  const code = await eventually(async () => {
    const { items } = ticketPage.parse((await client.get('/tickets?queue=all')).body);
    const [item] = items;
    if (!item) throw new Error('the comment is no ticket yet');
    return item.code;
  });
  operator = await openStaff(hub.url, { role: 'operator', at: `/console/t/${code}` });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});

describe('a comment that everybody reads, in the console', () => {
  tellStory();

  it('says so, leads to where it stands, and that it was changed', async () => {
    const report = operator.page.getByRole('article', { name: 'Phản ánh' });
    await report.getByText('Công khai').waitFor();

    await report.getByText('đã sửa').waitFor();
    expect(await report.getByRole('link', { name: 'Xem tại chỗ' }).getAttribute('href')).toMatch(
      /^https:\/\/www\.facebook\.com\//u,
    );
    await expectNoSeriousAxe(operator.page);
  });

  it('is hidden and shown again by one press', async () => {
    const report = operator.page.getByRole('article', { name: 'Phản ánh' });

    await report.getByRole('button', { name: 'Ẩn bình luận' }).click();
    await report.getByText('Đã ẩn với người khác').waitFor();
    expect(graph.word(comment)?.isHidden).toBe(true);

    await report.getByRole('button', { name: 'Hiện lại' }).click();
    await report.getByRole('button', { name: 'Ẩn bình luận' }).waitFor();
    expect(graph.word(comment)?.isHidden).toBe(false);
  });
});
