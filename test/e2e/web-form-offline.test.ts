import type { Page } from 'playwright-core';
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
import { eventually } from '../support/people.ts';

const text = 'Cột điện nghiêng sát đường Trần Phú, mưa là tóe lửa';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

async function openForm(name: string): Promise<Person> {
  const person = await openPerson({ name, baseUrl: hub.url, device: 'phone' });
  await person.page.goto('/gui');
  return person;
}

async function write(page: Page, words = text): Promise<void> {
  await page.getByRole('textbox', { name: 'Nội dung' }).fill(words);
}

async function toLastPart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
}

/** The browser has what it needs to open the form without a network. */
async function untilKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const cache = await caches.open('hub-1022-form');
      const kept = new Set((await cache.keys()).map(({ url }) => url));
      const used = performance.getEntriesByType('resource').map(({ name }) => name);
      const isWhole = used.filter((name) => name.includes('/assets/')).every((name) => kept.has(name));
      return kept.has(`${location.origin}/gui`) && isWhole && navigator.serviceWorker.controller !== null;
    });
  await expect.poll(isKept, { timeout: 15_000 }).toBe(true);
}

function keptFiles(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('hub-1022', 1);
        open.addEventListener('success', () => {
          const count = open.result.transaction('files').objectStore('files').count();
          count.addEventListener('success', () => resolve(count.result));
        });
      }),
  );
}

function ticketsWith(words: string): Promise<number> {
  return hub.context.prisma.message.count({ where: { text: words, direction: 'in' } });
}

describe('the draft of a report', () => {
  it('survives a reload with its photos, and is deleted with them by one button', async () => {
    const { page } = await openForm('drafter');
    await write(page);
    await page
      .getByLabel('Ảnh')
      .first()
      .setInputFiles(await phonePhoto());
    await page.getByText('Đã tải lên').waitFor();

    await page.reload();

    await page.getByText('Đã mở lại bản nháp').waitFor();
    expect(await page.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe(text);
    await page.getByRole('img', { name: /duong-ngap/u }).waitFor();
    await page.getByText('Đã tải lên').waitFor();
    expect(await keptFiles(page)).toBe(1);
    expect(await hub.context.prisma.upload.count()).toBe(1);

    await page.getByRole('button', { name: 'Xóa bản nháp' }).click();

    await page.waitForURL(/\/gui$/u);
    await expect.poll(() => page.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe('');
    expect(await keptFiles(page)).toBe(0);
    await eventually(async () => expect(await hub.context.prisma.upload.count()).toBe(0));
  });
});

describe('a report sent without a network', () => {
  it('waits on the phone, is sent by itself when the network returns, once, with its photo', async () => {
    const person = await openForm('villager');
    const { page, context } = person;
    await write(page);
    await page
      .getByLabel('Ảnh')
      .first()
      .setInputFiles(await phonePhoto());
    await page.getByText('Đã tải lên').waitFor();
    await toLastPart(page);
    await context.setOffline(true);

    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    await page.getByText('Chưa có mạng. Phản ánh nằm trên máy này').waitFor();
    await expectNoSeriousAxe(page);
    await expectNoSidewaysScroll(page);
    expect(await ticketsWith(text)).toBe(0);

    await context.setOffline(false);

    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
    await page.getByRole('img', { name: /duong-ngap/u }).waitFor();
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED/u);
    await eventually(async () => expect(await ticketsWith(text)).toBe(1));
    await page.goto('/gui');
    expect(await page.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe('');
    expect(await page.getByRole('region', { name: 'Phản ánh chờ gửi' }).count()).toBe(0);
    expect(await keptFiles(page)).toBe(0);
  });

  it('can be written and sent on a form that opens without a network, and goes when the portal is opened later', async () => {
    const words = 'Giếng làng bị đục từ sau mưa, nhờ kiểm tra giúp';
    const person = await openForm('farmer');
    const { page, context } = person;
    await untilKept(page);
    await context.setOffline(true);

    await page.goto('/gui');
    await write(page, words);
    await toLastPart(page);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.getByText('Chưa có mạng.').waitFor();
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto('/');

    await later.getByText(/Đã gửi\. Mã hồ sơ BN-/u).waitFor();
    await expectNoSeriousAxe(later);
    await later.getByRole('link', { name: 'Xem phản ánh' }).click();
    await later.getByText(words).last().waitFor();
    await eventually(async () => expect(await ticketsWith(words)).toBe(1));
    await later.goto('/');
    expect(await later.getByText('Đã gửi. Mã hồ sơ').count()).toBe(0);
    // Without a network every try is an error on the console, which is what this shows.
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED/u);
  });

  it('is sent in the background when no page of the portal is open', async () => {
    const words = 'Biển báo ngã ba đầu làng đổ, khách đi lạc suốt';
    const person = await openForm('traveller');
    const { page, context } = person;
    await untilKept(page);
    const devtools = await context.newCDPSession(page);
    const registration = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${hub.url}/gui`);
        if (own) resolve(own.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    await write(page, words);
    await toLastPart(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.getByText('Chưa có mạng.').waitFor();
    const registrationId = await registration;
    await page.goto('about:blank');
    await context.setOffline(false);

    // A worker hears a little later that the network is back; browsers ask again too.
    await eventually(async () => {
      await devtools.send('ServiceWorker.dispatchSyncEvent', {
        origin: hub.url,
        registrationId,
        tag: 'send-reports',
        lastChance: false,
      });
      expect(await ticketsWith(words)).toBe(1);
    });
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED/u);
  });

  it('can be taken back while it waits', async () => {
    const words = 'Phản ánh này người gửi đổi ý không gửi nữa';
    const person = await openForm('doubter');
    const { page, context } = person;
    await write(page, words);
    await toLastPart(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.getByText('Chưa có mạng.').waitFor();

    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Xóa khỏi máy này' }).click();
    await page.getByText('Chưa có mạng.').waitFor({ state: 'detached' });
    await context.setOffline(false);
    await page.goto('/');

    expect(await ticketsWith(words)).toBe(0);
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED/u);
  });

  it('comes back into the form when the hub found a mistake in it', async () => {
    const words = 'Rác để đầy vỉa hè phố Nguyễn Du đã ba ngày';
    const person = await openForm('hasty');
    const { page, context } = person;
    await write(page, words);
    await toLastPart(page);
    await page.getByLabel('Số điện thoại').fill('123');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.getByText('Chưa có mạng.').waitFor();
    await context.setOffline(false);

    await page.getByText('Số điện thoại không hợp lệ').waitFor();
    await page.getByRole('button', { name: 'Mở lại để sửa' }).click();

    await page.getByText('Đã mở lại bản nháp').waitFor();
    expect(await page.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe(words);
    await toLastPart(page);
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
    expectTrouble(person, /ERR_INTERNET_DISCONNECTED|400/u);
  });
});

describe('a photo on a weak network', () => {
  it('goes on where it was broken off, with its share shown', async () => {
    const person = await openForm('walker');
    const { page } = person;
    let pieces = 0;
    const offsets: string[] = [];
    await page.route('**/gui/files/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      pieces += 1;
      offsets.push(request.headers()['upload-offset'] ?? '');
      return pieces === 2 ? route.abort('connectionreset') : route.continue();
    });
    await write(page, 'Ổ gà lớn giữa đường liên xã, rất nguy hiểm ban đêm');
    const photo = await phonePhoto();
    // Made long by what stands behind the picture's end: several pieces.
    const long = { ...photo, buffer: Buffer.concat([photo.buffer, Buffer.alloc(700_000, 7)]) };
    await page.getByLabel('Ảnh').first().setInputFiles(long);

    await page.getByText('Chờ mạng').waitFor();
    const bar = page.getByRole('progressbar', { name: /Tiến độ tải/u });
    expect(
      Number(await bar.getAttribute('value').then(() => bar.evaluate((one: HTMLProgressElement) => one.value))),
    ).toBeGreaterThan(0);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('Đã tải lên').waitFor();
    await toLastPart(page);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);

    await page.getByRole('img', { name: /duong-ngap/u }).waitFor();
    expect(offsets.filter((offset) => offset === '0')).toHaveLength(1);
    expectTrouble(person, /ERR_CONNECTION_RESET/u);
  });

  it('is sent although the phone was still making it small when the form was sent', async () => {
    const { page } = await openForm('hurried');
    await page.evaluate(() => {
      const read = window.createImageBitmap.bind(window);
      const slowly = async (picture: ImageBitmapSource): Promise<ImageBitmap> => {
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        return read(picture);
      };
      Object.assign(window, { createImageBitmap: slowly });
    });
    await write(page, 'Nắp cống vỡ trước cổng trường, trẻ con dễ ngã');
    const photo = await phonePhoto();
    // Made heavy by what stands behind the picture's end: only heavy ones are made small.
    const heavy = { ...photo, buffer: Buffer.concat([photo.buffer, Buffer.alloc(1_600_000, 7)]) };
    await page.getByLabel('Ảnh').first().setInputFiles(heavy);

    await toLastPart(page);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
    await page.getByRole('img', { name: /duong-ngap/u }).waitFor();
    expect(await page.getByRole('img', { name: /duong-ngap/u }).count()).toBe(1);
  });

  it('is refused by name when it is no picture, and the report goes without it', async () => {
    const person = await openForm('mistaken');
    const { page } = person;
    await write(page, 'Đèn đường tắt cả tuần ở ngõ 5 phố Huyền Quang');
    await page
      .getByLabel('Ảnh')
      .first()
      .setInputFiles({
        name: 'anh.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('<script>alert(1)</script>'.repeat(300)),
      });

    await page.getByText('anh.jpg: Tệp này không phải là ảnh').waitFor();
    expect(await page.getByRole('img', { name: 'anh.jpg' }).count()).toBe(0);
    await toLastPart(page);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
    expectTrouble(person, /400/u);
  });
});
