import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undelivered } from '../../src/contract/deliveries.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, expectTrouble } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startSmtpSink, type Refusal, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';

const own = { id: '+84912000111', name: 'Quản trị' };

let hub: TestHub;
let sms: Platform;
let zalo: ZaloServer;
let sink: SmtpSink;
let refusal: Refusal = null;
let administrator: StaffPage;
let supervisor: StaffPage;
let operator: StaffPage;
let program: StaffClient;

beforeAll(async () => {
  sink = await startSmtpSink({ onData: () => refusal });
  hub = await startTestHub();
  sms = await startTwilioServer({ url: () => `${hub.url}/webhooks/twilio/dau-so` });
  zalo = await startZaloServer({ webhook: { url: () => `${hub.url}/webhooks/zalo/oa-thu` } });
  program = await signIn(hub.url, 'operator');
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/channels' });
  supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/channels', colours: 'dark' });
  operator = await openStaff(hub.url, { role: 'operator', at: '/console/deliveries' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await Promise.all([sms, zalo, sink].map((server) => server[Symbol.asyncDispose]()));
});

function field(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name, exact: true });
}

describe('the pages of the channels', () => {
  tellStory();

  it('show a supervisor how every channel is, and let nothing be changed', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: /^Cổng phản ánh/u }).click();
    await page.getByRole('heading', { name: 'Cổng phản ánh' }).waitFor();

    expect(await page.getByText('Bạn xem được các kênh nhưng không thay đổi').count()).toBe(1);
    expect(await page.getByRole('button', { name: /Tạm dừng|Lưu thiết lập|Kiểm tra thiết lập/u }).count()).toBe(0);
    await expectNoSeriousAxe(page);
  });

  it('add a channel: what is missing or wrong is named beside its field', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Thêm kênh' }).click();
    await page.getByRole('link', { name: 'SMS qua Twilio' }).click();
    await page.getByRole('button', { name: 'Thêm kênh này' }).click();
    expect(await page.getByText('Cần điền mục này.').count()).toBe(3);

    await field(page, 'Mã tài khoản').fill('dau-so');
    await field(page, 'Tên gọi').fill('Đầu số 1022');
    await field(page, 'Account SID').fill('sai');
    await page.getByLabel('Auth token', { exact: true }).fill(String(sms.settings['authToken']));
    await field(page, 'Số gửi đi').fill(String(sms.settings['from']));
    await page.getByRole('button', { name: 'Thêm kênh này' }).click();
    await page.getByText('begins with AC').waitFor();
    expectTrouble(administrator.person, /400/u);

    await field(page, 'Account SID').fill(String(sms.settings['accountSid']));
    await page.getByText('Thiết lập nâng cao').click();
    await field(page, 'Địa chỉ API').fill(String(sms.settings['baseUrl']));
    await page.getByRole('button', { name: 'Thêm kênh này' }).click();
    await page.getByRole('heading', { name: 'Đầu số 1022' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/channels/dau-so');
    await page.getByText(`${hub.url}/webhooks/twilio/dau-so`).waitFor();
  });

  it('hold no secret, and keep the one that is saved', async () => {
    const { page } = administrator;
    const secret = page.getByLabel('Auth token', { exact: true });
    expect(await secret.getAttribute('placeholder')).toBe('đã lưu — nhập để thay');
    expect(await secret.inputValue()).toBe('');

    await field(page, 'Tên gọi').fill('Đầu số 1022 Bắc Ninh');
    await page.getByRole('button', { name: 'Lưu thiết lập' }).click();

    await page.getByText('Đã lưu. Bấm “Kiểm tra thiết lập”').waitFor();
    await page.getByRole('heading', { name: 'Đầu số 1022 Bắc Ninh' }).waitFor();
    expect(await page.content()).not.toContain(String(sms.settings['authToken']));
  });

  it('try the settings, a message out and a message in', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'Kiểm tra thiết lập' }).click();
    await page.getByText('Twilio: the account is active').waitFor();

    await field(page, 'Gửi thử tới địa chỉ của bạn').fill(own.id);
    await page.getByRole('button', { name: 'Gửi thử' }).click();
    await page.getByText(`đã gửi tin thử tới ${own.id}`).waitFor();
    await page.getByText('Đang chờ tin nhắn gửi tới… Trả lời tin thử vừa nhận.').waitFor();
    expect(sms.screen(own.id)).toHaveLength(1);
    await expectNoSeriousAxe(page);

    await sms.says(own, { text: 'Da nhan' });
    await page.getByText(/^Đã nhận lúc \d\d:\d\d$/u).waitFor();
    await page.getByText('Kênh này gửi được và nhận được.').waitFor();
  });

  it('ask before a channel is paused', async () => {
    const { page } = administrator;
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tạm dừng Đầu số 1022 Bắc Ninh?' });
    await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByText('Đang tạm dừng', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Chạy lại' }).click();
    await page.getByText('Hoạt động tốt').waitFor();
    expect(await page.getByRole('button', { name: 'Chạy lại' }).count()).toBe(0);
  });

  it("connect an Official Account on the platform's own page, and come back with a clean address", async () => {
    const { accessToken: _first, refreshToken: _second, ...settings } = zalo.settings;
    await hub.context.accounts.save({ id: 'oa-thu', kind: 'zalo', name: 'Zalo OA', settings });
    const { page } = administrator;
    await page.goto('/console/channels/oa-thu');
    await page.getByRole('button', { name: 'Kết nối' }).click();

    await page.getByText('Đã kết nối.').waitFor();
    await expectSoon(() => page.url(), `${hub.url}/console/channels/oa-thu`);
    await page.getByText(/hết hạn sau 2\d giờ/u).waitFor();
  });

  it('fit a phone', async () => {
    const { page } = administrator;
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/console/channels', '/console/channels/oa-thu', '/console/channels/new?kind=sms-http']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectNoSidewaysScroll(page);
      await expectNoSeriousAxe(page);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

describe('what did not reach its recipient', () => {
  tellStory();
  let code = '';
  let ticketId = '';

  function block(): Locator {
    return operator.page.getByRole('group', { name: 'Cách xử lý tin chưa tới' });
  }

  async function ask(text: string): Promise<void> {
    const { version } = ticketDetail.parse((await program.get(`/tickets/${code}`)).body);
    expect((await program.post(`/tickets/${ticketId}/ask`, { version, text })).status).toBe(200);
    await eventually(async () => {
      const { items } = undelivered.parse((await program.get('/deliveries')).body);
      expect(items.map((item) => item.ticketId)).toContain(ticketId);
    });
  }

  it('is listed, and says so at the left', async () => {
    const mail = { address: 'phananh@1022.example', smtpHost: '127.0.0.1', smtpPort: sink.port, tls: false };
    await hub.context.accounts.save({ id: 'mail', kind: 'email', name: 'Hộp thư', settings: mail });
    const email = `lan-${randomUUID()}@nguoidan.example`;
    const posted = await postReport(hub.url, webReport({ email, phone: '0912345678' }));
    ({ code } = submitted.parse(posted.body));
    ({ id: ticketId } = await eventually(async () => ticketDetail.parse((await program.get(`/tickets/${code}`)).body)));
    await operator.page.getByText('Mọi tin đã tới người nhận').waitFor();
    refusal = 550;
    await ask('Ngập từ lúc nào?');

    await operator.page.reload();
    await operator.page.getByRole('link', { name: /^Chưa tới nơi\s*1$/u }).waitFor();
    const row = operator.page.getByRole('list', { name: 'Tin chưa tới người nhận' }).getByRole('link');
    expect(await row.innerText()).toContain('Gửi không được');
    await expectNoSeriousAxe(operator.page);
    await row.press('Enter');
  });

  it('offers another way first, and takes a click back', async () => {
    await block().getByText('Tin chưa tới người nhận. Bạn muốn làm gì?').waitFor();
    const [first] = await block().getByRole('button').allInnerTexts();
    expect(first).toMatch(/^Gửi qua .+ 0912 345 678$/u);
    await expectNoSeriousAxe(operator.page);

    await block().getByRole('button', { name: 'Gửi lại qua Thư điện tử' }).click();
    await block().getByText('Sắp gửi qua Thư điện tử').waitFor();
    await block().getByRole('button', { name: 'Hoàn tác' }).click();
    await block().getByRole('button', { name: 'Không gửi nữa' }).waitFor();
    expect(undelivered.parse((await program.get('/deliveries')).body).items).toHaveLength(1);
  });

  it('is sent again, once', async () => {
    refusal = null;
    const before = sink.mails.length;
    await block().getByRole('button', { name: 'Gửi lại qua Thư điện tử' }).click();
    await block().getByRole('button', { name: 'Làm ngay' }).click();

    await operator.messages('Hỏi người gửi').getByText('Đã gửi · Thư điện tử').waitFor();
    await expectSoon(() => block().count(), 0);
    await operator.page.getByRole('link', { name: /^Chưa tới nơi$/u }).waitFor();
    expect(sink.mails).toHaveLength(before + 1);
  });

  it('is left alone only after a second question', async () => {
    refusal = 'drop';
    const answer = await postReport(hub.url, webReport({ email: `an-${randomUUID()}@nguoidan.example` }));
    ({ code } = submitted.parse(answer.body));
    refusal = null;
    ({ id: ticketId } = await eventually(async () => ticketDetail.parse((await program.get(`/tickets/${code}`)).body)));
    refusal = 'drop';
    await ask('Gần số nhà nào?');
    refusal = null;
    await operator.page.goto(`/console/t/${code}`);
    await block().getByRole('button', { name: 'Đã tới nơi (đánh dấu)' }).waitFor();

    await block().getByRole('button', { name: 'Không gửi nữa' }).click();
    const dialog = operator.page.getByRole('dialog', { name: 'Không gửi tin này nữa?' });
    await dialog.getByRole('button', { name: 'Không gửi nữa' }).click();

    await expectSoon(() => block().count(), 0);
    await operator.messages('Hỏi người gửi').getByText('1 lần gửi').click();
    await operator.messages('Hỏi người gửi').getByText('thôi gửi').waitFor();
    expect(undelivered.parse((await program.get('/deliveries')).body).items).toEqual([]);
  });

  it('shows while words are written which way they go and in how many pieces', async () => {
    await sms.says({ id: '+84987654321', name: 'An' }, { text: 'Đèn đường Nguyễn Trãi hỏng cả tuần' });
    await operator.page.goto('/console/q/triage');
    await operator.open(/Đèn đường Nguyễn Trãi/u);
    await operator.page.getByRole('tab', { name: 'Hỏi người gửi' }).click();
    await operator.page.getByRole('textbox', { name: 'Câu hỏi cho người gửi' }).fill('Gần số nhà nào? '.repeat(12));

    await operator.page.getByText(/^\d SMS · không dấu$/u).waitFor();
    expect(await operator.page.getByText(/^Gửi qua SMS tới/u).count()).toBe(1);
  });
});
