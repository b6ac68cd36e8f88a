import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openCitizen, type CitizenPage } from '../support/pages/citizen-page.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { routeTicket, signInCrew, type Crew } from '../support/ticket-steps.ts';

const title = 'Thuê nhà văn hóa thôn tổ chức đám cưới thế nào?';
const body = 'Ông/bà đăng ký với trưởng thôn trước ngày tổ chức ít nhất bảy ngày.';
const question = 'Cho tôi hỏi muốn mượn nhà văn hóa thôn làm đám cưới thì hỏi ai ạ?';

let hub: TestHub;
let crew: Crew;
let administrator: StaffPage;
let citizen: CitizenPage;
let officer: StaffPage;
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/answers' });
  citizen = await openCitizen(hub.url);
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

describe('an answer that many need', () => {
  tellStory();

  it('is found among those that ship, and read in both languages', async () => {
    const { page } = administrator;
    await page.getByRole('searchbox', { name: 'Tìm trong kho' }).fill('giay phep lai xe');
    await page.getByRole('link', { name: /Đổi, cấp lại giấy phép lái xe/u }).click();
    await page.getByRole('heading', { level: 1, name: /Đổi, cấp lại giấy phép lái xe/u }).waitFor();
    await page.getByText('English', { exact: true }).click();
    await page.getByText('Since 1 March 2025 the police').waitFor();
    await expectNoSeriousAxe(page);
    await page.getByRole('searchbox', { name: 'Tìm trong kho' }).fill('');
  });

  it('is written by an administrator beside how it will be read', async () => {
    const { page } = administrator;
    await administrator.button('Thêm bài').click();
    await page.getByRole('textbox', { name: 'Câu hỏi', exact: true }).fill(title);
    await page.getByRole('textbox', { name: 'Câu trả lời', exact: true }).fill(`${body}\n\n- Có đơn đăng ký.`);
    await page.getByRole('textbox', { name: 'Cách hỏi khác' }).fill('Mượn nhà văn hóa làm đám cưới');
    await page.getByRole('region', { name: 'Người đọc thấy' }).getByText('Có đơn đăng ký.').waitFor();
    await expectNoSeriousAxe(page);

    await administrator.button('Lưu').click();

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Bản nháp').first().waitFor();
  });

  it('is published after a question, and taken back and published again by presses', async () => {
    const { page } = administrator;
    await administrator.button('Đăng').click();
    await page.getByRole('dialog', { name: 'Đăng bài này?' }).getByRole('button', { name: 'Đăng' }).click();
    await page.getByText('Đã đăng.').waitFor();

    await administrator.button('Gỡ bài').click();
    await page.getByText('Đã gỡ: không ai được gợi ý bài này nữa.').waitFor();
    await administrator.button('Hoàn tác').click();

    await page.getByRole('link', { name: 'Xem trên cổng' }).waitFor();
    expect(await page.getByText('đăng bài').count()).toBe(2);
    await expectNoSidewaysScroll(page);
  });

  it('is seen by somebody who writes the question, read in place, and stands in nobody’s way', async () => {
    const { page } = citizen;
    await page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh' }).click();
    await page.getByRole('textbox', { name: 'Nội dung' }).fill(question);
    const offer = page.getByRole('region', { name: 'Có thể câu trả lời đã có' });
    await offer.getByText(title).click();
    await offer.getByText('trước ngày tổ chức').waitFor();
    await expectNoSidewaysScroll(page);
    await expectNoSeriousAxe(page);

    await offer.getByRole('button', { name: 'Đã trả lời được, tôi không gửi nữa' }).click();
    await page.getByText('Rất vui vì đã giúp được bạn').waitFor();
    await page.getByRole('button', { name: 'Tôi vẫn muốn gửi' }).click();
    expect(await page.getByRole('textbox', { name: 'Nội dung' }).inputValue()).toBe(question);

    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await offer.waitFor();
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await page.waitForURL(/\/t\/[^/]+\/[^/]+/u);
    code = new URL(page.url()).pathname.split('/')[2] ?? '';
  });

  it('is offered to the officer, goes into the draft by a key, and out again', async () => {
    await routeTicket(crew, code);
    await officer.goTo(/Việc của đơn vị/u);
    await officer.open(/nhà văn hóa thôn/u);
    await officer.accept();
    const { page } = officer;
    const library = page.getByRole('region', { name: 'Kho câu trả lời' });
    await library.getByText('1 bài có thể trả lời câu hỏi này').waitFor();
    await library.getByText(/người gửi viết/u).waitFor();
    await expectNoSeriousAxe(page);
    // On a phone it would hide the question itself.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: /^Kho câu trả lời: 1 bài/u }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await library.waitFor();

    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('1');

    const box = page.getByRole('textbox', { name: 'Trả lời chính thức cho người gửi' });
    await expectSoon(async () => (await box.inputValue()).includes(body), true);
    await page.getByText(/Đã đưa .* vào bản nháp, chưa gửi/u).waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expectSoon(() => box.inputValue(), '');

    await page.getByRole('button', { name: 'Kho câu trả lời', exact: true }).click();
    await library.getByRole('button', { name: `Đưa vào bản nháp: ${title}` }).click();
    await officer.button('Trình duyệt').click();
    await officer.messages('Trả lời chính thức').getByText('Chờ duyệt').waitFor();
    await officer.messages('Trả lời chính thức').getByText('trước ngày tổ chức').waitFor();
  });

  it('has been counted where it was used and where it helped', async () => {
    const { page } = administrator;
    await page.reload();
    // In the list and above the article, which are fetched each for itself.
    await expectSoon(() => page.getByText('dùng trong 1 hồ sơ').count(), 2);
    await expectSoon(() => page.getByText('1 người đọc thấy đúng').count(), 1);
  });

  it('is read on a phone without scripts, and found there in any form', async () => {
    const reader = await openPerson({ name: 'reader', baseUrl: hub.url, device: 'phone', javaScript: false });
    const { page } = reader;
    await page.goto('/gui');
    await page.getByRole('link', { name: 'Xem câu hỏi thường gặp' }).click();
    await page.getByRole('searchbox', { name: 'Tìm câu hỏi' }).fill('muon nha van hoa dam cuoi');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByRole('link', { name: title }).click();
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Đã trả lời được' }).click();
    await page.getByText('Cảm ơn bạn đã cho biết.').waitFor();
  });

  it('fits a phone in the console, in English and in the dark, and is read by an operator who changes nothing', async () => {
    const operator = await openStaff(hub.url, { role: 'operator', at: '/console/answers', colours: 'dark' });
    const { page } = operator;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('link', { name: new RegExp(title.slice(0, 20), 'u') }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await operator.button('Sửa').count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectNoSeriousAxe(page);
  });
});
