import type { Locator, Page } from 'playwright-core';
import { demoPassword, demoStaff } from '../../../prisma/seed/demo-staff.ts';
import type { Role } from '../../../src/domain/access/roles.ts';
import { openPerson, type Person } from '../chromium.ts';
import { countLoads } from './watch-page.ts';

type StaffOptions = {
  readonly role: Role;
  readonly agency?: string;
  /** Path below the hub where work begins. */
  readonly at?: string;
  readonly colours?: 'light' | 'dark';
};

/** A member of staff at the console, in Vietnamese. Every method does what a hand would do. */
export class StaffPage {
  readonly person: Person;
  readonly page: Page;
  /** How often the page was loaded since it was opened. */
  readonly loads: () => number;

  constructor(person: Person, loads: () => number) {
    this.person = person;
    this.page = person.page;
    this.loads = loads;
  }

  /** A ticket of the list by words of its two lines. */
  row(words: string | RegExp): Locator {
    return this.page.getByRole('option', { name: words });
  }

  rows(): Promise<string[]> {
    return this.page.getByRole('option').allInnerTexts();
  }

  /** The line at the left that says whether the page is live. */
  connection(): Locator {
    return this.page.getByRole('complementary', { name: 'Bàn làm việc' }).getByRole('status');
  }

  async goTo(link: RegExp): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Hàng đợi' }).getByRole('link', { name: link }).click();
  }

  async open(words: string | RegExp): Promise<void> {
    await this.row(words).click();
    await this.thread().waitFor();
  }

  thread(): Locator {
    return this.page.getByRole('region', { name: 'Trao đổi' });
  }

  /** The messages of one kind in the open ticket. */
  messages(kind: string): Locator {
    return this.thread().getByRole('article', { name: kind });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** At the desk: the router's proposals. */
  suggestions(checked?: boolean): Locator {
    const group = this.page.getByRole('radiogroup', { name: 'Gợi ý cơ quan xử lý' });
    return group.getByRole('radio', checked === undefined ? {} : { checked });
  }

  /** At the desk: takes the suggestion by its number and sends, with two keys. */
  async routeByKeys(suggestion: '1' | '2' | '3'): Promise<void> {
    await this.page.keyboard.press(suggestion);
    await this.page.keyboard.press('Enter');
  }

  async accept(): Promise<void> {
    await this.button('Tiếp nhận').click();
    await this.page.getByRole('tab', { name: 'Trả lời' }).waitFor();
  }

  async writeNote(text: string): Promise<void> {
    await this.#write('Ghi chú nội bộ', 'Ghi chú nội bộ', text);
    await this.button('Lưu ghi chú').click();
    await this.messages('Ghi chú nội bộ').getByText(text).waitFor();
  }

  /** The files that wait below the box. */
  attached(): Locator {
    return this.page.getByRole('list', { name: 'Tệp đính kèm' }).getByRole('listitem');
  }

  /** Chooses files for the words in the box, and waits until the hub has them. */
  async attach(...files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.button('Đính kèm tệp').click();
    await (await choosing).setFiles([...files]);
    for (const { name } of files) await this.attached().getByRole('link', { name }).waitFor();
  }

  /** Opens the box for an official answer and writes in it. */
  async writeAnswer(text: string): Promise<void> {
    await this.#write('Trả lời', 'Trả lời chính thức cho người gửi', text);
  }

  async submitAnswer(text: string): Promise<void> {
    await this.writeAnswer(text);
    await this.button('Trình duyệt').click();
    await this.messages('Trả lời chính thức').getByText('Chờ duyệt').waitFor();
  }

  async approve(): Promise<void> {
    await this.button('Duyệt và gửi').click();
    const dialog = this.page.getByRole('dialog', { name: 'Duyệt và gửi trả lời?' });
    await dialog.getByRole('button', { name: 'Duyệt và gửi' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async #write(tab: string, label: string, text: string): Promise<void> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click();
    await this.page.getByRole('textbox', { name: label, exact: true }).fill(text);
  }
}

export function demoAccount(role: Role, agency?: string): (typeof demoStaff)[number] {
  const account = demoStaff.find((one) => one.role === role && (agency === undefined || one.agency === agency));
  if (!account) throw new Error(`the demo has no ${role} of ${agency ?? 'the centre'}`);
  return account;
}

/** Opens the console of a member of staff who is signed in, in a browser of its own, and waits until it is live. */
export async function openStaff(hubUrl: string, options: StaffOptions): Promise<StaffPage> {
  const { role, agency, at = '/console', colours = 'light' } = options;
  const person = await openPerson({ name: `${role}-${agency ?? 'centre'}`, baseUrl: hubUrl, colours });
  await signInAs(person, hubUrl, role, agency);
  await person.page.goto(at);
  await waitUntilLive(person.page);
  return new StaffPage(person, countLoads(person.page));
}

/** Signs a browser in without showing the page for it. */
export async function signInAs(person: Person, hubUrl: string, role: Role, agency?: string): Promise<void> {
  const { email } = demoAccount(role, agency);
  const answer = await person.context.request.post('/api/auth/sign-in/email', {
    data: { email, password: demoPassword },
    headers: { origin: hubUrl },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()}`);
}

/** Changes reach the page from now on. */
export async function waitUntilLive(page: Page): Promise<void> {
  await page.locator('[data-state="live"]').first().waitFor({ state: 'attached' });
}
