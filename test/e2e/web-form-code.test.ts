import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorState } from '../../src/contract/simulator.ts';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  expectTrouble,
  openPerson,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';

const text = 'Nước máy đục từ hôm qua ở ngõ 12, cả xóm không dùng được';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function codeTo(email: string): Promise<string> {
  return eventually(async () => {
    const state = simulatorState.parse(await (await fetch(`${hub.url}/simulator/api/state`)).json());
    const mail = state.mails.findLast((one) => one.to === email && /Mã xác nhận|confirmation code/u.test(one.subject));
    const code = /\b\d{6}\b/u.exec(mail?.text ?? '')?.[0];
    if (code === undefined) throw new Error(`no code to ${email}`);
    return code;
  });
}

async function isVerified(email: string): Promise<boolean> {
  return (await hub.context.prisma.identity.findFirst({ where: { address: email } }))?.verifiedAt instanceof Date;
}

describe('confirming an address', () => {
  it('is done inside the form by six digits, on a phone', async () => {
    const email = 'lan.trong.mau@nguoidan.example';
    const person = await openPerson({ name: 'sender', baseUrl: hub.url, device: 'phone' });
    const { page } = person;
    await page.goto('/gui');
    await page.getByRole('textbox', { name: 'Nội dung' }).fill(text);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByLabel('Báo cho tôi khi có tiến triển').check();
    await page.getByText(/^Nhập .*email ở trên trước\.$/u).waitFor();
    await page.getByRole('textbox', { name: 'Email' }).fill(email);

    await page.getByRole('button', { name: `Gửi mã tới ${email}` }).click();
    await page.getByText('Đã gửi mã tới').waitFor();
    const code = await codeTo(email);
    const digits = page.getByLabel('Mã xác nhận', { exact: true });
    await digits.fill(code === '000000' ? '000001' : '000000');
    await digits.press('Enter');
    await page.getByText('Mã không đúng').waitFor();
    await expectNoSeriousAxe(page);
    await expectNoSidewaysScroll(page);
    await digits.fill(code);
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await page.getByText('Đã xác nhận.').waitFor();
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();

    await page.waitForURL(/\/t\/[^/]+\/[^/]+$/u);
    expect(page.url()).not.toContain('confirm');
    expectTrouble(person, /400/u);
  });

  it('is done on the next page where there are no scripts', async () => {
    const email = 'an.khong.script@nguoidan.example';
    const person = await openPerson({ name: 'old-phone', baseUrl: hub.url, device: 'phone', javaScript: false });
    const { page } = person;
    await page.goto('/gui?lang=en');
    await page.locator('#text').fill(text);
    await page.locator('#email').fill(email);
    await page.getByLabel('Tell me when something happens').check();
    await page.getByRole('button', { name: 'Send the report' }).click();

    await page.getByRole('heading', { name: 'Confirm to get updates' }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Confirmation code').fill(await codeTo(email));
    await page.getByRole('button', { name: 'Confirm' }).click();

    await page.getByText('Confirmed. We will tell you').waitFor();
    expect(await isVerified(email)).toBe(true);
  });

  it('opens the whole case to the sender who has only its code', async () => {
    const email = 'hoa.tra.cuu@nguoidan.example';
    const posted = await fetch(`${hub.url}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ submission: crypto.randomUUID(), text, email }),
    });
    const { code: ticket } = Object(await posted.json());
    const { page } = await openPerson({ name: 'asker', baseUrl: hub.url, device: 'phone' });
    await page.goto('/tra-cuu');
    await page.getByLabel('Mã hồ sơ').fill(ticket);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByText('Đây là phản ánh của bạn?').click();
    await page.getByLabel('Số điện thoại hoặc email bạn đã dùng khi gửi').fill(email);
    await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
    await page.getByText('đang trên đường tới đó').waitFor();
    expect(await page.content()).not.toContain(text);
    await expectNoSeriousAxe(page);
    await expectNoSidewaysScroll(page);

    await page.getByLabel('Mã xác nhận').fill(await codeTo(email));
    await page.getByRole('button', { name: 'Xem phản ánh' }).click();

    await page.getByText(text).last().waitFor();
  });
});
