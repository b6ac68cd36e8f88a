import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { answerTicket, routeTicket, sendReport, signInCrew, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffPage;
let first = '';
/** By how much the hub's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { now: () => new Date(Date.now() + aheadMs) } });
  crew = await signInCrew(hub.url);
  supervisor = await openStaff(hub.url, { role: 'supervisor' });
  await supervisor.page.getByRole('heading', { name: 'Điều hành' }).waitFor();
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

/** The five large numbers, by their names. */
function figures(): Promise<Record<string, number>> {
  return supervisor.page.evaluate(() => {
    const pairs = [...document.querySelectorAll('dl.figures > div')].map((figure) => [
      figure.querySelector('dt')?.innerText.trim() ?? '',
      Number.parseInt(figure.querySelector('dd')?.innerText ?? '', 10),
    ]);
    return Object.fromEntries(pairs);
  });
}

function numbers(changed: Readonly<Record<string, number>>): Record<string, number> {
  const none = { 'Đang mở': 0, 'Sắp đến hạn': 0, 'Quá hạn': 0, 'Trả lời đúng hạn': 0, 'Trả lời trễ hạn': 0 };
  return { ...none, ...changed };
}

async function bars(): Promise<string | null> {
  const bar = supervisor.page.getByRole('listitem').filter({ hasText: 'Sở Xây dựng' }).getByRole('img');
  return (await bar.count()) === 0 ? null : bar.getAttribute('aria-label');
}

describe("the supervisor's open page", () => {
  tellStory();

  it('counts a report the moment it comes', async () => {
    await expectSoon(figures, numbers({}));

    ({ code: first } = await sendReport(hub.url, crew));

    await expectSoon(figures, numbers({ 'Đang mở': 1 }));
    expect(await bars()).toBeNull();
  });

  it('shows it at its agency when it is routed', async () => {
    await routeTicket(crew, first);

    await expectSoon(bars, 'Đang mở, quá hạn: 0, Đang mở, trong hạn: 1, Trả lời trễ hạn: 0, Trả lời đúng hạn: 0');
  });

  it('moves it to those answered in time when the answer is approved', async () => {
    await answerTicket(crew, first, 'Đã thông cống.');

    await expectSoon(figures, numbers({ 'Trả lời đúng hạn': 1 }));
    await expectSoon(bars, 'Đang mở, quá hạn: 0, Đang mở, trong hạn: 0, Trả lời trễ hạn: 0, Trả lời đúng hạn: 1');
  });

  it('shows the median time to the first answer from the fifth answer on', async () => {
    const median = supervisor.page.getByRole('region', { name: 'Trung vị thời gian đến trả lời đầu tiên' });
    await median.getByText('Chưa đủ 5 trả lời để tính').waitFor();

    for (const count of [2, 3, 4, 5]) {
      const { code } = await sendReport(hub.url, crew, { text: `Ngập đường Trần Phú lần ${count}, phường Võ Cường` });
      await routeTicket(crew, code);
      await answerTicket(crew, code, 'Đã thông cống.');
    }

    await median.getByText(/\d+ phút/u).waitFor();
    await expectSoon(figures, numbers({ 'Trả lời đúng hạn': 5 }));
  });

  it('counts a case as overdue the moment its promise is broken, and still as open', async () => {
    const { code } = await sendReport(hub.url, crew, { text: 'Ngập đường Trần Phú lần 6, phường Võ Cường' });
    await routeTicket(crew, code);
    await expectSoon(figures, numbers({ 'Đang mở': 1, 'Trả lời đúng hạn': 5 }));

    aheadMs = 20 * 24 * 3_600_000;

    await expectSoon(figures, numbers({ 'Đang mở': 1, 'Quá hạn': 1, 'Trả lời đúng hạn': 5 }));
    await expectSoon(bars, 'Đang mở, quá hạn: 1, Đang mở, trong hạn: 0, Trả lời trễ hạn: 0, Trả lời đúng hạn: 5');
    expect(supervisor.loads()).toBe(0);
  });
});
