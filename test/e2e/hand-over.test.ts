import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { eventually, hire, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import { reportBy, sendReport, signInCrew, step, ticketOf, type Crew } from '../support/ticket-steps.ts';

declare global {
  interface Window {
    /** How often this page began to ring. */
    rings?: number;
  }
}

let hub: TestHub;
let crew: Crew;
let power: StaffClient;
let water: StaffClient;
let operator: StaffPage;
let officer: StaffPage;
let supervisor: StaffPage;
let lead: StaffPage;
let id = '';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  power = await signIn(hub.url, 'officer', 'dien-luc');
  water = await hire(hub, { name: 'Cao Thị Nước', role: 'officer', agency: 'cap-nuoc' });
  operator = await openStaff(hub.url, { role: 'operator' });
  supervisor = await openStaff(hub.url, { role: 'supervisor' });
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function alarm(staff: StaffPage): Locator {
  return staff.page.getByRole('alert', { name: 'Báo động' });
}

function queueLink(staff: StaffPage, name: RegExp): Locator {
  return staff.page.getByRole('navigation', { name: 'Hàng đợi' }).getByRole('link', { name });
}

function history(staff: StaffPage): Locator {
  return staff.page.getByRole('region', { name: 'Lịch sử chuyển' });
}

describe('an urgent report', () => {
  tellStory();

  it('rings in the console of the operator and flashes in the title of the window', async () => {
    await operator.page.evaluate(() => {
      const Original = window.AudioContext;
      window.AudioContext = class extends Original {
        constructor() {
          super();
          window.rings = (window.rings ?? 0) + 1;
        }
      };
    });

    await sendReport(hub.url, crew, { text: 'Cháy lớn ở chung cư phường Võ Cường, có người mắc kẹt, cấp cứu gấp' });

    await alarm(operator).getByText('Phản ánh khẩn mới').waitFor();
    await expectSoon(() => operator.page.evaluate(() => window.rings), 1);
    await expectSoon(async () => (await operator.page.title()).includes('Phản ánh khẩn mới'), true);
    await expectSoon(async () => (await operator.page.title()).includes('Phản ánh khẩn mới'), false);
  });

  it('is silenced for good, and put away when it is opened', async () => {
    await alarm(operator).getByRole('button', { name: 'Tắt tiếng báo động' }).click();
    await alarm(operator).getByRole('button', { name: 'Bật tiếng báo động' }).waitFor();
    await expectNoSeriousAxe(operator.page);

    await alarm(operator).getByRole('button', { name: 'Mở ngay' }).click();

    await operator.thread().waitFor();
    expect(await alarm(operator).count()).toBe(0);
    await sendReport(hub.url, crew, { text: 'Cháy xưởng gỗ ở phường Kinh Bắc, khói mù mịt, cần cứu hỏa gấp' });
    await alarm(operator).waitFor();
    expect(await operator.page.evaluate(() => window.rings)).toBe(1);
    await alarm(operator).getByRole('button', { name: 'Đóng báo động' }).click();
  });
});

describe('a case that nobody takes', () => {
  tellStory();

  it('is passed on by its agency to another, with the reason', async () => {
    const text = 'Ngập đường Trần Phú vì nắp hào cáp vỡ, phường Võ Cường';
    ({ id } = await reportBy(hub.url, crew.operator, { text }));
    await step(crew.operator, id, 'route', { category: 'drainage', lead: 'so-xay-dung' });
    await officer.goTo(/Việc của đơn vị/u);
    await officer.open(/Ngập đường Trần Phú/u);
    await officer.button('Chuyển tiếp').click();
    const dialog = officer.page.getByRole('dialog', { name: 'Chuyển tiếp cho đơn vị khác' });
    await dialog.getByRole('combobox', { name: 'Đơn vị nhận' }).click();
    await officer.page
      .getByRole('option', { name: /Điện lực/u })
      .first()
      .click();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Hào cáp này của điện lực.');
    await dialog.getByRole('button', { name: 'Chuyển tiếp' }).click();

    await officer.page.getByText('không còn thuộc phạm vi của bạn').first().waitFor();
    await expectSoon(() => officer.row(/Ngập đường Trần Phú/u).count(), 0);
    expect((await ticketOf(power, id)).leadAgency?.code).toBe('dien-luc');
  });

  it('reaches the supervisor with the third bounce, as an alarm, in the queue and with its history', async () => {
    await step(power, id, 'forward', { agency: 'cap-nuoc', reason: 'Ống nước vỡ làm sập hào cáp.' });
    await step(water, id, 'return', { reason: 'Không có ống nước ở đoạn này.' });

    await alarm(supervisor).getByText('Không đơn vị nào nhận').waitFor();
    await queueLink(supervisor, /Tranh chấp.*1/u).waitFor();
    await alarm(supervisor).getByRole('button', { name: 'Mở ngay' }).click();
    await history(supervisor).getByText('Hào cáp này của điện lực.').waitFor();
    await history(supervisor).getByText('Không có ống nước ở đoạn này.').waitFor();
    await expectNoSeriousAxe(supervisor.page);
    // The ticket left the officer's sight while it was open there.
    const { troubles } = officer.person;
    const others = troubles.filter((trouble) => !trouble.includes(`/api/v1/tickets/${id}`));
    troubles.splice(0, Infinity, ...others);
  });

  it('tells the operator why it is not theirs to route, at the desk too', async () => {
    await operator.page.goto(`/console/q/triage/${id}`);
    await operator.page.getByText('chỉ giám sát quyết định giao cho đơn vị nào').waitFor();
    expect(await operator.button('Chuyển xử lý').count()).toBe(0);
    expect(await operator.button('Hỏi người gửi').count()).toBe(0);
  });

  it('is settled by the supervisor, who sees beside the suggestions who refused', async () => {
    await supervisor.button('Chuyển xử lý').click();
    const dialog = supervisor.page.getByRole('dialog', { name: 'Chuyển xử lý' });
    await dialog.getByText('Đã không nhận: Hào cáp này của điện lực.').waitFor();
    await dialog.getByRole('radio', { name: /Sở Xây dựng/u }).click();
    await dialog.getByRole('button', { name: 'Chuyển xử lý' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await expectSoon(async () => (await ticketOf(crew.operator, id)).disputedAt, null);
  });
});

describe('the people of an agency', () => {
  tellStory();

  it('are put into teams by their lead, and saved as a whole', async () => {
    lead = await openStaff(hub.url, { role: 'lead', agency: 'so-xay-dung', at: '/console/people' });
    const { page } = lead;
    await page.getByRole('rowheader', { name: /Trần Minh Đức/u }).waitFor();
    await page.getByRole('button', { name: 'Thêm tổ' }).click();
    await page.getByRole('textbox', { name: 'Tên tổ' }).fill('Tổ thoát nước');
    await page.getByRole('combobox', { name: 'Lĩnh vực' }).fill('thoat nuoc');
    await page
      .getByRole('option', { name: /thoát nước/iu })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Tổ của Lưu Ngọc Hạnh' }).click();
    await page.getByRole('option', { name: 'Tổ thoát nước' }).click();
    await page.getByLabel('Sức nhận của Trần Minh Đức').fill('25');
    await page.getByText('Có thay đổi chưa lưu.').waitFor();
    await page.getByText('Thêm tổ').scrollIntoViewIfNeeded();
    await expectNoSeriousAxe(page);

    await page.getByRole('button', { name: 'Lưu', exact: true }).click();

    await page.getByText('Đã lưu. Hồ sơ giao từ bây giờ theo thiết lập này.').first().waitFor();
    await page.reload();
    await page.getByText('1 người').waitFor();
    await expectSoon(() => page.getByLabel('Sức nhận của Trần Minh Đức').inputValue(), '25');
  });

  it('fit a phone, light and dark', async () => {
    const { page } = lead;
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoSeriousAxe(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('get a case when the lead accepts it, chosen by the hub in words, or by the lead', async () => {
    const { page } = lead;
    await page.goto(`/console/q/agency/${id}`);
    await lead.button('Tiếp nhận').click();
    await history(lead).getByText('Sở Xây dựng giao Lưu Ngọc Hạnh').waitFor();
    await history(lead)
      .getByText(/Thuộc Tổ thoát nước/u)
      .waitFor();

    await lead.button('Giao việc').click();
    const dialog = page.getByRole('dialog', { name: 'Giao việc trong đơn vị' });
    await dialog.getByRole('combobox', { name: 'Giao cho' }).click();
    await page.getByRole('option', { name: /Trần Minh Đức/u }).click();
    await dialog.getByRole('button', { name: 'Giao việc' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await officer.goTo(/Việc của tôi/u);
    await officer.row(/Ngập đường Trần Phú/u).waitFor();
    expect(await officer.rows()).toHaveLength(1);
  });
});

describe('a sealed report', () => {
  it('rings at the inspector alone, who looks and opens it to all', async () => {
    const inspector = await openStaff(hub.url, { role: 'inspector' });
    const text = 'Cán bộ chi cục nhận hối lộ khi hoàn thuế cho doanh nghiệp Sao Khuê';
    const { code } = submitted.parse((await postReport(hub.url, webReport({ text }))).body);

    await alarm(inspector).getByText('Phản ánh niêm phong mới').waitFor();
    expect(await alarm(inspector).innerText()).not.toContain('Sao Khuê');
    await alarm(inspector).getByRole('button', { name: 'Mở ngay' }).click();
    await inspector.page.getByText('chỉ thanh tra xem được').first().waitFor();
    await expectNoSeriousAxe(inspector.page);
    await inspector.button('Không phải tố cáo').click();
    const dialog = inspector.page.getByRole('dialog', { name: 'Không phải tố cáo?' });
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Chỉ kể lại tin trên báo.');
    await dialog.getByRole('button', { name: 'Không phải tố cáo' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => ticketOf(crew.operator, code));
  });
});
