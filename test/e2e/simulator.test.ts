import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, openPerson, type Person } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let visitor: Person;
let page: Page;
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  visitor = await openPerson({ name: 'visitor', baseUrl: hub.url });
  ({ page } = visitor);
  await page.goto('/simulator');
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function phone(owner = 'Nguyễn Thị Lan') {
  return page.getByRole('region', { name: `Điện thoại của ${owner}` });
}

describe('the simulator', () => {
  tellStory();

  it('says that it is one', async () => {
    await phone().waitFor();

    expect(await page.getByText('MÔ PHỎNG / SIMULATOR').isVisible()).toBe(true);
  });

  it('sends a web report with a photo by the front door and shows the code that came back', async () => {
    await phone().getByLabel('Nội dung phản ánh').fill('Đường Trần Phú ngập, xe không vào được kho, phường Võ Cường');
    await phone().getByRole('button', { name: 'Ảnh mẫu' }).click();
    await phone()
      .getByRole('button', { name: /^Bỏ .+\.jpe?g$/u })
      .waitFor();

    await phone().getByRole('button', { name: 'Gửi phản ánh' }).click();

    const received = phone().getByRole('status').filter({ hasText: 'Đã tiếp nhận' });
    code = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await received.innerText())?.[0] ?? '';
    const ticket = await eventually(() => ticketOf(crew.operator, code));
    expect(ticket.thread[0]?.attachments.map((file) => file.pictureUrl !== null)).toEqual([true]);
  });

  it("sends a mail with an attachment from another phone and shows the hub's receipt in its mailbox", async () => {
    await page.getByRole('button', { name: /Trần Văn Hùng/u }).click();
    const hung = phone('Trần Văn Hùng');
    await hung.getByRole('tab', { name: /Thư điện tử/u }).click();
    await hung.getByRole('button', { name: 'Soạn thư' }).click();
    await hung.getByLabel('Tiêu đề').fill('Đèn đường hỏng');
    await hung.getByLabel('Nội dung thư').fill('Đèn đường ngõ 5 phường Kinh Bắc hỏng ba tối nay.');
    await hung.getByRole('button', { name: 'PDF mẫu' }).click();

    await hung.getByRole('button', { name: 'Gửi', exact: true }).click();

    await hung.getByText('Cổng thư của Hub đã nhận thư.').waitFor();
    await hung.getByRole('button', { name: /Trung tâm 1022 đã nhận phản ánh/u }).click();
    await hung.getByText('Thư tự động').waitFor();
    const received = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await hung.getByRole('heading', { level: 3 }).innerText())?.[0] ?? '';
    const ticket = await ticketOf(crew.operator, received);
    expect(ticket.subject).toBe('Đèn đường hỏng');
    expect(ticket.thread[0]?.attachments.map((file) => file.type)).toEqual(['application/pdf']);
  });

  it('shows the answer of the agency in the mailbox and under the report', async () => {
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thông cống, đường hết ngập.');

    await page.getByRole('button', { name: /Nguyễn Thị Lan/u }).click();
    await phone()
      .getByRole('tab', { name: /Thư điện tử/u })
      .click();
    await phone()
      .getByRole('button', { name: /trả lời phản ánh/u })
      .click();
    await phone().getByText('Đã thông cống, đường hết ngập.').waitFor();
    await phone().getByRole('tab', { name: 'Cổng web' }).click();
    await phone()
      .getByText(/^Đã gửi \(1\)$/u)
      .click();
    const sent = phone().getByRole('listitem').filter({ hasText: code });
    await sent.getByText('Đã thông cống, đường hết ngập.').waitFor();
    const happenings = page.getByRole('region', { name: 'Điều đang diễn ra' }).getByRole('listitem');
    expect((await happenings.first().innerText()).includes('← từ Hub')).toBe(true);
  });
});
