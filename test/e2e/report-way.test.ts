import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorState, type SimulatedMail } from '../../src/contract/simulator.ts';
import { closePeople, expectNoSidewaysScroll } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openCitizen, type CitizenPage } from '../support/pages/citizen-page.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';

const text = 'Đường Trần Phú ngập, xe không vào được kho';
const email = 'quan.ly.kho@doanhnghiep.example';
const answer = 'Đã thông cống đoạn cổng kho, đường hết ngập từ 9 giờ.';

let hub: TestHub;
let citizen: CitizenPage;
let operator: StaffPage;
let officer: StaffPage;
let lead: StaffPage;
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  citizen = await openCitizen(hub.url);
  operator = await openStaff(hub.url, { role: 'operator' });
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung' });
  lead = await openStaff(hub.url, { role: 'lead', agency: 'so-xay-dung' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

async function mailTo(address: string, subject: RegExp): Promise<SimulatedMail> {
  return eventually(async () => {
    const state = simulatorState.parse(await (await fetch(`${hub.url}/simulator/api/state`)).json());
    const found = state.mails.find((mail) => mail.to === address && subject.test(mail.subject));
    if (!found) throw new Error(`no mail ${subject} to ${address}`);
    return found;
  });
}

describe("a report's whole way on the web", () => {
  tellStory();

  it('gives the citizen on a small phone a code and a private link', async () => {
    await citizen.report({
      text,
      photo: await phonePhoto(),
      commune: { typed: 'vo cuong', chosen: 'Võ Cường (phường)' },
      name: 'Công ty Kho vận Kinh Bắc',
      email,
    });

    const { page } = citizen;
    await page.getByText('Đã nhận phản ánh của bạn').waitFor();
    code = new URL(page.url()).pathname.split('/')[2] ?? '';
    expect(code).toMatch(/^BN-\d{2}-[0-9A-Z]{6}$/u);
    expect((await page.locator('.track-code').innerText()).replaceAll(/\s/gu, '')).toContain(
      code.replaceAll(/\s/gu, ''),
    );
    expect(await page.getByLabel('Đường dẫn riêng', { exact: true }).inputValue()).toContain(
      new URL(page.url()).pathname,
    );
    await citizen.thread().getByText(text).waitFor();
    await expectNoSidewaysScroll(page);
  });

  it('shows the photo without where it was taken', async () => {
    const picture = citizen.thread().getByRole('img', { name: /duong-ngap/u });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);

    const shown = await citizen.person.context.request.get((await picture.getAttribute('src')) ?? '');

    expect((await sharp(await shown.body()).metadata()).exif).toBeUndefined();
  });

  it("comes into the operator's open console by itself, with three agencies and reasons, and is routed by two keys", async () => {
    await operator.row(text).waitFor();
    await operator.goTo(/Bàn phân loại/u);
    await operator.suggestions().first().waitFor();
    const shown = await operator.suggestions().allInnerTexts();
    expect(shown).toHaveLength(3);
    expect(shown[0]).toMatch(/Sở Xây dựng/u);
    expect(shown[0]).toMatch(/ngập/u);
    await operator.page.getByRole('img', { name: 'duong-ngap.jpg' }).waitFor();

    await operator.routeByKeys('1');

    await operator.page.getByText(`Đã chuyển ${code} tới Sở Xây dựng`).first().waitFor();
    await operator.page.getByText('Không còn phản ánh nào chờ phân loại').waitFor();
    expect(operator.loads()).toBe(0);
  });

  it("comes in at the agency's officer, who accepts, writes a note and submits an answer", async () => {
    await officer.goTo(/Việc của đơn vị/u);
    await officer.open(text);

    await officer.accept();
    await officer.writeNote('Đã gọi đội thoát nước, hẹn 8 giờ có mặt.');
    await officer.submitAnswer(answer);

    expect(officer.loads()).toBe(0);
  });

  it('reaches the lead, whose approval sends it', async () => {
    await lead.open(text);
    await lead.messages('Ghi chú nội bộ').getByText('đội thoát nước').waitFor();

    await lead.approve();

    await lead.messages('Trả lời chính thức').getByText('Đã gửi').waitFor();
    expect(lead.loads()).toBe(0);
  });

  it('shows the answer on the tracking page and brings it by mail, never the internal note', async () => {
    await citizen.lookAgain();
    await citizen.thread().getByText(answer).waitFor();
    expect(await citizen.page.content()).not.toContain('đội thoát nước');

    const ack = await mailTo(email, /đã nhận phản ánh/u);
    const mail = await mailTo(email, /trả lời phản ánh/u);

    expect(ack).toMatchObject({ automatic: true });
    expect(ack.text).toContain(code);
    expect(mail).toMatchObject({ automatic: false });
    expect(mail.text).toContain(answer);
    expect(mail.text).not.toContain('đội thoát nước');
    expect(mail.text).toContain(new URL(citizen.page.url()).pathname);
  });

  it('is rated and reopened with a reason by the citizen, which the operator sees at once', async () => {
    await operator.goTo(/Chờ phân loại/u);
    await operator.page.getByText('Hàng đợi trống').waitFor();

    await citizen.rate('4 Hài lòng', 'Nhanh, nhưng cần xem lại cống.');
    await citizen.reopen('Sáng nay mưa to, đường lại ngập như cũ.');

    await operator.open(text);
    await operator.page.getByText('Mở lại', { exact: true }).first().waitFor();
    await operator.messages('Đề nghị mở lại').getByText('đường lại ngập như cũ').waitFor();
    await operator.page.getByText('4 trên 5').first().waitFor();
    expect(operator.loads()).toBe(0);
    expect(await citizen.page.getByText('Mở lại', { exact: false }).count()).toBeGreaterThan(0);
  });
});
