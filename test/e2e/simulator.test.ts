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

function phone() {
  return page.getByRole('region', { name: 'Điện thoại của Nguyễn Thị Lan' });
}

async function mails(): Promise<string[]> {
  return phone().getByRole('tabpanel', { name: /Thư/u }).getByRole('listitem').allInnerTexts();
}

describe('the simulator', () => {
  tellStory();

  it('says that it is one', async () => {
    await page.getByText('MÔ PHỎNG / SIMULATOR').waitFor();
    await phone().waitFor();
  });

  it('sends a web report with a photo by the front door and shows the code that came back', async () => {
    await phone().getByLabel('Nội dung phản ánh').fill('Đường Trần Phú ngập, xe không vào được kho, phường Võ Cường');
    await phone().getByRole('button', { name: 'Ảnh mẫu' }).click();
    await phone().getByRole('button', { name: /^Bỏ .+\.jpe?g$/u }).waitFor();

    await phone().getByRole('button', { name: 'Gửi phản ánh' }).click();

    const received = phone().getByRole('status').filter({ hasText: 'Đã tiếp nhận' });
    code = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await received.innerText())?.[0] ?? '';
    const ticket = await eventually(() => ticketOf(crew.operator, code));
    expect(ticket.thread[0]?.attachments.map((file) => file.pictureUrl !== null)).toEqual([true]);
  });

  it("sends a mail with an attachment and shows the hub's receipts in the mailbox", async () => {
    await phone().getByRole('tab', { name: /Thư/u }).click();
    await phone().getByRole('button', { name: 'Soạn thư' }).click();
    await phone().getByLabel('Tiêu đề').fill('Đèn đường hỏng');
    await phone().getByLabel('Nội dung thư').fill('Đèn đường ngõ 5 phường Kinh Bắc hỏng ba tối nay.');
    await phone().getByRole('button', { name: 'PDF mẫu' }).click();

    await phone().getByRole('button', { name: 'Gửi', exact: true }).click();

    await phone().getByText('Cổng thư của Hub đã nhận thư.').waitFor();
    await expect
      .poll(async () => (await mails()).filter((one) => /Trung tâm 1022 đã nhận/u.test(one)).length, { timeout: 10_000 })
      .toBe(2);
    const page1 = await crew.operator.get('/tickets?queue=triage');
    expect(JSON.stringify(page1.body)).toContain('Đèn đường hỏng');
  });

  it('shows the answer of the agency in the mailbox and under the report', async () => {
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thông cống, đường hết ngập.');

    const mail = phone().getByRole('button', { name: /trả lời phản ánh/u });
    await mail.click();
    await phone().getByText('Đã thông cống, đường hết ngập.').waitFor();
    await phone().getByRole('tab', { name: 'Cổng web' }).click();
    await phone().getByText(/^Đã gửi \(1\)$/u).click();
    const sent = phone().getByRole('listitem').filter({ hasText: code });
    await sent.getByText('Đã thông cống, đường hết ngập.').waitFor();
    await page.getByRole('region', { name: 'Điều đang diễn ra' }).getByText('← từ Hub').first().waitFor();
  });
});
