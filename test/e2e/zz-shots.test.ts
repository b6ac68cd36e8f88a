import { afterAll, beforeAll, it } from 'vitest';
import { closePeople, openPerson, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { sendReport, signInCrew } from '../support/ticket-steps.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

it('shoots', async () => {
  const { page, context, troubles } = await openPerson({ name: 'p', baseUrl: hub.url, device: 'phone' });
  await page.goto('/gui');
  await page.locator('#text').fill('Đường Trần Phú ngập, xe không vào được kho');
  await page.getByLabel('Ảnh').first().setInputFiles(await phonePhoto());
  await page.getByText('Đã tải lên').waitFor();
  await page.screenshot({ path: '/tmp/shots/form-1.png', fullPage: true });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill('lan@nguoidan.example');
  await page.getByLabel('Báo cho tôi khi có tiến triển').check();
  await page.screenshot({ path: '/tmp/shots/form-3.png', fullPage: true });
  await page.getByRole('button', { name: 'Gửi mã tới' }).click();
  await page.getByText('Đã gửi mã tới').waitFor();
  await expectNoSeriousAxe(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: '/tmp/shots/form-3b.png', fullPage: true });
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
  await page.getByText('Chưa có mạng').waitFor();
  await expectNoSeriousAxe(page);
  await page.screenshot({ path: '/tmp/shots/waiting.png', fullPage: true });
  await context.setOffline(false);
  await page.waitForURL(/\/t\//u);
  await page.screenshot({ path: '/tmp/shots/confirm-or-tracking.png', fullPage: true });
  const crew = await signInCrew(hub.url);
  const { code, trackingUrl } = await sendReport(hub.url, crew);
  await page.goto(`/tra-cuu?code=${code}`);
  await page.getByText('Đây là phản ánh của bạn').click();
  await page.screenshot({ path: '/tmp/shots/lookup.png', fullPage: true });
  await page.getByLabel('Số điện thoại hoặc email bạn').fill('a@b.vn');
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await page.getByText('đang trên đường tới đó').waitFor();
  await expectNoSeriousAxe(page);
  await page.screenshot({ path: '/tmp/shots/lookup-2.png', fullPage: true });
  await page.goto(`${new URL(trackingUrl).pathname}/confirm?notice=sent`);
  await expectNoSeriousAxe(page);
  await page.screenshot({ path: '/tmp/shots/confirm.png', fullPage: true });
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await page.getByLabel('Mã xác nhận').waitFor();
  troubles.splice(0);
  await page.screenshot({ path: '/tmp/shots/confirm-2.png', fullPage: true });
});
