import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/roles.ts';
import {
  closePeople,
  expectNoSeriousAxe,
  expectNoSidewaysScroll,
  expectTrouble,
  openPerson,
} from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signInAs } from '../support/pages/staff-page.ts';
import { watchStrangers } from '../support/pages/watch-page.ts';
import { answerTicket, routeTicket, sendReport, signInCrew } from '../support/ticket-steps.ts';

const widths = [360, 768, 1280, 1920];
const languages = ['vi', 'en'] as const;
type Language = (typeof languages)[number];

let hub: TestHub;
let tracking = '';
let code = '';

beforeAll(async () => {
  hub = await startTestHub();
  const crew = await signInCrew(hub.url);
  const answered = await sendReport(hub.url, crew);
  await routeTicket(crew, answered.code);
  await answerTicket(
    crew,
    answered.code,
    'Đã thông cống đoạn cổng kho.\n\nChi tiết: https://rat-dai.example/'.padEnd(260, 'x'),
  );
  tracking = new URL(answered.trackingUrl).pathname;
  const routed = await sendReport(hub.url, crew, {
    text: 'Điện chập chờn cả tuần tại khu công nghiệp Quế Võ, dừng ba dây chuyền',
  });
  await routeTicket(crew, routed.code);
  ({ code } = await sendReport(hub.url, crew, {
    text: `Ổ gà lớn trước cổng trường Tiểu học Kinh Bắc. ${'Nhiều xe máy đã ngã khi trời mưa. '.repeat(20)}`,
    name: 'Công ty trách nhiệm hữu hạn một thành viên Kho vận và Dịch vụ Logistics Kinh Bắc',
  }));
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

/** The pages' own text is there in their own type. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Nothing sticks out at any width; at `axeWidths` nothing serious is found. */
async function expectFits(page: Page, axeWidths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 700 ? 640 : 900 });
    await expectNoSidewaysScroll(page);
    if (axeWidths.includes(width)) await expectNoSeriousAxe(page);
  }
}

/** Each language and each colour once, and what axe finds in both layouts. */
const portals = [
  { lang: 'vi', colours: 'light', axeWidths: [360, 1280] },
  { lang: 'vi', colours: 'dark', axeWidths: [360] },
  { lang: 'en', colours: 'light', axeWidths: [360] },
] as const;

describe.each(portals)('the portal in $lang, $colours', ({ lang, colours, axeWidths }) => {
  it('fits every width, is accessible, and asks nobody else for anything', async () => {
    const { page } = await openPerson({
      name: `citizen-${lang}-${colours}`,
      baseUrl: hub.url,
      device: 'phone',
      colours,
    });
    const strangers = watchStrangers(page, hub.url);

    for (const path of [
      '/',
      '/gui',
      '/gui#part-2',
      '/gui#part-3',
      '/tra-cuu',
      `/tra-cuu?code=${code}`,
      tracking,
      '/hoi-dap',
      '/hoi-dap?q=giay+phep',
      '/hoi-dap/1',
      '/quyen-rieng-tu',
    ]) {
      const [before = '', hash] = path.split('#');
      await page.goto(`${before}${before.includes('?') ? '&' : '?'}lang=${lang}`);
      if (hash === 'part-2' || hash === 'part-3') await openPart(page, Number(hash.at(-1)), lang);
      await settle(page);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(colours);
      await expectFits(page, axeWidths);
    }

    expect(strangers).toEqual([]);
  });

  it('says what is wrong in the form and where nothing is', async () => {
    const person = await openPerson({
      name: `lost-${lang}-${colours}`,
      baseUrl: hub.url,
      device: 'phone',
      javaScript: true,
      colours,
    });
    const { page } = person;
    await page.goto(`/khong-co?lang=${lang}`);
    await expectFits(page, axeWidths);
    await page.goto(`/gui?lang=${lang}`);
    await page.getByRole('button', { name: lang === 'vi' ? 'Tiếp tục' : 'Continue' }).click();
    await page.locator('#text-problem').waitFor();
    await expectFits(page, axeWidths);
    expectTrouble(person, /404/u);
  });
});

async function openPart(page: Page, part: number, lang: Language): Promise<void> {
  await page.locator('#text').fill('Đường Trần Phú ngập');
  for (let next = 2; next <= part; next += 1)
    await page.getByRole('button', { name: lang === 'vi' ? 'Tiếp tục' : 'Continue' }).click();
  await page.locator(`#part-${part}`).waitFor();
}

/** Pages of the console by who works there, each with what shows that it is drawn. */
const desks: readonly {
  readonly role: Role;
  readonly agency?: string;
  readonly pages: readonly (readonly [string, string])[];
}[] = [
  {
    role: 'operator',
    pages: [
      ['/console/q/triage', '[role="option"]'],
      ['/console/q/waiting', '.state-message'],
      ['/console/t/CODE', '.thread article'],
      ['/console/desk', '[role="radio"]'],
    ],
  },
  { role: 'officer', agency: 'so-xay-dung', pages: [['/console/q/agency', '[role="option"]']] },
  { role: 'lead', agency: 'so-xay-dung', pages: [['/console/people', '.people-table']] },
  {
    role: 'supervisor',
    pages: [
      ['/console/dashboard', '.figures'],
      ['/console/wall', 'h1, h2, dl'],
      ['/console/balance', '.balance-table'],
      ['/console/quarantine', '.state-message'],
      ['/console/channels', '.channel-row'],
      ['/console/channels/web', '.channel-facts'],
      ['/console/deliveries', '.state-message'],
      ['/console/templates', '.template-form'],
      ['/console/answers', '.receipt-row'],
      ['/console/answers/1', '.article-sheet'],
      ['/console/answers/new', '.article-edit'],
    ],
  },
];

/** Each colour and each language once, and what axe finds in both layouts. */
const consoles = [
  { lang: 'vi', colours: 'light', axeWidths: [360, 1280] },
  { lang: 'vi', colours: 'dark', axeWidths: [1280] },
  { lang: 'en', colours: 'light', axeWidths: [1280] },
] as const;

describe.each(consoles)('the console in $lang, $colours', ({ lang, colours, axeWidths }) => {
  it.each(desks)(
    'fits every width, is accessible and asks nobody else, for the $role',
    async ({ role, agency, pages }) => {
      const person = await openPerson({ name: `${role}-${lang}-${colours}`, baseUrl: hub.url, colours });
      const { page, context } = person;
      const strangers = watchStrangers(page, hub.url);
      await context.addInitScript(
        (language) => localStorage.setItem('hub-console', JSON.stringify({ lang: language })),
        lang,
      );
      if (role === 'operator') {
        await page.goto('/console/sign-in');
        await page.getByRole('listitem').first().waitFor();
        await settle(page);
        await expectFits(page, axeWidths);
      }
      await signInAs(person, hub.url, role, agency);

      for (const [path, drawn] of pages) {
        await page.goto(path.replace('CODE', code));
        await page.locator(drawn).first().waitFor();
        await settle(page);
        expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(colours);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        await expectFits(page, axeWidths);
      }

      expect(strangers).toEqual([]);
      await page.close();
    },
  );
});

describe.each(languages)('the simulator in %s', (lang: Language) => {
  it('fits every width, is accessible and asks nobody else', async () => {
    const { page } = await openPerson({ name: `visitor-${lang}`, baseUrl: hub.url });
    const strangers = watchStrangers(page, hub.url);
    await page.goto(`/simulator?lang=${lang}`);
    await page.getByRole('tablist').first().waitFor();

    await expectFits(page, [360, 1280]);
    await page.getByRole('tab').last().click();
    await expectFits(page, [360, 1280]);

    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(strangers).toEqual([]);
  });
});
