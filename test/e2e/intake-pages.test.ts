import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, signInAs, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import { receiveHeadlessMail, receiveUntypedForm } from '../support/unreadable.ts';

const lamp = 'Đèn đường Nguyễn Đăng Đạo hỏng cả tuần, tối đi làm về rất nguy hiểm';
const advert = 'Mua ngay kẻo hết, giảm giá mọi mặt hàng';

let hub: TestHub;
let supervisor: StaffPage;
let operator: StaffPage;
let colleague: StaffClient;

beforeAll(awayFromMidnight);
beforeAll(async () => {
  hub = await startTestHub();
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/balance', colours: 'dark' });
  operator = await openStaff(hub.url, { role: 'operator', at: '/console/quarantine' });
  colleague = await signIn(hub.url, 'operator');
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

/** The numbers of a line of the balance by its name: received, its parts, and how they compare. */
async function line(name: RegExp): Promise<string> {
  const row = supervisor.page.getByRole('row').filter({ has: supervisor.page.getByRole('rowheader', { name }) });
  if ((await row.count()) === 0) return '';
  const cells = await row.first().getByRole('cell').allInnerTexts();
  return cells.map((cell) => cell.replaceAll(/\s+/gu, ' ').trim()).join(' ');
}

function listed(): Locator {
  return operator.page.getByRole('region', { name: 'Cách ly' }).getByRole('link');
}

/** What the operator's page shows only when it asks again by the clock. */
async function lookAgain(): Promise<void> {
  await operator.page.reload();
  await operator.page.getByRole('heading', { name: 'Cách ly' }).waitFor();
}

describe('the pages of the intake', () => {
  tellStory();

  it('teach what they are for while there is nothing', async () => {
    await supervisor.page.getByText('Chưa nhận bản tin nào trong 14 ngày qua').waitFor();
    await supervisor.page.getByText('Không có cảnh báo').waitFor();
    await operator.page.getByText('Không có bản tin nào bị cách ly').waitFor();

    await expectNoSeriousAxe(supervisor.page);
    await expectNoSeriousAxe(operator.page);
  });

  it('show the balance of what comes in while the page is open', async () => {
    await receiveUntypedForm(hub, webReport({ text: lamp, subject: 'Đèn đường hỏng', name: 'Trần Văn Bình' }));
    await receiveHeadlessMail(hub, advert);
    await postReport(hub.url, webReport({ website: 'https://mua-ngay.example' }));
    await postReport(hub.url, webReport());

    await expectSoon(() => line(/^Cộng 14 ngày/u), '4 = 1 + 0 + 1 + 2 + 0 Khớp');
    await expectSoon(() => line(/^Cổng phản ánh/u), '3 = 1 + 0 + 1 + 1 + 0 Khớp');
    await supervisor.page.getByText('Hôm nay nhận 4 bản tin: 1 hồ sơ mới, 1 bỏ qua, 2 cách ly.').waitFor();
    expect(supervisor.loads()).toBe(0);
  });

  it('unfold why something was ignored', async () => {
    const fold = supervisor.page.getByRole('button', { name: '1, Vì sao bỏ qua' }).first();
    await fold.press('Enter');

    await supervisor.page.getByText('1 Máy gửi biểu mẫu (bẫy thư rác)').first().waitFor();
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await expectNoSeriousAxe(supervisor.page);
  });

  it('keep the range in the address', async () => {
    await supervisor.page.getByText('31 ngày', { exact: true }).click();

    await expectSoon(() => line(/^Cộng 31 ngày/u), '4 = 1 + 0 + 1 + 2 + 0 Khớp');
    expect(new URL(supervisor.page.url()).search).toBe('?days=31');
  });

  it('fit a phone', async () => {
    await supervisor.page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(supervisor.page);
    await expectNoSeriousAxe(supervisor.page);
    await supervisor.page.setViewportSize({ width: 1366, height: 768 });
  });

  it('count at the left what is in quarantine, and list it with its reasons', async () => {
    await lookAgain();

    await operator.page.getByRole('link', { name: /^Cách ly\s*2$/u }).waitFor();
    await expectSoon(() => listed().count(), 2);
    expect(await listed().first().innerText()).toContain('Thư không có phần đầu');
    expect(await listed().last().innerText()).toContain('Biểu mẫu gửi theo kiểu lạ');
  });

  it('show the raw form, reached by keys', async () => {
    await operator.page.keyboard.press('j');
    await operator.page.getByRole('article').getByText(advert).waitFor();
    await operator.page.keyboard.press('j');

    const receipt = operator.page.getByRole('article', { name: 'Biểu mẫu gửi theo kiểu lạ' });
    await receipt.getByText(lamp).waitFor();
    await expectNoSeriousAxe(operator.page);
  });

  it('try a receipt again and say that it came back', async () => {
    await operator.page.keyboard.press('r');

    await operator.page.getByText('Vẫn không đọc được').waitFor();
    await expectSoon(() => listed().count(), 2);
  });

  it('make a ticket by hand of what was found in it', async () => {
    await operator.page.keyboard.press('h');
    const { page } = operator;
    expect(await page.getByRole('textbox', { name: 'Nội dung phản ánh' }).inputValue()).toBe(lamp);
    expect(await page.getByRole('textbox', { name: 'Tiêu đề' }).inputValue()).toBe('Đèn đường hỏng');
    expect(await page.getByRole('textbox', { name: 'Tên người gửi' }).inputValue()).toBe('Trần Văn Bình');
    await page.getByRole('textbox', { name: 'Thư điện tử của người gửi' }).fill('không phải thư');
    await operator.button('Lập hồ sơ').click();
    await page.getByText('Địa chỉ thư chưa đúng').waitFor();
    await expectNoSeriousAxe(page);
    await page.getByRole('textbox', { name: 'Thư điện tử của người gửi' }).fill('binh@nguoidan.example');
    await operator.button('Lập hồ sơ').click();

    await page.getByRole('heading', { name: /^Đã lập hồ sơ BN-/u }).waitFor();
    await expectNoSeriousAxe(page);
    await expectSoon(() => line(/^Cộng 31 ngày/u), '4 = 2 + 0 + 1 + 1 + 0 Khớp');
    await page.getByRole('link', { name: /^Mở hồ sơ BN-/u }).click();
    await page.getByRole('heading', { name: 'Đèn đường hỏng', level: 1 }).waitFor();
    await operator.thread().getByText(lamp).waitFor();
  });

  it('dismiss another one with a reason', async () => {
    await operator.goTo(/^Cách ly/u);
    await listed().first().click();
    await operator.page.getByRole('article').getByText(advert).waitFor();
    await operator.page.keyboard.press('d');
    const dialog = operator.page.getByRole('dialog', { name: 'Bỏ qua bản tin này?' });
    await dialog.getByRole('textbox', { name: 'Lý do bỏ qua' }).fill('rác');
    await dialog.getByRole('button', { name: 'Bỏ qua bản tin' }).click();
    await dialog.getByText('Viết ít nhất 5 ký tự').waitFor();
    await expectNoSeriousAxe(operator.page);
    await dialog.getByRole('textbox', { name: 'Lý do bỏ qua' }).fill('Thư quảng cáo');
    await dialog.getByRole('button', { name: 'Bỏ qua bản tin' }).click();

    await operator.page.getByRole('heading', { name: 'Đã bỏ qua bản tin' }).waitFor();
    await operator.page.getByText('Không có bản tin nào bị cách ly').waitFor();
    await operator.page.getByRole('link', { name: /^Cách ly$/u }).waitFor();
  });

  it('say so when a colleague was faster, and keep what was written', async () => {
    await receiveHeadlessMail(hub, 'Cống tắc ở ngõ 12 đường Lý Thái Tổ');
    await lookAgain();
    await listed().first().click();
    await operator.page.getByRole('article').getByText('Cống tắc ở ngõ 12').waitFor();
    await operator.page.keyboard.press('h');
    await operator.page.getByRole('textbox', { name: 'Tiêu đề' }).fill('Cống tắc');
    const id = new URL(operator.page.url()).pathname.split('/').at(-1);
    await colleague.post(`/quarantine/${id}/dismiss`, { reason: 'Đã có hồ sơ khác' });

    // The window is looked at again a minute later: the page asks anew, and hears that the receipt is gone.
    await operator.page.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 60_000;
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await operator.page.getByText('Người khác vừa xử lý bản tin này').waitFor();
    const refused = operator.page.waitForResponse(/\/ticket$/u);
    await operator.button('Lập hồ sơ').click();
    await refused;

    await operator.page.getByText('Người khác vừa xử lý bản tin này').waitFor();
    expect(await operator.page.getByRole('textbox', { name: 'Tiêu đề' }).inputValue()).toBe('Cống tắc');
    expectTrouble(operator.person, /40[49]/u);
  });

  it('are for those who may see them alone', async () => {
    await receiveHeadlessMail(hub, 'Không ai ngoài trung tâm đọc thư này');
    const auditor = await openStaff(hub.url, { role: 'auditor', at: '/console/quarantine' });
    await auditor.page.getByRole('region', { name: 'Cách ly' }).getByRole('link').first().click();
    await auditor.page.getByText('Bạn xem được bản tin này nhưng không xử lý').waitFor();
    expect(await auditor.button('Bỏ qua').count()).toBe(0);

    await signInAs(auditor.person, hub.url, 'officer', 'so-xay-dung');
    await auditor.page.goto('/console/q/mine');
    await auditor.page.getByRole('navigation', { name: 'Hàng đợi' }).waitFor();
    expect(await auditor.page.getByRole('link', { name: /Cách ly|Cân đối/u }).count()).toBe(0);
  });
});
