import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  expectTrouble,
  openPerson,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, signInAs, type StaffPage } from '../support/pages/staff-page.ts';
import { signIn } from '../support/people.ts';
import { sendReport, signInCrew } from '../support/ticket-steps.ts';

const wrapped = `Kính gửi Trung tâm 1022, phường Võ Cường,

Đường Trần Phú đoạn trước cổng kho số 4 ngập từ 6 giờ sáng nay, nước sâu
chừng nửa mét. Ba xe tải của chúng tôi không vào được, hàng đông lạnh có
nguy cơ hỏng trước buổi chiều.

Nguyễn Thị Lan`;

let hub: TestHub;
let administrator: StaffPage;
let operator: StaffPage;
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  const crew = await signInCrew(hub.url);
  ({ code } = await sendReport(hub.url, crew, { text: wrapped }));
  // In many communes, and changed by somebody whose name stands in the row.
  const units = ['07210', '07228', '07246', '07264', '07282', '07288'];
  await (await signIn(hub.url, 'administrator')).post('/places', { id: null, kind: 'zone', name: 'An Khu', units });
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/places' });
  operator = await openStaff(hub.url, { role: 'operator', at: `/console/t/${code}` });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

async function edgesOf(locator: Locator): Promise<Edges> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not drawn');
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

function touch(one: Edges, other: Edges): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** What is drawn outside the window or has lost a part of its words, by those words. */
async function cutOff(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < 0 || right > window.innerWidth || element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.textContent),
  );
}

describe('tables of the console', () => {
  it.each([
    ['/console/places', 1366],
    ['/console/places', 390],
    ['/console/taxonomy', 390],
    ['/console/classifier', 390],
  ])('show every button and cell of %s whole at %i px', async (path, width) => {
    const { page } = administrator;
    await page.setViewportSize({ width, height: 844 });
    await page.goto(path);
    await page.getByRole('row').nth(1).waitFor();
    await page.evaluate(() => document.fonts.ready);

    expect(await cutOff(page, 'main td .mantine-Button-label')).toEqual([]);
    expect(await cutOff(page, '.table-scroll[data-cards="true"]')).toEqual([]);
    await expectNoSidewaysScroll(page);
    await expectNoSeriousAxe(page);
  });

  it('of templates give way to one field on a phone', async () => {
    const { page } = administrator;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/console/templates');
    await page.getByRole('combobox', { name: 'Loại tin' }).selectOption({ index: 2 });

    await page.waitForURL(/kind=answer/u);
    expect(await cutOff(page, '.template-tabs [role="tab"]')).toEqual([]);
    await expectNoSidewaysScroll(page);
  });
});

describe('the settings of a channel', () => {
  it('are never behind their save bar', async () => {
    const { page } = administrator;
    await page.setViewportSize({ width: 1366, height: 480 });
    await page.goto('/console/channels/web');
    await page.getByRole('textbox', { name: 'Tên gọi' }).fill('Cổng phản ánh của tỉnh');
    const bar = page.locator('.channel-form-foot');
    const fields = await page.locator('.channel-form :is(input, textarea):not([type="hidden"])').count();
    const covered: (string | null)[] = [];

    for (let at = 1; at < fields; at += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator('.channel-form :is(input, textarea):focus');
      if ((await focused.count()) > 0 && touch(await edgesOf(focused), await edgesOf(bar)))
        covered.push(await focused.getAttribute('name'));
    }
    expect(fields).toBeGreaterThan(2);
    expect(covered).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
  });
});

describe('a ticket', () => {
  it('names the deadline that runs beside the promise, with its date', async () => {
    const promise = operator.page.locator('.promise');
    await promise.waitFor();

    expect(await promise.innerText()).toMatch(
      /^Hẹn trả lời trước\s+\d\d:\d\d .+\s+Phân loại: còn .+\s+Hạn \d\d:\d\d .+ \d+\/\d+\/\d{4}$/u,
    );
  });

  it('shows a wrapped mail in paragraphs', async () => {
    const shown = operator.messages('Phản ánh').locator('.message-text');

    expect((await shown.innerText()).split('\n')).toHaveLength(5);
    expect(await shown.innerText()).toContain('nước sâu chừng nửa mét');
  });

  it('has a map whose names do not stand on each other', async () => {
    const { page } = operator;
    await page.locator('.map').first().waitFor();
    const names = page.locator('.map-commune[data-side]:not([data-side="none"]) > span, .sketch-commune text');
    await names.first().waitFor();
    const edges = await Promise.all((await names.all()).map(edgesOf));

    expect(edges.length).toBeGreaterThan(1);
    const pairs = edges.flatMap((one, at) => edges.slice(at + 1).filter((other) => touch(one, other)));
    expect(pairs).toEqual([]);
  });
});

describe('the first moments of the console', () => {
  it('show its frame where it stays, and nothing is advertised', async () => {
    const person = await openPerson({ name: 'early', baseUrl: hub.url, colours: 'dark' });
    await signInAs(person, hub.url, 'operator');
    const { page } = person;
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/start-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/console', { waitUntil: 'commit' });

    const early = await edgesOf(page.locator('.boot-side'));
    expect(await page.locator('.boot-late').isVisible()).toBe(false);
    release();

    const side = page.getByRole('complementary', { name: 'Bàn làm việc' });
    await side.waitFor();
    expect(await edgesOf(side)).toEqual(early);
    expect(await page.locator('.boot').count()).toBe(0);
    expect(said.filter((line) => /locize|i18next/iu.test(line))).toEqual([]);
  });

  it('say what to do when the scripts do not come', async () => {
    const person = await openPerson({ name: 'cut-off', baseUrl: hub.url });
    await person.page.route('**/assets/*.js', (route) => route.abort());
    await person.page.goto('/console');

    await person.page.getByText('Bàn làm việc chưa mở được').waitFor();
    expect(await person.page.getByRole('link', { name: 'tải lại trang' }).isVisible()).toBe(true);
    await expectNoSeriousAxe(person.page);
    expectTrouble(person, /ERR_FAILED/u);
  });
});
