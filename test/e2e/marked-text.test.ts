import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { routeTicket, sendReport, signInCrew } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffPage;
let officer: StaffPage;
let earlier: string;

beforeAll(async () => {
  hub = await startTestHub();
  const crew = await signInCrew(hub.url);
  earlier = (await sendReport(hub.url, crew)).code;
  const text =
    `Tiếp theo phản ánh ${earlier}: cống ở ngõ 34/2, tổ 5 vẫn tắc từ ngày 3 tháng 4, nước ngập. Công ty MST 0100109106, ` +
    'gọi 0912 345 678. CCCD của tôi 001090012345, stk 0123456789 Agribank.';
  const { code } = await sendReport(hub.url, crew, { text });
  await routeTicket(crew, code);
  operator = await openStaff(hub.url, { role: 'operator', at: `/console/t/${code}` });
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung', at: `/console/t/${code}` });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

describe('what a message names', () => {
  tellStory();

  it('is marked, and leads on where there is more to see', async () => {
    const { page } = operator;
    const report = page.getByRole('article', { name: 'Phản ánh' });

    await report.getByTitle('Địa chỉ').getByText('ngõ 34/2, tổ 5').waitFor();
    expect(await report.getByRole('link', { name: '0912 345 678' }).getAttribute('href')).toBe('tel:0912345678');
    expect(await report.getByRole('link', { name: '0100109106' }).getAttribute('href')).toContain('q=');
    await expectNoSeriousAxe(page);
    await report.getByRole('link', { name: earlier }).click();
    await page.waitForURL(new RegExp(`/${earlier}$`, 'u'));
    await page.goBack();
  });

  it('shows the number of a person when somebody with the right asks for it', async () => {
    const { page } = operator;
    const report = page.getByRole('article', { name: 'Phản ánh' });
    await report.getByText('•••••••••345').waitFor();

    await report.getByRole('button', { name: 'Hiện số căn cước hoặc chứng minh nhân dân' }).click();

    await report.getByText('001090012345').waitFor();
    expect(await report.innerText()).toContain('•••••••789');
  });

  it('keeps it from an officer', async () => {
    const { page } = officer;
    const report = page.getByRole('article', { name: 'Phản ánh' });
    await report.getByText('•••••••••345').waitFor();

    expect(await report.getByRole('button', { name: /^Hiện/u }).count()).toBe(0);
    expect(await page.content()).not.toContain('001090012345');
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
  });
});
