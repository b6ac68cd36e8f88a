import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, it } from 'vitest';
import { openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { answerTicket, routeTicket, signInCrew } from '../support/ticket-steps.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
});

it('shoots', async () => {
  const crew = await signInCrew(hub.url);
  const server = createServer((_q, s) => {
    s.setHeader('Content-Type', 'text/html; charset=utf-8');
    s.end(`<!doctype html><title>x</title><meta name="viewport" content="width=device-width"><h1>Sở Xây dựng tỉnh Bắc Ninh</h1><p>Tin tức, thủ tục</p><script src="${hub.url}/widget.js" data-theme="auto" async></script>`);
  });
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', () => r()));
  const site = `http://localhost:${(server.address() as AddressInfo).port}`;
  await hub.context.accounts.save({ id: 'web', kind: 'web', name: 'x', settings: { widgetSites: site } });
  for (const [name, device, colours] of [['phone', 'phone', 'light'], ['desk', 'desktop', 'light'], ['dark', 'desktop', 'dark']] as const) {
    const { page, troubles } = await openPerson({ name, baseUrl: site, device, colours });
    await page.goto('/');
    await page.getByRole('button', { name: 'Phản ánh 1022' }).waitFor();
    await page.screenshot({ path: `/tmp/shots/w-${name}-0.png` });
    await page.getByRole('button', { name: 'Phản ánh 1022' }).click();
    const chat = page.frameLocator('iframe');
    await chat.getByLabel('Tin nhắn của bạn').fill('Đường Trần Phú ngập từ sáng, xe không vào được kho hàng');
    await chat.getByLabel('Thêm ảnh hoặc video').setInputFiles(await phonePhoto());
    await chat.getByText('duong-ngap.jpg').waitFor();
    await page.screenshot({ path: `/tmp/shots/w-${name}-1.png` });
    await chat.getByRole('button', { name: 'Gửi' }).click();
    await chat.getByText(/Mã hồ sơ BN-/u).waitFor();
    const code = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await chat.getByText(/Mã hồ sơ BN-/u).innerText())?.[0] ?? '';
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thông cống đoạn cổng kho, đường hết ngập từ 9 giờ. Cảm ơn bạn đã báo.');
    await chat.getByText('Đã thông cống').last().waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/shots/w-${name}-2.png` });
    troubles.splice(0);
  }
  server.closeAllConnections();
  server.close();
});
