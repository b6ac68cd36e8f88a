import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  expectTrouble,
  openPerson,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { CitizenPage } from '../support/pages/citizen-page.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';
import { letter } from '../support/reply-files.ts';
import { routeTicket, sendReport, signInCrew } from '../support/ticket-steps.ts';

const text = 'Mặt đường Lý Thái Tổ sụt trước cổng chợ, xe máy ngã nhiều lần.';
const answer = 'Đã vá xong mặt đường sáng nay; công văn gửi kèm.';
const email = 'hoa.le@nguoidan.example';
const pdf = { name: letter().name, mimeType: 'application/pdf', buffer: letter().bytes };

let hub: TestHub;
let outside: SmtpSink;
let officer: StaffPage;
let lead: StaffPage;

beforeAll(async () => {
  [hub, outside] = await Promise.all([startTestHub(), startSmtpSink()]);
  const settings = { address: 'phananh@1022.example', smtpHost: outside.host, smtpPort: outside.port, tls: false };
  await hub.context.accounts.save({ id: 'mail', kind: 'email', name: 'Hộp thư phản ánh', settings });
  const crew = await signInCrew(hub.url);
  const { code } = await sendReport(hub.url, crew, { text, email });
  await routeTicket(crew, code);
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung' });
  lead = await openStaff(hub.url, { role: 'lead', agency: 'so-xay-dung' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await outside[Symbol.asyncDispose]();
});

/** Puts a picture into the box as it is pasted or dropped. */
async function give(way: 'paste' | 'drop', name: string): Promise<void> {
  const bytes = [...(await phonePhoto()).buffer];
  await officer.page.locator(way === 'paste' ? '.writing textarea' : '.writing').evaluate(
    (box, given) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(given.bytes)], given.name, { type: 'image/jpeg' }));
      const event =
        given.way === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      box.dispatchEvent(event);
    },
    { bytes, name, way },
  );
}

tellStory();

it('an officer attaches a letter, pastes and drops pictures, and is told how they travel', async () => {
  await officer.goTo(/Việc của đơn vị/u);
  await officer.open('Lý Thái Tổ');
  await officer.accept();
  await officer.writeAnswer(answer);
  await officer.attach(pdf);
  await give('paste', 'image.jpg');
  await give('drop', 'mặt đường.jpg');

  await officer.attached().getByRole('link', { name: 'mặt đường.jpg' }).waitFor();
  await officer.attached().getByRole('link', { name: 'Ảnh dán' }).waitFor();
  await officer.page.getByText('Tệp gửi kèm thư (3)').waitFor();
  expect(await officer.attached().count()).toBe(3);
});

it('one of them is taken away by the keyboard, the others stay with the draft over a new load', async () => {
  const paste = officer.page.getByRole('button', { name: /Bỏ tệp Ảnh dán/u });
  await paste.focus();
  await officer.page.keyboard.press('Enter');
  await paste.waitFor({ state: 'detached' });
  await officer.page.getByText('Đã lưu nháp').waitFor();

  await officer.page.reload();

  await officer.attached().getByRole('link', { name: pdf.name }).waitFor();
  expect(await officer.attached().count()).toBe(2);
  expect(await officer.page.locator('.writing textarea').inputValue()).toBe(answer);
});

it('a file of another kind is refused in words, and nothing is sent before it is taken away', async () => {
  const choosing = officer.page.waitForEvent('filechooser');
  await officer.button('Đính kèm tệp').click();
  await (await choosing).setFiles([{ name: 'cai-dat.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\0') }]);

  await officer.page.getByText(/Chỉ gửi được ảnh, PDF/u).waitFor();
  expect(await officer.button('Trình duyệt').isDisabled()).toBe(true);
  await officer.page.getByRole('button', { name: 'Bỏ tệp cai-dat.exe' }).click();
  expectTrouble(officer.person, /400/u);
});

it('the box with its files fits a phone, and everybody can use it', async () => {
  await officer.page.setViewportSize({ width: 390, height: 780 });
  await officer.page.locator('.writing textarea').focus();

  await expectNoSidewaysScroll(officer.page);
  await expectNoSeriousAxe(officer.page);
  await officer.page.setViewportSize({ width: 1366, height: 768 });
});

it('the lead opens them and approves; the person gets them by mail and on the tracking page', async () => {
  await officer.submitAnswer(answer);
  expect(await officer.attached().count()).toBe(0);
  await lead.open('Lý Thái Tổ');
  const submitted = lead.messages('Trả lời chính thức');
  const opened = lead.page.waitForEvent('download');
  await submitted.getByRole('link', { name: pdf.name }).click();
  expect((await opened).suggestedFilename()).toBe(pdf.name);
  await lead.approve();

  const { parsed } = await eventually(async () => {
    const mail = outside.mails.find((one) => one.to.includes(email) && one.parsed.text?.includes(answer));
    if (!mail) throw new Error('no answer by mail yet');
    return mail;
  });
  expect(parsed.attachments.map((file) => file.filename)).toEqual([pdf.name, 'mặt đường.jpg']);
  const link = /https?:\/\/\S+\/t\/\S+/u.exec(parsed.text ?? '')?.[0] ?? '';
  const citizen = new CitizenPage(await openPerson({ name: 'citizen', baseUrl: hub.url, device: 'phone' }));
  await citizen.page.goto(link);
  const download = citizen.page.waitForEvent('download');
  await citizen.thread().getByRole('link', { name: pdf.name }).click();
  expect((await download).suggestedFilename()).toBe(pdf.name);
  await citizen
    .thread()
    .getByRole('img', { name: /mặt đường/u })
    .waitFor();
});
