import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookOf, connect } from '../support/channels.ts';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, signInAs, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { startVoiceServer, type VoiceServer } from '../support/platforms/voice-server.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const lan = { id: 'lan', name: 'Nguyễn Thị Lan', phone: '+84912345678' };
const minh = { id: 'minh', name: 'Trần Minh', phone: '+84987654000' };
const words = 'Sáng nay đường Trần Phú lại ngập, nước cao nửa mét, hai xe tải chết máy.';

let hub: TestHub;
let exchange: VoiceServer;
let operator: StaffPage;
let colleague: StaffPage;
let client: StaffClient;
let callId = '';
let code = '';

beforeAll(async () => {
  exchange = await startVoiceServer(webhookOf(() => hub, 'voice'));
  hub = await startTestHub();
  await connect(hub, exchange);
  client = await signIn(hub.url, 'operator');
  operator = await openStaff(hub.url, { role: 'operator' });
  colleague = await openStaff(hub.url, { role: 'supervisor', at: '/console/calls' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await exchange[Symbol.asyncDispose]();
});

function pop(staff: StaffPage): Locator {
  return staff.page.getByRole('alert', { name: 'Cuộc gọi đến' });
}

function part(staff: StaffPage, name: string): Locator {
  return staff.page.getByRole('region', { name });
}

describe('a call to the centre, at the desk of an operator', () => {
  tellStory();

  it('begins with the telephone that the operator sits at', async () => {
    await operator.goTo(/Bàn điện thoại/u);
    await operator.page.getByText('Cho biết bạn ngồi máy nhánh nào').waitFor();
    await operator.button('Chọn máy nhánh').click();
    await operator.page.getByLabel('Số máy nhánh của bạn').fill('101');
    await operator.button('Lưu').click();

    await operator.button('Máy 101').waitFor();
    await operator.page.getByText('Chọn một cuộc gọi').waitFor();
    expect(operator.loads()).toBe(0);
  });

  it("pops the caller's card on whatever page the operator is, and on no other desk", async () => {
    await operator.goTo(/Chờ phân loại/u);

    callId = await exchange.calls(lan, '101');

    await pop(operator).getByText('0912 345 678').waitFor();
    await pop(operator).getByText('Gọi lần đầu, chưa có hồ sơ nào').waitFor();
    expect(await operator.page.title()).toContain('☎ 0912 345 678 gọi đến');
    await part(colleague, 'Đang diễn ra').getByText('0912 345 678').waitFor();
    expect(await pop(colleague).count()).toBe(0);
    expect(operator.loads()).toBe(0);
  });

  it('opens the form when the call is answered, keeps the words over a reload and suggests what it is about', async () => {
    await operator.page.keyboard.press('p');
    await operator.page.getByRole('heading', { name: '0912 345 678', level: 1 }).waitFor();
    await exchange.answers('101', callId);

    await operator.page.getByLabel('Người gọi phản ánh gì?').fill(words);
    await operator.page.getByRole('group', { name: 'Có thể là' }).getByRole('button').first().click();
    await operator.page.getByLabel('Họ tên, hoặc tên doanh nghiệp').fill(lan.name);
    await operator.page.reload();

    const text = operator.page.getByLabel('Người gọi phản ánh gì?');
    await text.waitFor();
    expect(await text.inputValue()).toBe(words);
    expect(await operator.page.getByRole('combobox', { name: 'Lĩnh vực' }).inputValue()).not.toBe('');
  });

  it('opens no ticket before the words were read back and the caller agreed', async () => {
    await operator.page.getByLabel('Người gọi phản ánh gì?').press('Control+Enter');
    const read = operator.page.getByRole('form', { name: 'Đọc to cho người gọi nghe:' });
    await read.getByText(words).waitFor();
    await read.getByText(`Người phản ánh: ${lan.name}.`).waitFor();

    await operator.button('Mở hồ sơ').click();
    await read.getByText('Đánh dấu sau khi đã đọc lại').waitFor();
    await read.getByLabel('Đã đọc lại và người gọi xác nhận đúng').check();
    await operator.page.keyboard.press('Control+Enter');

    const done = operator.page.getByRole('region', { name: 'Đã mở hồ sơ. Đọc mã này cho người gọi:' });
    code = await done.locator('.report-code').innerText();
    expect(code).toMatch(/^BN-\d{2}-[0-9A-Z]{6}$/u);
    await done.getByText(/^Hẹn trả lời trước \d{2}:\d{2} /u).waitFor();
    expect(await ticketOf(client, code)).toMatchObject({ channel: 'voice', senderName: lan.name });
  });

  it('puts the recording to the call and to the ticket, to be listened to in both', async () => {
    await exchange.hangsUp(callId);

    const player = operator.page.locator('audio.recording');
    await player.waitFor();
    const lasts = await player.evaluate(async (sound: HTMLAudioElement) => {
      sound.preload = 'auto';
      await new Promise((resolve, reject) => {
        sound.addEventListener('loadedmetadata', resolve);
        sound.addEventListener('error', reject);
        sound.load();
      });
      return sound.duration;
    });
    expect(lasts).toBeCloseTo(1, 1);
    await operator.page.getByRole('link', { name: `Mở hồ sơ ${code}` }).click();
    await operator.messages('Phản ánh').getByText(words).waitFor();
    await operator.messages('Phản ánh').locator('audio').waitFor();
  });

  it('shows the ticket to whoever answers the next call of this number', async () => {
    await exchange.calls(lan, '101');

    await pop(operator).getByText(lan.name).waitFor();
    await pop(operator).getByText('1 hồ sơ đang mở').waitFor();
    await exchange.hangsUp();
    await pop(operator).waitFor({ state: 'hidden' });
    expect(await operator.page.title()).not.toContain('☎');
  });

  it('gathers missed calls of one number, which one operator takes on and the others see', async () => {
    for (let time = 0; time < 3; time += 1) {
      await exchange.calls(minh, '101');
      await exchange.hangsUp();
    }
    await operator.goTo(/Bàn điện thoại/u);
    await part(operator, 'Cần gọi lại').getByText('3 cuộc nhỡ').click();
    await operator.button('Tôi gọi lại').waitFor();

    await operator.page.keyboard.press('c');

    await operator.page.getByRole('link', { name: 'Gọi 0987 654 000' }).waitFor();
    await part(colleague, 'Cần gọi lại')
      .getByText(/đang gọi lại$/u)
      .waitFor();
    await operator.button('Không gặp').click();
    await operator.page
      .getByText(/đã gọi 1 lần không gặp · nên gọi lại sau/u)
      .first()
      .waitFor();
    expect(colleague.loads()).toBe(0);
  });

  it('leaves the queue when the caller was reached, with the form open for what they say', async () => {
    await operator.button('Tôi gọi lại').waitFor();
    await operator.page.keyboard.press('c');
    await operator.button('Đã gặp, ghi phản ánh').click();

    await operator.page.getByLabel('Người gọi phản ánh gì?').waitFor();
    await operator.page.getByText(/đã gọi lại và gặp/u).waitFor();
    await part(operator, 'Cần gọi lại').getByText('3 cuộc nhỡ').waitFor({ state: 'hidden' });
    expect(await operator.page.getByLabel('Người gọi phản ánh gì?').inputValue()).toBe('');
  });

  it('is found by name and by the code of its ticket', async () => {
    await operator.button('Đóng').click();
    await operator.page.keyboard.press('/');
    await operator.page.keyboard.type('nguyen thi lan');
    await operator.page.getByRole('link', { name: new RegExp(code, 'u') }).waitFor();
    await operator.page.getByLabel('Tìm cuộc gọi').fill('không ai tên này');
    await operator.page.getByText('Không tìm thấy “không ai tên này”').waitFor();
    expect(await operator.page.locator('.call-row').count()).toBe(0);
  });
});

describe.each([
  { lang: 'vi', colours: 'light' },
  { lang: 'en', colours: 'dark' },
] as const)('the call desk in $lang, $colours', ({ lang, colours }) => {
  it('fits every width and is accessible, empty, with a call, while writing and while reading back', async () => {
    const person = await openPerson({ name: `desk-${lang}`, baseUrl: hub.url, colours });
    const { page, context } = person;
    await context.addInitScript(
      (language) => localStorage.setItem('hub-console', JSON.stringify({ lang: language })),
      lang,
    );
    await signInAs(person, hub.url, 'operator');
    const fits = async () => {
      for (const width of [360, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoSidewaysScroll(page);
        if (width === 360 || width === 1280) await expectNoSeriousAxe(page);
      }
    };

    await page.goto('/console/calls');
    await page.locator('.call-row').first().waitFor();
    await fits();
    await page.locator('.call-row').last().click();
    await page.locator('.call-head').waitFor();
    await fits();
    await page.keyboard.press('n');
    await page.locator('.report-form textarea').first().fill(words);
    await page.locator('.choice-chip').first().waitFor();
    await fits();
    await page.keyboard.press('Control+Enter');
    await page.locator('.read-back').waitFor();
    await fits();
    await page.close();
  });
});
