import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectNoSeriousAxe, expectNoSidewaysScroll, openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let operator: StaffPage;
let sent: Awaited<ReturnType<typeof sendReport>>;

const text =
  'Kính gửi Trung tâm 1022. Điện khu tôi ở phường Võ Cường mất từ tối qua đến giờ chưa có. Ngoài ra trạm y tế phường hết vắc xin cho trẻ em, đi ba lần đều về không. Xin cảm ơn.';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  sent = await sendReport(hub.url, crew, { text });
  operator = await openStaff(hub.url, { role: 'operator', at: `/console/t/${sent.code}` });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

function dialog(): Locator {
  return operator.page.getByRole('dialog', { name: 'Nhiều việc trong một phản ánh' });
}

function sentences(matter: number): Promise<string[]> {
  return dialog()
    .getByRole('button', { name: new RegExp(`^Câu \\d+, thuộc việc ${matter}:`, 'u') })
    .allInnerTexts();
}

function linked(): Locator {
  return operator.page
    .getByRole('complementary', { name: 'Thông tin hồ sơ' })
    .getByRole('region', { name: 'Cùng một phản ánh' });
}

describe('a report of several matters', () => {
  tellStory();

  it('is shown sentence by sentence with the agency proposed for each matter', async () => {
    await operator.page.getByText('Phản ánh này nêu nhiều việc').waitFor();
    await operator.button('Tách từng việc…').click();

    await dialog().getByRole('heading', { name: 'Việc 2' }).waitFor();
    expect((await sentences(1)).join(' ')).toContain('Điện khu tôi');
    expect((await sentences(2)).join(' ')).toContain('Ngoài ra trạm y tế');
    await expectNoSeriousAxe(operator.page);
  });

  it('is arranged by a digit on a sentence or a press of it', async () => {
    const thanks = dialog().getByRole('button', { name: /Xin cảm ơn/u });
    await thanks.focus();
    await operator.page.keyboard.press('1');
    expect((await sentences(1)).join(' ')).toContain('Xin cảm ơn');

    await thanks.click();

    expect((await sentences(2)).join(' ')).toContain('Xin cảm ơn');
    await operator.page.keyboard.press('ArrowUp');
    expect(await operator.page.evaluate(() => document.activeElement?.textContent)).toContain('Ngoài ra');
  });

  it('becomes two tickets that name each other', async () => {
    await dialog().getByRole('button', { name: 'Tách thành 2 hồ sơ' }).click();

    await operator.page.getByText(/Đã tách và báo cho người gửi, hồ sơ mới: BN-/u).waitFor();
    const { links } = await ticketOf(crew.operator, sent.code);
    await linked()
      .getByText(links[0]?.code ?? '-')
      .waitFor();
    await expectNoSeriousAxe(operator.page);
    await linked().getByRole('link').click();
    await linked().getByText(`Tách từ hồ sơ · ${sent.code}`).waitFor();
  });

  it('is found by its sender on one page, on a phone and in English as well', async () => {
    const { links } = await ticketOf(crew.operator, sent.code);
    const citizen = await openPerson({ name: 'citizen', baseUrl: hub.url, device: 'phone' });
    await citizen.page.goto(new URL(sent.trackingUrl).pathname);
    await citizen.page.getByRole('heading', { name: 'Các việc khác trong cùng phản ánh' }).waitFor();
    await expectNoSidewaysScroll(citizen.page);
    await expectNoSeriousAxe(citizen.page);

    await citizen.page.getByRole('link', { name: links[0]?.code ?? '-' }).click();

    await citizen.page.getByText('Ngoài ra trạm y tế').first().waitFor();
    const foreigner = await openPerson({ name: 'foreigner', baseUrl: hub.url, locale: 'en-GB' });
    await foreigner.page.goto(`${new URL(sent.trackingUrl).pathname}?lang=en`);
    await foreigner.page.getByRole('heading', { name: 'Other matters of the same report' }).waitFor();
  });

  it('is one ticket again when the person takes the split back', async () => {
    await linked().getByRole('link').click();
    await linked().getByRole('button', { name: 'Hoàn tác tách' }).click();
    await operator.page
      .getByRole('dialog', { name: 'Gộp lại thành một hồ sơ?' })
      .getByRole('button', { name: 'Gộp lại' })
      .click();

    await linked().getByText('đã gộp lại').waitFor();
    await operator.page.getByText('Phản ánh này nêu nhiều việc').waitFor();
    expect((await ticketOf(crew.operator, sent.code)).state).toBe('triage');
  });

  it('is pointed out at the desk, and fits a phone', async () => {
    const phone = await openStaff(hub.url, { role: 'supervisor', at: '/console/desk' });
    await phone.page.getByText('Phản ánh này có nhiều việc.').waitFor();
    await phone.page.setViewportSize({ width: 360, height: 740 });
    await phone.page.getByRole('link', { name: 'Mở hồ sơ để tách' }).click();

    await phone.button('Tách từng việc…').click();

    await phone.page.getByRole('heading', { name: 'Việc 2' }).waitFor();
    await expectNoSidewaysScroll(phone.page);
    await expectNoSeriousAxe(phone.page);
  });
});
