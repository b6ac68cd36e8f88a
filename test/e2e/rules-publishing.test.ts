import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleSets, type RoutingRule } from '../../src/contract/rules.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { sendReport, signInCrew } from '../support/ticket-steps.ts';

let hub: TestHub;
let supervisor: StaffPage;
let colleague: StaffClient;

function rule(name: string, word: string, lead: string): RoutingRule {
  return { id: name, name, active: true, when: { kind: 'words', words: [word], match: 'any' }, then: { lead } };
}

/** Somebody else saves the draft, whatever it is. */
async function saveElsewhere(rules: readonly RoutingRule[]): Promise<void> {
  const { draft } = ruleSets.parse((await colleague.get('/rules')).body);
  const answer = await fetch(`${hub.url}/api/v1/rules/draft`, {
    method: 'PUT',
    headers: { cookie: colleague.cookie, 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ rules, note: null, base: draft?.updatedAt ?? null }),
  });
  expect(answer.status).toBe(200);
}

beforeAll(async () => {
  hub = await startTestHub();
  const crew = await signInCrew(hub.url);
  await sendReport(hub.url, crew, { text: 'Khu công nghiệp Quế Võ bị cúp nước ba ngày, xưởng phải nghỉ' });
  await sendReport(hub.url, crew, { text: 'Đường Trần Phú ngập, xe không vào được kho' });
  colleague = await signIn(hub.url, 'supervisor');
  await saveElsewhere([rule('Cúp nước', 'cúp nước', 'cap-nuoc'), rule('Rác', 'rác thải', 'so-xay-dung')]);
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/rules' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

async function rowNames(): Promise<string[]> {
  return supervisor.page.locator('.rule-name').allTextContents();
}

async function draftSaved(): Promise<void> {
  await supervisor.page.getByText('Đã lưu bản nháp', { exact: true }).waitFor();
}

async function confirm(button: string): Promise<void> {
  await supervisor.button(button).first().click();
  await supervisor.page.getByRole('dialog').getByRole('button', { name: button }).click();
}

describe('the draft of the rules', () => {
  tellStory();

  it('is not put over one that somebody else has changed, before the person chooses', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Sửa «Rác»' }).waitFor();
    await saveElsewhere([rule('Mất nước', 'mất nước', 'cap-nuoc')]);
    await page.getByRole('switch', { name: 'Bật «Rác»' }).click();
    await page.getByText('Người khác vừa sửa bản nháp').waitFor();
    expectTrouble(supervisor.person, /409/u);
    await expectNoSeriousAxe(page);
    await supervisor.button('Giữ bản của tôi').click();
    await draftSaved();
    expect(await rowNames()).toEqual(['Cúp nước', 'Rác']);

    await saveElsewhere([rule('Cúp nước', 'cúp nước', 'so-cong-thuong'), rule('Rác', 'rác thải', 'so-xay-dung')]);
    await page.getByRole('switch', { name: 'Bật «Rác»' }).click();
    await supervisor.button('Tải lại bản mới nhất').click();
    expectTrouble(supervisor.person, /409/u);

    await page.getByText('chuyển Sở Công Thương').waitFor();
  });

  it('shows on past reports what would change', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Thử trước' }).click();
    await page.getByText('100', { exact: true }).click();
    await supervisor.button('Thử trên 100 phản ánh gần nhất').click();

    await page.getByText(/trên 2 phản ánh sẽ thay đổi\.$/u).waitFor();
    await page
      .getByRole('row', { name: /Quế Võ bị cúp nước/u })
      .getByText('theo «Cúp nước»')
      .waitFor();
    const unused = page.getByRole('region', { name: 'Mỗi quy tắc quyết định bao nhiêu' });
    await unused.getByRole('link', { name: 'Rác' }).waitFor();
    await expectNoSeriousAxe(page);
  });

  it('tells while it tries how far it is, and stops when asked', async () => {
    const { page } = supervisor;
    const lock = { name: 'test-lock-contacts', text: 'LOCK TABLE "contact" IN ACCESS EXCLUSIVE MODE' };

    await hub.context.database.transaction(async (tx) => {
      await tx.query(lock);
      await supervisor.button('Thử trên 100 phản ánh gần nhất').click();
      await page.getByText('Đã thử 0 trên 2 phản ánh.').waitFor();
      await expectNoSeriousAxe(page);
      await supervisor.button('Dừng').click();
      await page.getByText('Đã thử 0 trên 2 phản ánh.').waitFor({ state: 'detached' });
    });
  });

  it('is published with a note, after what changes was shown', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Danh sách' }).click();
    await supervisor.button('Ban hành').click();
    const dialog = page.getByRole('dialog', { name: 'Ban hành quy tắc' });
    await dialog.getByText('2 thêm, 0 bỏ, 0 sửa, 0 đổi chỗ').waitFor();
    await expectNoSeriousAxe(page);
    await dialog.getByRole('textbox', { name: 'Ghi chú: vì sao đổi' }).fill('Nước ở khu công nghiệp về một nơi');
    await dialog.getByRole('button', { name: 'Ban hành' }).click();

    await page.getByText('Đã ban hành. Phản ánh đến từ bây giờ').first().waitFor();
    await page.getByText(/^Đang dùng bản ban hành/u).waitFor();
  });

  it('is compared with versions in words, and one of them comes back', async () => {
    const { page } = supervisor;
    await supervisor.button('Xóa «Rác»').click();
    await draftSaved();
    await page.getByRole('link', { name: 'Phiên bản' }).click();
    await page.getByText('Nước ở khu công nghiệp về một nơi').waitFor();
    await page.getByText('0 thêm, 1 bỏ, 0 sửa, 0 đổi chỗ').waitFor();
    await expectNoSeriousAxe(page);

    await confirm('Khôi phục vào bản nháp');

    await expectSoon(rowNames, ['Cúp nước', 'Rác']);
    await confirm('Bỏ bản nháp');
    await page.getByText(/^Đang dùng bản ban hành/u).waitFor();
  });

  it('matters at once where reports go by themselves, which is asked first', async () => {
    await confirm('Bật tự chuyển');

    await supervisor.page.getByRole('heading', { name: 'Tự chuyển: Đang bật' }).waitFor();
    expect((await colleague.get('/rules/automatic')).body).toEqual({ on: true });
  });

  it('stays quick with five hundred rules', async () => {
    const { page } = supervisor;
    await saveElsewhere(
      Array.from({ length: 500 }, (_, index) => rule(`Việc ${index + 1}`, `việc ${index}`, 'cap-nuoc')),
    );
    await page.reload();
    const first = page.getByRole('switch', { name: 'Bật «Việc 1»', exact: true });
    await first.focus();

    const took = await first.evaluate(async (element) => {
      const since = performance.now();
      const key = { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true };
      element.dispatchEvent(new KeyboardEvent('keydown', key));
      // Twice: until what was drawn is on the screen.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      return performance.now() - since;
    });

    expect((await rowNames()).slice(0, 2)).toEqual(['Việc 2', 'Việc 1']);
    expect(took).toBeLessThan(1000);
    await draftSaved();
    await page.getByRole('searchbox', { name: 'Tìm quy tắc' }).fill('viec 499');
    await expectSoon(rowNames, ['Việc 499', 'Việc 500']);
  });

  it('fits a phone', async () => {
    const { page } = supervisor;
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/try', '/versions']) {
      await page.goto(`/console/rules${path}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await expectNoSidewaysScroll(page);
      await expectNoSeriousAxe(page);
    }
  });

  it('is read by operators, in the dark too, who change nothing', async () => {
    const operator = await openStaff(hub.url, { role: 'operator', at: '/console/rules', colours: 'dark' });

    await operator.page.getByText('Bạn xem được các quy tắc nhưng không sửa').waitFor();
    await operator.page.getByRole('link', { name: 'Xem «Việc 2»', exact: true }).click();
    await operator.page.getByText('có từ «việc 1»').waitFor();
    expect(await operator.button('Lưu vào bản nháp').count()).toBe(0);
    await expectNoSeriousAxe(operator.page);
  });
});
