import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { demoAccount, openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { postReport, webReport } from '../support/people.ts';

/** A Monday evening. */
let clock = new Date('2026-11-23T20:00:00+07:00');
let hub: TestHub;
let administrator: StaffPage;
let operator: StaffPage;
let supervisor: StaffPage;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { now: () => clock } });
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/duty' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function alarm(staff: StaffPage): Locator {
  return staff.page.getByRole('alert', { name: 'Báo động' });
}

describe('the duty desk', () => {
  tellStory();

  it('is named by an administrator, by the week and by the day', async () => {
    const { page } = administrator;
    await page.getByText('Chưa phân ai trực: bàn phân loại nhận mọi phản ánh, cả ngoài giờ').waitFor();
    const { name } = demoAccount('operator');
    await page.getByRole('combobox', { name: 'Trực Thứ Hai' }).click();
    await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Ngày', { exact: true }).fill('2027-02-06');
    await administrator.button('Thêm ngày').click();
    await administrator.button('Lưu').click();

    await page.getByText('Đã lưu lịch trực.').first().waitFor();
    await page.getByRole('region', { name: 'Đang ngoài giờ, người trực:' }).getByText(name).waitFor();
    await expectNoSeriousAxe(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('hears an urgent report first, in its own queue, and takes it up with one press', async () => {
    operator = await openStaff(hub.url, { role: 'operator', at: '/console/q/duty' });
    supervisor = await openStaff(hub.url, { role: 'supervisor' });
    await postReport(
      hub.url,
      webReport({ text: 'Cháy lớn ở chung cư phường Võ Cường, có người mắc kẹt, cấp cứu gấp' }),
    );

    await alarm(operator).getByText('Phản ánh khẩn mới').waitFor();
    await operator.row(/Cháy lớn/u).waitFor();
    expect(await alarm(supervisor).count()).toBe(0);
    await alarm(operator).getByRole('button', { name: 'Nhận và mở' }).click();

    await operator.thread().waitFor();
    await expectSoon(async () => operator.page.getByText('chưa ai nhận').count(), 0);
    await operator.page.getByText('Người trực nhận xử lý phản ánh khẩn').first().waitFor({ state: 'attached' });
    await expectNoSeriousAxe(operator.page);
  });

  it('calls supervisors for what nobody took up in time', async () => {
    await postReport(
      hub.url,
      webReport({ text: 'Nổ trạm biến áp ở phường Kinh Bắc, dây điện rơi xuống đường, rất nguy hiểm, cứu gấp' }),
    );
    await alarm(operator).getByText('Phản ánh khẩn mới').waitFor();
    expect(await alarm(supervisor).count()).toBe(0);

    clock = new Date(clock.getTime() + 11 * 60_000);

    await alarm(supervisor).getByText('Phản ánh khẩn mới').waitFor();
    await alarm(supervisor).getByRole('button', { name: 'Nhận và mở' }).click();
    await alarm(operator).waitFor({ state: 'hidden' });
  });

  it('gives what is left to the working desk when working time begins, without a reload', async () => {
    const { page } = supervisor;
    await page.clock.install();
    await page.goto('/console/q/triage');
    await page.getByText('Mọi phản ánh đã được phân loại', { exact: false }).waitFor();
    const loads = supervisor.loads();

    clock = new Date('2026-11-24T08:00:00+07:00');
    await page.clock.fastForward(61_000);

    await supervisor.row(/Nổ trạm biến áp/u).waitFor();
    expect(supervisor.loads()).toBe(loads);
    clock = new Date('2026-11-23T21:00:00+07:00');
  });

  it('works through its reports at the desk, also on a phone and in English', async () => {
    const { page } = operator;
    await page.goto('/console/desk');
    await page.getByRole('heading', { name: 'Bàn trực ngoài giờ' }).waitFor();
    await operator.suggestions().first().waitFor();
    await page.evaluate(() => localStorage.setItem('hub-console', '{"lang":"en"}'));
    await page.goto('/console/duty');
    await page.getByText('Outside working time, on duty:').waitFor();
    await page.getByText('You may read the roster.', { exact: false }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await expectNoSeriousAxe(page);
  });
});
