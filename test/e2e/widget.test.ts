import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  expectTrouble,
  openPerson,
  type Person,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';
import { answerTicket, routeTicket, signInCrew, type Crew } from '../support/ticket-steps.ts';

const text = 'Đường Trần Phú ngập từ sáng, xe không vào được kho hàng';
const answer = 'Đã thông cống đoạn cổng kho, đường hết ngập.';

let hub: TestHub;
let crew: Crew;
let site: Server;
let siteUrl = '';

/** Another site of the province: its own policy lets in the hub's script and frame, and no style of anybody. */
function startSite(): Promise<Server> {
  const server = createServer((request, response) => {
    const lang = request.url === '/en' ? 'en' : 'vi';
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src ${hub.url}; frame-src ${hub.url}; img-src data:`,
    );
    response.end(`<!doctype html><html lang="vi"><head><title>Sở Xây dựng</title><link rel="icon" href="data:,">
      <meta name="viewport" content="width=device-width, initial-scale=1"></head>
      <body><main><h1>Sở Xây dựng</h1><p>Trang của một cơ quan khác.</p></main>
      <script src="${hub.url}/widget.js" data-lang="${lang}" async></script></body></html>`);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  site = await startSite();
  // The port is the server's own: a server that listens has an address.
  const { port } = site.address() as AddressInfo;
  siteUrl = `http://localhost:${port}`;
  const settings = { widgetSites: siteUrl };
  await hub.context.accounts.save({ id: 'web', kind: 'web', name: 'Cổng phản ánh', settings });
});
afterAll(async () => {
  await closePeople();
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  await hub[Symbol.asyncDispose]();
});

function chatOf(page: Page): FrameLocator {
  return page.frameLocator('iframe');
}

async function caseOf(page: Page): Promise<string> {
  const line = chatOf(page).getByText(/Mã hồ sơ BN-/u);
  await line.waitFor();
  return /BN-\d{2}-[0-9A-Z]{6}/u.exec(await line.innerText())?.[0] ?? '';
}

describe('the chat on another site', () => {
  tellStory();
  let person: Person;
  let page: Page;
  let code = '';

  it('opens from its button, on a phone over the whole screen, and takes a message with a photo', async () => {
    person = await openPerson({ name: 'visitor', baseUrl: siteUrl, device: 'phone' });
    ({ page } = person);
    await page.goto('/');
    await page.getByRole('button', { name: 'Phản ánh 1022' }).click();
    const chat = chatOf(page);
    await chat.getByRole('heading', { name: 'Trò chuyện với 1022' }).waitFor();

    await chat.getByLabel('Tin nhắn của bạn').fill(text);
    await chat.getByLabel('Thêm ảnh hoặc video').setInputFiles(await phonePhoto());
    await chat.getByRole('button', { name: 'Gửi' }).click();

    await chat.getByText(text).waitFor();
    code = await caseOf(page);
    await chat.getByRole('img', { name: /duong-ngap/u }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectNoSeriousAxe(page);
  });

  it('leads to the tracking page of the report', async () => {
    const [tracking] = await Promise.all([
      person.context.waitForEvent('page'),
      chatOf(page).getByRole('link', { name: 'Theo dõi phản ánh' }).click(),
    ]);

    await tracking.getByText(text).last().waitFor();
    expect(tracking.url()).toContain(code);
    await tracking.close();
  });

  it('goes on after a reload, in the same report', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Phản ánh 1022' }).click();
    const chat = chatOf(page);
    await chat.getByText(text).waitFor();

    await chat.getByLabel('Tin nhắn của bạn').fill('Bây giờ nước lên 40 cm.');
    await chat.getByRole('button', { name: 'Gửi' }).click();

    await chat.getByText('Bây giờ nước lên 40 cm.').waitFor();
    await eventually(async () => {
      const { id } = await hub.context.prisma.ticket.findFirstOrThrow({ where: { code } });
      expect(await hub.context.prisma.message.count({ where: { ticketId: id, direction: 'in' } })).toBe(2);
    });
    expect(await chat.getByText(/Mã hồ sơ BN-/u).count()).toBe(1);
  });

  it('shows the answer by itself, and a number on the button while it is closed', async () => {
    await page.getByRole('button', { name: 'Đóng' }).click();
    await routeTicket(crew, code);
    await answerTicket(crew, code, answer);
    // Closed, it asks seldom; who comes back to the page gets the news at once.
    const frame = page.frames().find((one) => one.url().startsWith(hub.url));
    await eventually(async () => {
      await frame?.evaluate(() => window.dispatchEvent(new Event('online')));
      expect(await page.getByLabel('1 tin chưa đọc').count()).toBe(1);
    });

    await page.getByRole('button', { name: 'Phản ánh 1022' }).click();

    const chat = chatOf(page);
    await chat.getByText(answer).last().waitFor();
    await chat.getByText('Trả lời chính thức').waitFor();
    await page.getByLabel(/tin chưa đọc/u).waitFor({ state: 'hidden' });
  });
});

describe('the chat', () => {
  it('is used by keyboard alone, in English, and read out when something new comes', async () => {
    const { page } = await openPerson({ name: 'keyboard', baseUrl: siteUrl, locale: 'en-GB' });
    await page.goto('/en');
    await page.getByRole('button', { name: 'Report to 1022' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const chat = chatOf(page);
    const box = chat.getByLabel('Your message');
    await box.waitFor();
    await eventually(async () => expect(await box.evaluate((one) => one === document.activeElement)).toBe(true));

    await page.keyboard.type('Street lights have been out for a week');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('at Huyen Quang street');
    await page.keyboard.press('Enter');

    await chat.getByText('Your report is in. Code BN-').waitFor();
    await chat.getByText('at Huyen Quang street').waitFor();
    expect(await box.inputValue()).toBe('');
    await box.press('Escape');
    const code = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await chat.getByText(/Code BN-/u).innerText())?.[0] ?? '';
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'The lights are on again.');
    await chat.getByRole('status').filter({ hasText: 'New message from' }).waitFor({ state: 'attached' });
    await expectNoSeriousAxe(page);
  });

  it.each(['light', 'dark'] as const)('is readable and fits in %s, in both languages', async (theme) => {
    const { page } = await openPerson({ name: `reader-${theme}`, baseUrl: hub.url, device: 'phone' });
    for (const lang of ['vi', 'en']) {
      await page.goto(`/widget?lang=${lang}&theme=${theme}`);
      await page.getByRole('heading').waitFor();
      await expectNoSidewaysScroll(page);
      await expectNoSeriousAxe(page);
    }
  });

  it('keeps a message that could not be sent and sends it when the network returns', async () => {
    const person = await openPerson({ name: 'weak', baseUrl: hub.url, device: 'phone' });
    const { page, context } = person;
    await page.goto('/widget?lang=vi');
    await context.setOffline(true);
    await page.getByLabel('Tin nhắn của bạn').fill('Cống trước nhà số 7 bị tắc, nước tràn ra đường');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Chưa có mạng, sẽ tự gửi lại').waitFor();

    await context.setOffline(false);

    await page.getByText(/Mã hồ sơ BN-/u).waitFor();
    expect(await page.getByText('Chưa có mạng, sẽ tự gửi lại').count()).toBe(0);
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED/u);
  });

  it('is not shown by a site that is not on the list', async () => {
    await hub.context.accounts.save({
      id: 'web',
      kind: 'web',
      name: 'Cổng phản ánh',
      settings: { widgetSites: 'https://bacninh.gov.vn' },
    });
    const person = await openPerson({ name: 'framer', baseUrl: siteUrl });
    const { page } = person;
    await page.goto('/');
    await page.getByRole('button', { name: 'Phản ánh 1022' }).click();

    await eventually(async () => expect(person.troubles.some((one) => /frame-ancestors/u.test(one))).toBe(true));

    expect(await chatOf(page).getByRole('heading').count()).toBe(0);
    expectTrouble(person, /frame-ancestors|ERR_BLOCKED_BY_RESPONSE/u);
  });
});
