import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, expectTrouble } from '../support/chromium.ts';
import { openLine, type CuttableLine } from '../support/cuttable-line.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { expectSoon } from '../support/pages/watch-page.ts';
import { routeTicket, sendReport, signInCrew, type Crew } from '../support/ticket-steps.ts';

const lostLine = /ERR_|WebSocket|NetworkError|Failed to fetch/u;

let line: CuttableLine;
let hub: TestHub;
let hubUrl = '';
let crew: Crew;
let operator: StaffPage;
let before = '';

beforeAll(async () => {
  line = await openLine(await pickFreePort(), () => hubUrl);
  const port = await pickFreePort();
  hubUrl = `http://127.0.0.1:${port}`;
  hub = await startTestHub({ env: { PORT: String(port), HUB_PUBLIC_URL: line.url } });
  crew = await signInCrew(hubUrl);
  for (const street of ['Ngô Gia Tự', 'Lý Thái Tổ', 'Nguyễn Trãi'])
    ({ code: before } = await sendReport(hubUrl, crew, { text: `Đường ${street} ngập, xe không qua được` }));
  operator = await openStaff(line.url, { role: 'operator' });
  await expectSoon(async () => (await operator.rows()).length, 3);
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await line[Symbol.asyncDispose]();
});

/** Without the times, which are counted down on each page by itself. */
function listOf(staff: StaffPage): Promise<string[]> {
  return staff.page.getByRole('option').locator('.row-subject, .row-agency').allInnerTexts();
}

async function queueCount(staff: StaffPage): Promise<string> {
  return staff.page.getByRole('link', { name: /^Chờ phân loại/u }).innerText();
}

describe('a console whose line was cut', () => {
  tellStory();

  it('says that it is not live, and keeps what it shows', async () => {
    await line.cut();

    await operator.connection().getByText('Mất kết nối, đang kết nối lại…').waitFor();
    expect(await operator.rows()).toHaveLength(3);
  });

  it('equals a fresh load within three seconds after the line is back, without a reload', async () => {
    await routeTicket(crew, before);
    for (const ward of ['Võ Cường', 'Kinh Bắc', 'Vũ Ninh', 'Đại Phúc'])
      await sendReport(hubUrl, crew, { text: `Cột điện nghiêng ở phường ${ward}` });

    await line.mend();
    const mended = Date.now();
    await expectSoon(async () => (await operator.rows()).length, 6, 3_000);
    const took = Date.now() - mended;

    const fresh = await openStaff(line.url, { role: 'operator' });
    expect(await listOf(operator)).toEqual(await listOf(fresh));
    expect(await queueCount(operator)).toBe(await queueCount(fresh));
    expect(took).toBeLessThan(3_000);
    expect(operator.loads()).toBe(0);
    await operator.connection().getByText('Đang cập nhật trực tiếp').waitFor();
    expectTrouble(operator.person, lostLine);
  });
});
