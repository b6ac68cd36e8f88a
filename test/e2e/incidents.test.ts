import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  openPerson,
  type Person,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { eventually } from '../support/people.ts';
import { answerTicket, routeTicket, sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let operator: StaffPage;
let first: string;
let second: string;

const place = 'trước chợ Nhớn phố Thiên Đức';

async function report(text: string, overrides: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return (await sendReport(hub.url, crew, { text, ...overrides })).code;
}

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  first = await report(`Ngập nước ${place}, xe chết máy`, { unitCode: '09187', lat: '21.1993', lon: '106.058' });
  second = await report(`Nước không thoát, ngập sâu ${place}`, { unitCode: '09187', lat: '21.2005', lon: '106.06' });
  operator = await openStaff(hub.url, { role: 'operator', at: `/console/t/${first}` });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function beside(name: string) {
  return operator.page.getByRole('complementary', { name: 'Thông tin hồ sơ' }).getByRole('region', { name });
}

describe('several reports of one thing', () => {
  tellStory();

  it('are suggested beside the ticket with the reasons, and joined by one press that can be undone', async () => {
    const suggested = beside('Có thể cùng sự việc');
    await suggested.getByText('cùng Phường Kinh Bắc, cách 250 m').waitFor();
    await expectNoSeriousAxe(operator.page);

    await suggested.getByRole('button', { name: `Gộp với ${second}` }).click();
    await beside('Sự việc')
      .getByRole('link', { name: /Ngập nước tại Phường Kinh Bắc/u })
      .waitFor();
    await operator.button('Hoàn tác').click();
    await beside('Có thể cùng sự việc')
      .getByRole('button', { name: `Gộp với ${second}` })
      .click();

    await beside('Sự việc').getByText('2 hồ sơ').waitFor();
  });

  it('are counted when others say at the public page that they have the same trouble', async () => {
    const citizen = await openPerson({ name: 'neighbour', baseUrl: hub.url, device: 'phone' });
    await citizen.page.goto(`/tra-cuu?code=${first}`);
    await citizen.page.getByRole('button', { name: 'Tôi cũng gặp vấn đề này' }).click();
    await citizen.page.getByText('1 người cùng quan tâm').waitFor();
    await citizen.page.getByRole('heading', { name: 'Đã ghi nhận: bạn cũng gặp vấn đề này' }).waitFor();
    await expectNoSeriousAxe(citizen.page);
    await expectNoSidewaysScroll(citizen.page);

    const plain = await openPerson({ name: 'plain', baseUrl: hub.url, javaScript: false });
    await plain.page.goto(`/tra-cuu?code=${first}`);
    await plain.page.getByRole('button', { name: 'Tôi cũng gặp vấn đề này' }).click();
    await plain.page.getByText('2 người cùng quan tâm').waitFor();

    await operator.page.reload();
    await beside('Sự việc').getByText('2 người cùng quan tâm').waitFor();
  });

  it('have a page with figures, map and what happened, reached and used by keys', async () => {
    await operator.goTo(/Sự việc/u);
    await operator.page.getByRole('heading', { name: 'Chọn một sự việc' }).waitFor();
    await operator.page.getByRole('link', { name: /Ngập nước tại Phường Kinh Bắc/u }).waitFor();
    await operator.page.keyboard.press('j');
    await operator.page.getByRole('heading', { name: 'Ngập nước tại Phường Kinh Bắc', level: 1 }).waitFor();
    await operator.page.getByRole('img', { name: 'Bản đồ 2 nơi phản ánh' }).waitFor();
    await expectSoon(
      () => operator.page.getByRole('region', { name: 'Hồ sơ của sự việc' }).getByRole('link').count(),
      2,
    );
    await expectNoSeriousAxe(operator.page);

    await operator.page.keyboard.press('e');
    const dialog = operator.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Tên sự việc' }).fill('Ngập khu chợ Nhớn');
    await expectNoSeriousAxe(operator.page);
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await operator.page.getByRole('heading', { name: 'Ngập khu chợ Nhớn', level: 1 }).waitFor();
    await operator.page.getByText('Đổi tên sự việc thành “Ngập khu chợ Nhớn”').waitFor();
  });

  it('are answered together by the lead, who confirms with the number', async () => {
    await routeTicket(crew, first);
    await routeTicket(crew, second);
    await answerTicket(crew, first, 'Đã thông cống từ 9 giờ, nước đã rút hết.');
    const lead = await openStaff(hub.url, { role: 'lead', agency: 'so-xay-dung', at: `/console/t/${first}` });

    await lead.button('Gửi trả lời này cho 1 hồ sơ…').click();
    const dialog = lead.page.getByRole('dialog', { name: 'Một trả lời cho cả sự việc' });
    await dialog.getByText(second).waitFor();
    await expectNoSeriousAxe(lead.page);
    await dialog.getByRole('button', { name: 'Duyệt và gửi cho 1 hồ sơ' }).click();

    await lead.page.getByText('Đã trả lời 1 hồ sơ.').waitFor();
    expect((await ticketOf(crew.operator, second)).state).toBe('answered');
  });

  it('that come at once are an alert with a map, at once and on every page, to be confirmed', async () => {
    const supervisor = await openStaff(hub.url, { role: 'supervisor', at: '/console/q/open', colours: 'dark' });
    const texts = ['Mất nước từ sáng', 'Cả khu không có nước', 'Cắt nước mà không báo trước', 'Vòi khô rồi, hết nước'];
    for (const [index, text] of texts.entries())
      await report(text, { unitCode: '09190', lat: String(21.1647 + index / 500), lon: String(106.039 - index / 400) });
    const alert = supervisor.page.getByRole('alert', { name: 'Có thể đang có sự việc' });
    await eventually(async () => {
      await hub.context.bursts.sweep();
      expect(await alert.count()).toBe(1);
    });

    await alert.getByText('Mất nước tại Phường Võ Cường: 4 hồ sơ').waitFor();
    await alert.getByRole('button', { name: 'Xem bản đồ' }).click();
    await alert.getByRole('img', { name: 'Bản đồ 4 nơi phản ánh' }).waitFor();
    await expectNoSeriousAxe(supervisor.page);
    expect(supervisor.loads()).toBe(0);
    await alert.getByRole('button', { name: 'Không phải sự việc' }).click();
    await supervisor.button('Hoàn tác').click();
    await supervisor.goTo(/Sự việc/u);
    await supervisor.page.getByRole('link', { name: /Mất nước tại Phường Võ Cường/u }).click();

    await supervisor.button('Kết thúc').waitFor();
    await expectNoSeriousAxe(supervisor.page);
  });

  it('fit a phone, in English as well', async () => {
    const person: Person = await openPerson({
      name: 'operator-phone',
      baseUrl: hub.url,
      device: 'phone',
      locale: 'en-GB',
    });
    await person.context.addCookies(await operator.person.context.cookies());
    await person.context.addInitScript(() => localStorage.setItem('hub-console', JSON.stringify({ lang: 'en' })));
    await person.page.goto('/console/incidents');
    await person.page.getByRole('link', { name: /Mất nước tại/u }).click();
    await person.page.getByRole('heading', { name: /Mất nước tại/u, level: 1 }).waitFor();
    await person.page.getByRole('region', { name: 'Tickets of the incident' }).waitFor();

    await expectNoSidewaysScroll(person.page);
    await expectNoSeriousAxe(person.page);
  });
});
