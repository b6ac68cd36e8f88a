import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSidewaysScroll, expectTrouble, openPerson, type Person } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { tellStory } from '../support/pages/story.ts';
import { answerTicket, routeTicket, signInCrew, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let citizen: Person;
let page: Page;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  citizen = await openPerson({ name: 'citizen', baseUrl: hub.url, device: 'phone', javaScript: false });
  ({ page } = citizen);
  await page.goto('/');
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function code(): string {
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

describe('the portal without scripts', () => {
  tellStory();

  it('names what is wrong beside the field and keeps what was typed', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh' }).click();
    await page.getByLabel('Địa chỉ hoặc cách nhận ra chỗ đó').fill('Cổng kho số 2, đường Trần Phú');
    await page.getByLabel('Xã, phường').selectOption({ label: 'Võ Cường (phường)' });
    await page.getByRole('radio', { name: 'Doanh nghiệp' }).check();
    await page.getByLabel('Họ tên, hoặc tên doanh nghiệp').fill('Công ty Kho vận "Kinh Bắc" & <Con>');
    await page.getByRole('textbox', { name: 'Email' }).fill('khong-phai-email');

    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.getByRole('link').count()).toBe(2);
    expect(await page.getByRole('textbox', { name: 'Nội dung' }).getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Địa chỉ hoặc cách nhận ra chỗ đó').inputValue()).toBe(
      'Cổng kho số 2, đường Trần Phú',
    );
    expect(await page.getByLabel('Xã, phường').locator('option:checked').innerText()).toBe('Võ Cường (phường)');
    expect(await page.getByRole('radio', { name: 'Doanh nghiệp' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Họ tên, hoặc tên doanh nghiệp').inputValue()).toBe(
      'Công ty Kho vận "Kinh Bắc" & <Con>',
    );
    expect(await page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe('khong-phai-email');
    await expectNoSidewaysScroll(page);
    expectTrouble(citizen, /400/u);
  });

  it('takes the corrected form with a photo and leads to the private page', async () => {
    await page.getByRole('textbox', { name: 'Nội dung' }).fill('Đường Trần Phú ngập, xe không vào được kho');
    await page.getByRole('textbox', { name: 'Email' }).fill('kho@doanhnghiep.example');
    await page
      .getByLabel('Ảnh')
      .first()
      .setInputFiles(await phonePhoto());

    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    await page.getByText('Đã nhận phản ánh của bạn').waitFor();
    await page.getByText('Đường Trần Phú ngập, xe không vào được kho').last().waitFor();
    await page.getByRole('img', { name: /duong-ngap/u }).waitFor();
    expect(code()).toMatch(/^BN-/u);
  });

  it('gives the status by code to anybody, and nothing of the matter', async () => {
    const own = page.url();
    await page.getByRole('contentinfo').getByRole('link', { name: 'Tra cứu' }).click();
    await page.getByLabel('Mã hồ sơ').fill(own.split('/')[4]?.toLowerCase().replaceAll('-', ' ') ?? '');
    await page.getByRole('button', { name: 'Tra cứu' }).click();

    await page.getByRole('region', { name: /BN-/u }).getByText('Đã nhận').first().waitFor();
    expect(await page.content()).not.toContain('xe không vào được kho');
    await page.goto(own);
  });

  it('is answered, rated and reopened, and refuses a reason that is too short with the words kept', async () => {
    await routeTicket(crew, code());
    await answerTicket(crew, code(), 'Đã thông cống, đường hết ngập.');
    await page.reload();
    await page.getByText('Đã thông cống, đường hết ngập.').waitFor();

    await page.getByRole('radio', { name: '2 Không hài lòng' }).check();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByText('Bạn đã chấm 2 trên 5').waitFor();
    await page.getByText('Chưa được giải quyết? Yêu cầu mở lại').click();
    await page.getByLabel('Vì sao cần mở lại?').fill('ngắn');
    await page.getByRole('button', { name: 'Mở lại hồ sơ' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Vì sao cần mở lại?').inputValue()).toBe('ngắn');
    expectTrouble(citizen, /4\d\d/u);
    await page.getByLabel('Vì sao cần mở lại?').fill('Sáng nay mưa, đường lại ngập như cũ.');
    await page.getByRole('button', { name: 'Mở lại hồ sơ' }).click();

    await page.getByText('Đã mở lại hồ sơ').waitFor();
    await page.getByText('Sáng nay mưa, đường lại ngập như cũ.').waitFor();
  });
});
