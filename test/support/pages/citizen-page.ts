import type { Locator, Page } from 'playwright-core';
import { openPerson, type Person } from '../chromium.ts';

type Report = {
  readonly text: string;
  readonly photo?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  /** Typed into the list of communes, and the entry chosen there. */
  readonly commune?: { readonly typed: string; readonly chosen: string };
  readonly name?: string;
  readonly email?: string;
};

/** Somebody with a small phone at the public portal, in Vietnamese. */
export class CitizenPage {
  readonly person: Person;
  readonly page: Page;

  constructor(person: Person) {
    this.person = person;
    this.page = person.page;
  }

  /** From the first page through the three parts of the form to the private page of the report. */
  async report({ text, photo, commune, name, email }: Report): Promise<void> {
    const { page } = this;
    await page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh' }).click();
    await page.getByRole('textbox', { name: 'Nội dung' }).fill(text);
    if (photo) await page.getByLabel('Ảnh').first().setInputFiles(photo);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    if (commune) {
      const list = page.getByRole('combobox', { name: 'Xã, phường' });
      await list.fill(commune.typed);
      await page.getByRole('option', { name: commune.chosen }).click();
    }
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    if (name !== undefined) await page.getByLabel('Họ tên, hoặc tên doanh nghiệp').fill(name);
    if (email !== undefined) await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
  }

  /** What the page shows the phone's owner on looking at it again; by itself it asks every quarter of a minute. */
  async lookAgain(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }

  thread(): Locator {
    return this.page.locator('[data-live="thread"]');
  }

  async rate(score: string, comment: string): Promise<void> {
    await this.page.getByRole('radio', { name: score }).check();
    await this.page.getByLabel('Nhận xét').fill(comment);
    await this.page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await this.page.getByText('Cảm ơn bạn đã đánh giá').waitFor();
  }

  async reopen(reason: string): Promise<void> {
    await this.page.getByText('Chưa được giải quyết? Yêu cầu mở lại').click();
    await this.page.getByLabel('Vì sao cần mở lại?').fill(reason);
    await this.page.getByRole('button', { name: 'Mở lại hồ sơ' }).click();
    await this.page.getByText('Đã mở lại hồ sơ').waitFor();
  }
}

/** A citizen who has opened the first page of the portal on a phone of 360 by 640. */
export async function openCitizen(hubUrl: string): Promise<CitizenPage> {
  const person = await openPerson({ name: 'citizen', baseUrl: hubUrl, device: 'phone' });
  await person.page.setViewportSize({ width: 360, height: 640 });
  await person.page.goto('/');
  return new CitizenPage(person);
}
