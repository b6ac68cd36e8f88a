import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { postReport, webReport } from '../support/people.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { startOpinionServer } from '../support/platforms/opinion-server.ts';

const vague = 'Hôm qua tôi có nói rồi mà chưa thấy gì, tôi là Nguyễn Thị Lan';

let hub: TestHub;
let server: Awaited<ReturnType<typeof startOpinionServer>>;
let administrator: StaffPage;

beforeAll(async () => {
  [hub, server] = await Promise.all([startTestHub(), startOpinionServer()]);
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/second-opinion' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('the page of the second opinion', () => {
  tellStory();

  it('warns that texts leave the house, and is off', async () => {
    const { page } = administrator;
    await page.getByRole('heading', { name: /rời khỏi hệ thống của bạn/u }).waitFor();

    expect(await page.getByRole('switch', { name: 'Hỏi ý kiến thứ hai' }).isChecked()).toBe(false);
    expect(await administrator.button('Gửi thử').isDisabled()).toBe(true);
    await expectNoSeriousAxe(page);
  });

  it('says which field is wrong, and keeps what was typed', async () => {
    const { page } = administrator;
    await page.getByRole('textbox', { name: 'Địa chỉ của dịch vụ' }).fill(server.baseUrl);
    await page.getByRole('textbox', { name: 'Tên mô hình' }).fill('qwen-nho');
    await page.getByLabel('Khóa truy cập').fill(server.key);
    await administrator.button('Lưu thiết lập').click();

    await page
      .getByText(/Địa chỉ ngoài phải dùng https/u)
      .first()
      .waitFor();
    expect(await page.getByRole('textbox', { name: 'Tên mô hình' }).inputValue()).toBe('qwen-nho');
    expectTrouble(administrator.person, /400 \(Bad Request\)/u);
  });

  it('is switched on after a question; the key is never shown again', async () => {
    const { page } = administrator;
    await page.getByRole('switch', { name: 'Là máy trong mạng nội bộ' }).check();
    await page.getByRole('switch', { name: 'Hỏi ý kiến thứ hai' }).check();
    await administrator.button('Lưu thiết lập').click();
    const dialog = page.getByRole('dialog', { name: 'Cho nội dung phản ánh rời khỏi hệ thống?' });
    await dialog.getByRole('button', { name: 'Bật và lưu' }).click();

    await page.getByText('Đã lưu. Hub hỏi ý kiến thứ hai từ phản ánh kế tiếp.').waitFor();
    await page.reload();
    await page.getByLabel('Khóa truy cập').waitFor();
    expect(await page.getByLabel('Khóa truy cập').inputValue()).toBe('');
    expect(await page.content()).not.toContain(server.key);
  });

  it('tries a sample and shows what was sent of it', async () => {
    const { page } = administrator;
    await administrator.button('Gửi thử').click();

    await page.getByText(/^Trả lời: /u).waitFor();
    await page.getByText('Tôi là [tên], số nhà … ngõ ….', { exact: false }).last().waitFor();
    await expectNoSeriousAxe(page);
  });

  it('fits a phone, also in English', async () => {
    const { page } = administrator;
    await page.evaluate(() => localStorage.setItem('hub-console', '{"lang":"en"}'));
    await page.reload();
    await page.getByRole('heading', { name: /words of reports leave your system/u }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(page);
  });

  it('brings one more suggestion to the desk while the report is open there, on a key of its own', async () => {
    server.says('tax');
    const operator = await openStaff(hub.url, { role: 'operator', at: '/console/desk' });
    await postReport(hub.url, webReport({ text: vague }));

    const further = operator.suggestions().filter({ hasText: 'Ý kiến thứ hai' });
    await further.waitFor();

    expect(operator.loads()).toBe(0);
    expect(await further.innerText()).toContain('Thuế');
    expect(await operator.suggestions(true).innerText()).not.toContain('Ý kiến thứ hai');
    const names = await operator.suggestions().allInnerTexts();
    await operator.page.keyboard.press(String(names.findIndex((name) => name.includes('Ý kiến thứ hai')) + 1));
    expect(await operator.suggestions(true).innerText()).toContain('Ý kiến thứ hai');
    await expectNoSeriousAxe(operator.page);
    await operator.page.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(operator.page);
  });
});
