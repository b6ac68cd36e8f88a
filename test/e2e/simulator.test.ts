import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, openPerson, type Person } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let visitor: Person;
let page: Page;
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  visitor = await openPerson({ name: 'visitor', baseUrl: hub.url });
  ({ page } = visitor);
  await page.goto('/simulator');
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function phone(owner = 'Nguyễn Thị Lan') {
  return page.getByRole('region', { name: `Điện thoại của ${owner}` });
}

describe('the simulator', () => {
  tellStory();

  it('says that it is one', async () => {
    await phone().waitFor();

    expect(await page.getByText('MÔ PHỎNG / SIMULATOR').isVisible()).toBe(true);
  });

  it('sends a web report with a photo by the front door and shows the code that came back', async () => {
    await phone().getByLabel('Nội dung phản ánh').fill('Đường Trần Phú ngập, xe không vào được kho, phường Võ Cường');
    await phone().getByRole('button', { name: 'Ảnh mẫu' }).click();
    await phone()
      .getByRole('button', { name: /^Bỏ .+\.jpe?g$/u })
      .waitFor();

    await phone().getByRole('button', { name: 'Gửi phản ánh' }).click();

    const received = phone().getByRole('status').filter({ hasText: 'Đã tiếp nhận' });
    code = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await received.innerText())?.[0] ?? '';
    const ticket = await eventually(() => ticketOf(crew.operator, code));
    expect(ticket.thread[0]?.attachments.map((file) => file.pictureUrl !== null)).toEqual([true]);
  });

  it("sends a mail with an attachment from another phone and shows the hub's receipt in its mailbox", async () => {
    await page.getByRole('button', { name: /Trần Văn Hùng/u }).click();
    await phone('Trần Văn Hùng')
      .getByRole('tab', { name: /Thư điện tử/u })
      .click();
    const hung = phone('Trần Văn Hùng').getByRole('tabpanel', { name: 'Thư điện tử' });
    await hung.getByRole('button', { name: 'Soạn thư' }).click();
    await hung.getByLabel('Tiêu đề').fill('Đèn đường hỏng');
    await hung.getByLabel('Nội dung thư').fill('Đèn đường ngõ 5 phường Kinh Bắc hỏng ba tối nay.');
    await hung.getByRole('button', { name: 'PDF mẫu' }).click();

    await hung.getByRole('button', { name: 'Gửi', exact: true }).click();

    await hung.getByText('Cổng thư của Hub đã nhận thư.').waitFor();
    await hung.getByRole('button', { name: /Trung tâm 1022 đã nhận phản ánh/u }).click();
    await hung.getByText('Thư tự động').waitFor();
    const received = /BN-\d{2}-[0-9A-Z]{6}/u.exec(await hung.getByRole('heading', { level: 3 }).innerText())?.[0] ?? '';
    const ticket = await ticketOf(crew.operator, received);
    expect(ticket.subject).toBe('Đèn đường hỏng');
    expect(ticket.thread[0]?.attachments.map((file) => file.type)).toEqual(['application/pdf']);
  });

  it('shows the answer of the agency in the mailbox and under the report', async () => {
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thông cống, đường hết ngập.');

    await page.getByRole('button', { name: /Nguyễn Thị Lan/u }).click();
    await phone()
      .getByRole('tab', { name: /Thư điện tử/u })
      .click();
    await phone()
      .getByRole('button', { name: /trả lời phản ánh/u })
      .click();
    await phone().getByText('Đã thông cống, đường hết ngập.').waitFor();
    await phone().getByRole('tab', { name: 'Cổng web' }).click();
    await phone()
      .getByText(/^Đã gửi \(1\)$/u)
      .click();
    const sent = phone().getByRole('listitem').filter({ hasText: code });
    await sent.getByText('Đã thông cống, đường hết ngập.').waitFor();
    const happenings = page.getByRole('region', { name: 'Điều đang diễn ra' }).getByRole('listitem');
    expect((await happenings.first().innerText()).includes('← từ Hub')).toBe(true);
  });
});

/** Opens the phone of somebody as a link does. */
async function take(personId: string, channel: string, owner: string) {
  await page.goto(`/simulator?person=${personId}&channel=${channel}`);
  await phone(owner).waitFor();
  return phone(owner).locator(`[data-channel="${channel}"][role="tabpanel"]`);
}

/** The code in what came to a phone, once it is there. */
async function codeOn(app: Awaited<ReturnType<typeof take>>): Promise<string> {
  const message = app.locator('[data-from="hub"]').filter({ hasText: /BN-\d{2}-[0-9A-Z]{6}/u });
  return /BN-\d{2}-[0-9A-Z]{6}/u.exec(await message.first().innerText())?.[0] ?? '';
}

describe('the phones', () => {
  it('let somebody chat by Zalo: their words become a ticket, and its code comes back to the phone', async () => {
    const zalo = await take('mai', 'zalo', 'Đỗ Thanh Mai');

    await zalo.getByRole('textbox', { name: 'Nhắn Zalo cho Tổng đài 1022' }).fill('Cây xanh số 45 Ngô Gia Tự sắp đổ');
    await zalo.getByRole('button', { name: 'Gửi tin' }).click();

    const ticket = await ticketOf(crew.operator, await codeOn(zalo));
    expect(ticket.channel).toBe('zalo');
    expect(ticket.thread[0]?.text).toContain('Ngô Gia Tự');
  });

  it('let somebody write to the short code, and look the report up by its code', async () => {
    const sms = await take('binh', 'sms-http', 'Phạm Đức Bình');
    await sms.getByRole('textbox', { name: 'Soạn SMS gửi 8041' }).fill('nuoc may pho moi van duc');
    await sms.getByText('24 ký tự · 1 tin SMS').waitFor();

    await page.keyboard.press('Enter');

    const own = await codeOn(sms);
    expect((await ticketOf(crew.operator, own)).channel).toBe('sms-http');
    await sms.getByRole('button', { name: 'Tra mã phản ánh' }).click();
    await sms
      .locator('[data-from="person"]')
      .filter({ hasText: `TC ${own}` })
      .waitFor();
    const answers = sms.locator('[data-from="hub"]').filter({ hasText: own });
    await answers.nth(1).waitFor();
    expect(await answers.count()).toBe(2);
  });

  it('ring the hotline, are answered by an extension, and hang up', async () => {
    const voice = await take('khanh', 'voice', 'Vũ Quốc Khánh');

    await voice.getByRole('button', { name: 'Gọi', exact: true }).click();
    await voice.getByText('Đang đổ chuông…').waitFor();
    await voice.getByRole('button', { name: 'Máy 101 nhấc máy' }).click();
    await voice.getByText('Đang nói với máy 101').waitFor();
    await voice.getByRole('button', { name: 'Gác máy' }).click();

    const recent = voice.getByRole('listitem');
    await recent.nth(2).waitFor();
    expect(await recent.allInnerTexts()).toEqual([
      expect.stringContaining('Đã gác máy'),
      expect.stringContaining('Máy 101 đã trả lời'),
      expect.stringContaining('Đã gọi'),
    ]);
  });

  it('show a comment of one person and the answer of the centre to everybody', async () => {
    const facebook = await take('hoa', 'facebook', 'Lê Thị Hoa');
    await facebook.getByText('Trang', { exact: true }).click();
    await facebook.getByRole('textbox', { name: 'Viết bình luận công khai' }).fill('Vườn vải rụng quả bất thường');

    await facebook.getByRole('button', { name: 'Gửi tin' }).click();

    const comment = facebook.getByRole('listitem').filter({ hasText: 'Vườn vải rụng quả bất thường' });
    await comment.locator('[data-by="centre"]').waitFor();
    const seenByOther = await take('tuan', 'facebook', 'Ngô Anh Tuấn');
    await seenByOther.getByText('Trang', { exact: true }).click();
    const seen = seenByOther.getByRole('listitem').filter({ hasText: 'Vườn vải rụng quả bất thường' });
    await seen.first().waitFor();
    expect(await seen.first().innerText()).toContain('Lê Thị Hoa');
  });

  it('let ten people write at once', async () => {
    await page.getByRole('button', { name: '10 người cùng nhắn' }).click();

    await page.getByText('Hub đã nhận 10/10 phản ánh.').waitFor();
    const people = page.getByRole('navigation', { name: 'Người ở bên ngoài' }).getByRole('listitem');
    expect(await people.filter({ hasText: 'Trong nhóm người cùng nhắn' }).count()).toBe(10);
  });
});

describe('faults', () => {
  it('are switched in a drawer, stand in a banner while they are on, and go with one press', async () => {
    const zalo = await take('lan', 'zalo', 'Nguyễn Thị Lan');
    await zalo.getByRole('button', { name: 'Mở bảng sự cố của Zalo' }).click();

    await page.getByRole('dialog').getByRole('switch', { name: 'Access token hết hạn' }).click();

    const banner = page.getByRole('status').filter({ hasText: '1 sự cố đang bật' });
    await banner.getByText('Zalo: Access token hết hạn').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('button', { name: 'Tắt mọi sự cố' }).click();
    await banner.waitFor({ state: 'detached' });
    expect(await zalo.getByRole('button', { name: 'Mở bảng sự cố của Zalo', exact: true }).isVisible()).toBe(true);
  });
});

describe('on a small screen in the dark', () => {
  it('one phone is in sight, the keyboard walks along the channels, and nothing is inaccessible', async () => {
    const own = await openPerson({ name: 'small', baseUrl: hub.url, device: 'phone', colours: 'dark' });
    await own.page.goto('/simulator?person=lan&channel=zalo');
    const panels = own.page.getByRole('tabpanel');
    await panels.first().waitFor();
    expect(await panels.count()).toBe(1);

    await own.page.getByRole('tab', { name: 'Zalo' }).focus();
    await own.page.keyboard.press('ArrowRight');

    expect(await own.page.getByRole('tab', { selected: true }).innerText()).toBe('Facebook');
    expect(new URL(own.page.url()).searchParams.get('channel')).toBe('facebook');
    await expectNoSeriousAxe(own.page);
  });
});
