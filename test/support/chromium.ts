import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const WIDTHS = { phone: { width: 360, height: 740 }, desktop: { width: 1366, height: 768 } } as const;

declare global {
  interface Window {
    /** There once `expectNoSeriousAxe` has put it into the page. */
    readonly axe: typeof axe;
  }
}

type PersonOptions = {
  /** Who this is in screenshots and messages: 'citizen', 'officer'. */
  readonly name: string;
  /** Where relative addresses start: the hub's URL. */
  readonly baseUrl: string;
  readonly locale?: 'vi-VN' | 'en-GB';
  readonly device?: keyof typeof WIDTHS;
  readonly colours?: 'light' | 'dark';
  /** False shows what people without JavaScript get. */
  readonly javaScript?: boolean;
};

/** Somebody at a browser of their own: no cookie, storage or cache is shared with the others. */
export type Person = {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the pages of this person: exceptions, errors on the console, answers of 500 and above. */
  readonly troubles: string[];
};

let starting: Promise<Browser> | undefined;
const people: Person[] = [];

/** Opens a browser window for one person. It is closed at the end of the test file, and troubles in it fail the file. */
export async function openPerson(options: PersonOptions): Promise<Person> {
  starting ??= launchChromium();
  const browser = await starting;
  const isPhone = options.device === 'phone';
  const context = await browser.newContext({
    baseURL: options.baseUrl,
    locale: options.locale ?? 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: WIDTHS[options.device ?? 'desktop'],
    isMobile: isPhone,
    hasTouch: isPhone,
    deviceScaleFactor: isPhone ? 2 : 1,
    colorScheme: options.colours ?? 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: options.javaScript ?? true,
  });
  context.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  context.on('weberror', (event) => troubles.push(`exception: ${event.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500)
      troubles.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  const person = { name: options.name, page: await context.newPage(), context, troubles };
  people.push(person);
  return person;
}

/** Forgets troubles that belong to what the test shows, such as the console's line about a wanted 404. */
export function expectTrouble(person: Person, pattern: RegExp): void {
  const kept = person.troubles.filter((trouble) => !pattern.test(trouble));
  const forgotten = person.troubles.length - kept.length;
  expect(forgotten, `troubles like ${pattern} of ${person.name}`).toBeGreaterThan(0);
  person.troubles.splice(0, Infinity, ...kept);
}

/** Asserts that axe finds nothing serious or critical on the page as it stands. */
export async function expectNoSeriousAxe(page: Page): Promise<void> {
  // What is about to be replaced is faint for a moment.
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: 10_000 }).toBe(0);
  // Evaluated, not added as a script: the content security policy of our pages is strict, as it should be.
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
  expect(findings, `accessibility of ${page.url()}`).toEqual([]);
}

/**
 * Asserts that nothing sticks out to the right: on a phone the page would swim sideways. A page that draws itself anew for
 * another width gets a moment to do so.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await vi.waitFor(
    async () => {
      const [content, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window ?? 0);
    },
    { timeout: 3000, interval: 50 },
  );
}

/** Where pictures of failed tests go: a folder that outlives the run. */
const failuresDir = process.env['HUB_TEST_FAILURES'] ?? path.join(tmpdir(), 'hub-1022-failures');

/** Takes a picture of every open page; called by `keep-failed-pages.ts` when a test failed. */
export async function photographPeople(test: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const person of people) {
    for (const [index, page] of person.context.pages().entries()) {
      const name = `${test}-${person.name}-${index}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
      const file = path.join(failuresDir, `${name}.png`);
      mkdirSync(failuresDir, { recursive: true });
      await page.screenshot({ path: file, fullPage: true, timeout: 5_000 });
      files.push(file);
    }
  }
  return files;
}

/**
 * Closes everything and asserts that nobody had troubles. Called after each file by `keep-failed-pages.ts`; a file that
 * stops a hub calls it before, or its pages complain about the lost connection.
 */
export async function closePeople(): Promise<void> {
  const left = people.splice(0);
  const browser = await starting;
  starting = undefined;
  await browser?.close();
  expect(left.flatMap(({ name, troubles }) => troubles.map((trouble) => `${name}: ${trouble}`))).toEqual([]);
}

async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    // Without a language of the system, downloads lose names that are not ASCII.
    env: { ...process.env, LANG: 'C.UTF-8' },
    args: [
      // Root and containers have no user namespaces for the sandbox; the only site visited is ours.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--lang=vi-VN',
    ],
  });
}

function findChromium(): string {
  const folders = (process.env['PATH'] ?? '/usr/bin').split(path.delimiter);
  const files = folders.flatMap((dir) => PROGRAMS.map((name) => path.join(dir, name)));
  const mac = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const found = [...files, ...mac].find((file) => existsSync(file));
  if (found === undefined)
    throw new Error('No Chromium here: install chromium or Google Chrome, or run npm test, which does.');
  return found;
}
