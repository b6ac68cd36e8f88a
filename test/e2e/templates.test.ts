import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';

let hub: TestHub;
let sms: Platform;
let supervisor: StaffPage;
let colleague: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  sms = await startTwilioServer({ url: () => `${hub.url}/webhooks/twilio/dau-so` });
  await hub.context.accounts.save({ id: 'dau-so', kind: 'twilio', name: 'SMS', settings: { ...sms.settings } });
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/templates' });
  colleague = await signIn(hub.url, 'supervisor');
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await sms[Symbol.asyncDispose]();
});

function text(): Locator {
  return supervisor.page.getByRole('textbox', { name: 'Nội dung' });
}

function preview(): Locator {
  return supervisor.page.getByRole('region', { name: 'Người nhận sẽ thấy' });
}

describe('the page of the templates', () => {
  tellStory();

  it('shows a letter as its reader will see it, with an example filled in', async () => {
    await preview().getByText('Mã hồ sơ: BN-26-7K3F9Q.').waitFor();

    expect(await preview().innerText()).not.toContain('{{');
    await expectNoSeriousAxe(supervisor.page);
  });

  it('shows SMS without diacritics, counted', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: /^Trả lời chính thức/u }).click();
    await page.getByRole('tab', { name: 'SMS' }).click();

    await preview().getByText('không dấu, 160 ký tự mỗi SMS').waitFor();
    expect(await preview().innerText()).toContain('So Xay dung tra loi BN-26-7K3F9Q');
    expect(new URL(page.url()).search).toBe('?kind=answer&channel=sms');
  });

  it('writes variables where the cursor is, and refuses what nobody fills in', async () => {
    const { page } = supervisor;
    await text().fill('1022 trả lời: ');
    await page.getByRole('button', { name: /^\{\{text\}\}/u }).click();
    expect(await text().inputValue()).toBe('1022 trả lời: {{text}}');
    await preview().getByText('1022 tra loi: To thoat nuoc').waitFor();

    await text().fill('{{text}} {{hoten}}');
    await page.getByRole('button', { name: 'Lưu mẫu' }).click();
    await page.getByText('Không có biến {{hoten}} cho loại tin này').waitFor();
    expectTrouble(supervisor.person, /400/u);
  });

  it('keeps what was written over a reload, until it is saved', async () => {
    await text().fill('1022: {{text}} Chi tiết: {{link}}');
    await supervisor.page.reload();
    await expectSoon(() => text().inputValue(), '1022: {{text}} Chi tiết: {{link}}');

    await supervisor.page.getByRole('button', { name: 'Lưu mẫu' }).click();

    await supervisor.page.getByText('Đã lưu. Tin gửi từ bây giờ dùng mẫu này.').waitFor();
    await supervisor.page.getByText('1 mẫu đã sửa').waitFor();
    await supervisor.page.getByText(/^Lần sửa cuối: .+ bởi .+/u).waitFor();
  });

  it('does not overwrite what somebody else has just changed', async () => {
    const { page } = supervisor;
    const id = { key: 'answer', channel: 'sms', lang: 'vi', subject: null };
    const before = { subject: null, body: '1022: {{text}} Chi tiết: {{link}}' };
    expect((await colleague.post('/templates', { ...id, body: 'Của bạn: {{text}}', before })).status).toBe(200);
    await text().fill('Của tôi: {{text}}');
    await page.getByRole('button', { name: 'Lưu mẫu' }).click();

    await page.getByText('Người khác vừa sửa mẫu này').waitFor();
    expect(await text().inputValue()).toBe('Của tôi: {{text}}');
    expectTrouble(supervisor.person, /409/u);
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
    await expectSoon(() => text().inputValue(), 'Của bạn: {{text}}');
  });

  it('goes back to the original after a question', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: 'Về bản gốc' }).click();
    const dialog = page.getByRole('dialog', { name: 'Đưa mẫu về bản gốc của hub?' });
    await dialog.getByRole('button', { name: 'Về bản gốc' }).click();

    await page.getByText('Đã đưa về bản gốc.').waitFor();
    expect(await text().inputValue()).toBe('{{agency}} trả lời {{code}}: {{text}} Đánh giá: {{link}}');
  });

  it('is written for one channel alone, and given up again', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: 'Viết riêng cho một kênh' }).click();
    await page.getByRole('menuitem', { name: /Twilio/u }).click();
    await page.getByText('Kênh này đang dùng mẫu “SMS”.').waitFor();
    await page.getByRole('button', { name: 'Viết riêng cho kênh này' }).click();
    await text().fill('Twilio: {{text}}');
    await page.getByRole('button', { name: 'Lưu mẫu' }).click();
    await page.getByText('Đã lưu. Tin gửi từ bây giờ dùng mẫu này.').waitFor();

    await page.getByRole('button', { name: 'Bỏ mẫu riêng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ mẫu riêng' }).click();

    await page.getByText('Kênh này đang dùng mẫu “SMS”.').waitFor();
    expect(new URL(page.url()).searchParams.get('channel')).toBe('twilio');
  });

  it('fits a phone', async () => {
    const { page } = supervisor;
    for (const [width, height] of [
      [360, 740],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expectNoSidewaysScroll(page);
      await expectNoSeriousAxe(page);
    }
  });

  it('is read by officers, in the dark too, who change nothing', async () => {
    const officer = await openStaff(hub.url, {
      role: 'officer',
      agency: 'so-xay-dung',
      at: '/console/templates?kind=answer',
      colours: 'dark',
    });

    await officer.page.getByText('Bạn xem được các mẫu nhưng không sửa').waitFor();
    await officer.page.getByText('{{agency}}', { exact: false }).first().waitFor();
    expect(await officer.button('Lưu mẫu').count()).toBe(0);
    await expectNoSeriousAxe(officer.page);
  });
});
