import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, openPerson } from '../support/chromium.ts';
import { demoPassword } from '../../prisma/seed/demo-staff.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { demoAccount, StaffPage, waitUntilLive } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { countLoads, expectSoon } from '../support/pages/watch-page.ts';
import { sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let operator: StaffPage;
const codes: string[] = [];

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  for (const text of [
    'Đường Trần Phú ngập, xe không vào được kho, phường Võ Cường',
    'Cột điện nghiêng trước cổng trường, phường Kinh Bắc, rất nguy hiểm',
    'Rác không được thu gom ba ngày nay ở phường Vũ Ninh',
  ])
    codes.push((await sendReport(hub.url, crew, { text })).code);
  operator = new StaffPage(await openPerson({ name: 'operator', baseUrl: hub.url }), () => 0);
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

/** Presses keys one after the other, as a hand would. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await operator.page.keyboard.press(key);
}

function selectedRow(): Promise<number> {
  return operator.page.getByRole('option').evaluateAll((rows) => rows.findIndex((row) => row.ariaSelected === 'true'));
}

describe('a console without a mouse', () => {
  tellStory();

  it('signs in: Tab, the words, Enter', async () => {
    const { page } = operator;
    await page.goto('/console/sign-in');
    const isFocused = (name: string) =>
      page.getByRole('textbox', { name }).evaluate((field) => field === document.activeElement);
    await page.getByRole('textbox', { name: 'E-mail công vụ' }).waitFor();
    while (!(await isFocused('E-mail công vụ'))) await press('Tab');

    await page.keyboard.type(demoAccount('operator').email);
    await press('Tab');
    await page.keyboard.type(demoPassword);
    await press('Enter');

    await waitUntilLive(page);
    operator = new StaffPage(operator.person, countLoads(page));
    await expectSoon(async () => (await operator.rows()).length, 3);
  });

  it('walks through the list with j and k', async () => {
    await press('j');
    await expectSoon(selectedRow, 0);
    await press('j');
    await expectSoon(selectedRow, 1);
    await press('k');
    await expectSoon(selectedRow, 0);
    await operator.thread().waitFor();
  });

  it('shows the keys that work here with ?', async () => {
    await press('?');

    const help = operator.page.getByRole('dialog', { name: 'Phím tắt' });
    await help.getByText('Hồ sơ sau').first().waitFor();
    const listed = await help.getByRole('term').allInnerTexts();
    expect(listed).toEqual(expect.arrayContaining(['Mở thanh lệnh', 'Hồ sơ trước', 'Viết ghi chú nội bộ']));
    await press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('writes a note: n, the words, Ctrl Enter', async () => {
    await press('n');
    await expectSoon(
      () => operator.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
      'Ghi chú nội bộ',
    );
    await operator.page.keyboard.type('Gọi lại lúc 9 giờ. j k ?');
    await press('Control+Enter');

    await operator.messages('Ghi chú nội bộ').getByText('Gọi lại lúc 9 giờ. j k ?').waitFor();
    await press('Escape');
  });

  it('finds pages and tickets by the command bar, typed without diacritics', async () => {
    const { page } = operator;
    const bar = page.getByRole('dialog', { name: 'Lệnh' });
    const open = async () => {
      await press('Control+k');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Lệnh');
    };
    await open();
    await page.keyboard.type('cot dien nghieng');
    await bar.getByText(/^Cột điện nghiêng/u).waitFor();
    await press('ArrowDown', 'Enter');
    await page.waitForURL(/\/console\/q\/all\//u);
    await operator.thread().getByText('Cột điện nghiêng trước cổng trường').first().waitFor();

    await open();
    await page.keyboard.type('ban phan loai');
    await bar.getByText('Bàn phân loại').waitFor();
    await press('Enter');

    await page.getByRole('heading', { name: 'Bàn phân loại' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/desk');
  });

  it('triages: j puts off, a number chooses, Enter sends and shows the next', async () => {
    const { page } = operator;
    const heading = page.getByRole('article').getByRole('heading', { level: 2 });
    await page.getByText('Còn 3 phản ánh chờ phân loại').waitFor();
    await operator.suggestions().first().waitFor();
    const first = await heading.innerText();
    await press('j');
    await expect.poll(() => heading.innerText()).not.toBe(first);
    await operator.suggestions().nth(1).waitFor();
    const second = await heading.innerText();

    await press('2');
    await expectSoon(
      () => operator.suggestions(true).allInnerTexts(),
      [await operator.suggestions().nth(1).innerText()],
    );
    const chosen = await operator.suggestions(true).locator('strong').innerText();
    await press('Enter');

    await expect.poll(() => heading.innerText()).not.toBe(second);
    await page.getByText('Còn 2 phản ánh chờ phân loại').waitFor();
    const tickets = await Promise.all(codes.map((code) => ticketOf(crew.operator, code)));
    const routed = tickets.filter((ticket) => ticket.state === 'forwarded');
    expect(routed.map((ticket) => ticket.leadAgency?.vi)).toEqual([chosen]);

    await press('Enter');
    await page.getByText('Còn 1 phản ánh chờ phân loại').waitFor();
    await operator.suggestions().first().waitFor();
    await expect.poll(() => heading.innerText()).toBe(first);
    await press('1', 'Enter');
    await page.getByText('Không còn phản ánh nào chờ phân loại').waitFor();
    expect(operator.loads()).toBe(0);
  });
});
