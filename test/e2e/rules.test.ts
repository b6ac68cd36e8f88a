import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';

let hub: TestHub;
let supervisor: StaffPage;

beforeAll(async () => {
  hub = await startTestHub();
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/rules' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function rows(): Locator {
  return supervisor.page.locator('.rule-row');
}

async function rowNames(): Promise<string[]> {
  return supervisor.page.locator('.rule-name').allTextContents();
}

async function draftSaved(): Promise<void> {
  await supervisor.page.getByText('Đã lưu bản nháp', { exact: true }).waitFor();
}

async function choose(label: string, typed: string, option: string | RegExp): Promise<void> {
  const { page } = supervisor;
  await page.getByRole('combobox', { name: label, exact: true }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

/** A rule with one condition on words, made in the builder. */
async function addRule(name: string, words: readonly string[], agency: string): Promise<void> {
  const { page } = supervisor;
  await page.getByRole('link', { name: 'Thêm quy tắc' }).click();
  await page.getByRole('textbox', { name: 'Tên quy tắc' }).fill(name);
  for (const word of words) {
    await page.getByRole('combobox', { name: 'Từ hoặc cụm từ' }).fill(word);
    await page.keyboard.press('Enter');
  }
  await choose('Cơ quan chủ trì', agency, agency);
  await supervisor.button('Lưu vào bản nháp').click();
  await page.getByRole('link', { name: `Sửa «${name}»` }).waitFor();
}

/** What has the cursor: its name, else its words. */
function focused(): Promise<string> {
  return supervisor.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

describe('the list and the builder of the rules', () => {
  tellStory();

  it('teach what a rule is while there is none', async () => {
    await supervisor.page.getByText('Chưa có quy tắc nào').waitFor();
    await expectNoSeriousAxe(supervisor.page);
  });

  it('say at the field what a rule lacks', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Thêm quy tắc' }).click();
    await supervisor.button('Lưu vào bản nháp').click();

    await page.getByText('Đặt tên cho quy tắc.').waitFor();
    await page.getByText('Thêm ít nhất một từ.').waitFor();
    await page.getByText('Còn 2 chỗ cần sửa trước khi lưu.').waitFor();
    await expectSoon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true');
  });

  it('build a rule with the keyboard alone', async () => {
    const { page } = supervisor;
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
    await page.getByRole('textbox', { name: 'Tên quy tắc' }).focus();
    await page.keyboard.type('Mất nước trong khu công nghiệp');
    await page.getByRole('combobox', { name: 'Từ hoặc cụm từ' }).focus();
    await page.keyboard.type('mất nước');
    await press('Enter');
    await page.keyboard.type('cúp nước');
    await press('Enter');
    await supervisor.button('Thêm điều kiện').focus();
    await press('Enter');
    await expectSoon(async () => (await focused()) === 'Thêm điều kiện', false);
    // The seventh of the menu.
    for (const item of [
      'Từ, cụm từ',
      'Các từ gần nhau',
      'Lĩnh vực',
      'Dấu hiệu',
      'Ngôn ngữ',
      'Xã, phường',
      'Khu công nghiệp',
    ]) {
      await press('ArrowDown');
      await expectSoon(focused, item);
    }
    await press('Enter');
    await page.getByRole('group', { name: 'Khu công nghiệp, 2 trên 2' }).waitFor();
    await expectSoon(focused, 'Tên khu, cụm công nghiệp');
    await page.keyboard.type('Sao Hỏa');
    await press('Enter');
    await page
      .getByText(/Sao Hỏa/u)
      .nth(1)
      .waitFor();
    await press('Backspace');
    await page.keyboard.type('Quế Võ');
    await press('Enter');
    await choose('Cơ quan chủ trì', 'nuoc sach', 'Công ty Nước sạch');

    await page.getByText('có từ «mất nước» hay «cúp nước» và ở khu công nghiệp Quế Võ').waitFor();
    await page.getByText('Không có gì sai.').waitFor();
    await expectNoSeriousAxe(page);
    await supervisor.button('Lưu vào bản nháp').click();
    await page.getByRole('link', { name: 'Sửa «Mất nước trong khu công nghiệp»' }).waitFor();
    await draftSaved();
  });

  it('put conditions into groups and take them out, with the cursor on what moved', async () => {
    const { page } = supervisor;
    const sentence = page.locator('.rule-reads .rule-text');
    await page.getByRole('link', { name: 'Sửa «Mất nước trong khu công nghiệp»' }).click();
    const zone = page.getByRole('group', { name: /^Khu công nghiệp/u });

    await zone.getByRole('button', { name: 'Đưa lên' }).press('Enter');
    await sentence.getByText('Nếu ở khu công nghiệp Quế Võ và có từ «mất nước»').waitFor();
    await expectSoon(
      () => zone.getByRole('button', { name: 'Đưa lên' }).evaluate((tool) => tool === document.activeElement),
      true,
    );
    await zone.getByRole('button', { name: 'Cho vào nhóm riêng' }).press('Enter');
    const group = page.getByRole('group', { name: 'Nhóm, 1 trên 2' });
    await group.getByRole('button', { name: 'Không' }).first().press('Enter');
    await sentence.getByText('Nếu không phải (ở khu công nghiệp Quế Võ) và có từ').waitFor();
    await zone.getByRole('button', { name: 'Đưa ra khỏi nhóm' }).press('Enter');

    await sentence.getByText('Nếu ở khu công nghiệp Quế Võ và có từ «mất nước»').waitFor();
    await expectNoSeriousAxe(page);
    await supervisor.button('Hủy').click();
    await expectSoon(
      () =>
        rows()
          .first()
          .evaluate((row) => row === document.activeElement),
      true,
    );
  });

  it('keep an unfinished rule over a reload', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Thêm quy tắc' }).click();
    await page.getByRole('textbox', { name: 'Tên quy tắc' }).fill('Dở dang');
    await page.reload();
    await page.getByText('Đang hiện phần bạn sửa dở lần trước').waitFor();
    expect(await page.getByRole('textbox', { name: 'Tên quy tắc' }).inputValue()).toBe('Dở dang');

    await supervisor.button('Hủy').click();
    await expectSoon(rowNames, ['Mất nước trong khu công nghiệp']);
  });

  it('name a rule that never gets its turn, beside it, with the way to the other', async () => {
    const { page } = supervisor;
    await addRule('Mọi việc về nước', ['nước'], 'Công ty Nước sạch');
    await addRule('Cúp nước', ['cúp nước'], 'Sở Công Thương');
    await draftSaved();

    const problems = page.getByRole('list', { name: 'Điều cần xem ở «Cúp nước»' });
    await problems.getByRole('button', { name: 'Xem «Mọi việc về nước»' }).first().click();

    await expectSoon(
      () => page.evaluate(() => document.activeElement?.textContent?.includes('Mọi việc về nước')),
      true,
    );
  });

  it('change the order with Alt and the arrows, and say the new place', async () => {
    const { page } = supervisor;
    await page.getByRole('switch', { name: 'Bật «Cúp nước»' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');

    expect(await rowNames()).toEqual(['Cúp nước', 'Mất nước trong khu công nghiệp', 'Mọi việc về nước']);
    await page.getByText('«Cúp nước» giờ đứng thứ 1 trên 3.').waitFor({ state: 'attached' });
    await expectSoon(focused, 'Bật «Cúp nước»');
  });

  it('bring a deleted rule back to its place', async () => {
    const { page } = supervisor;
    await supervisor.button('Xóa «Mất nước trong khu công nghiệp»').click();
    await expectSoon(rowNames, ['Cúp nước', 'Mọi việc về nước']);
    await supervisor.button('Hoàn tác').click();

    await expectSoon(rowNames, ['Cúp nước', 'Mất nước trong khu công nghiệp', 'Mọi việc về nước']);
    await supervisor.button('Nhân bản «Cúp nước»').click();
    await supervisor.button('Xóa «Cúp nước (bản sao)»').click();
    await supervisor.button('Xóa «Cúp nước»').click();
    await draftSaved();
    await page.getByRole('searchbox', { name: 'Tìm quy tắc' }).fill('que vo');
    await expectSoon(rowNames, ['Mất nước trong khu công nghiệp']);
    await supervisor.button('Xóa ô tìm').click();
    await expectSoon(() => rows().count(), 2);
  });

  it('fit a phone', async () => {
    const { page } = supervisor;
    for (const [width, path] of [
      [360, ''],
      [360, '/rule/new'],
      [768, '/rule/new'],
    ] as const) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(`/console/rules${path}`);
      await page.locator('.rule-row, .rule-form').first().waitFor();
      await expectNoSidewaysScroll(page);
      await expectNoSeriousAxe(page);
    }
  });
});
