import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { closePeople, expectTrouble, openPerson } from '../support/chromium.ts';
import { dealVectors, hostileMail, postHostile } from '../support/hostile/hostile-reports.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox, type Relay } from '../support/mailbox.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { signInAs, waitUntilLive } from '../support/pages/staff-page.ts';
import { watchHostile } from '../support/pages/watch-hostile.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';

const mailCount = 60;
const formCount = 40;
/** How many of the tickets are opened one by one; the list shows them all. */
const opened = 25;

let hub: TestHub;
let sink: SmtpSink;
let relay: Relay;
let operator: StaffClient;
const tickets: string[] = [];
const links: string[] = [];

beforeAll(async () => {
  [hub, sink] = await Promise.all([startTestHub(), startSmtpSink()]);
  relay = await openMailbox(hub, { smtp: sink });
  operator = await signIn(hub.url, 'operator');
  const mark = randomUUID();
  for (const dealt of dealVectors(mailCount)) await relay(hostileMail(dealt, mark));
  for (const dealt of dealVectors(formCount)) {
    const answer = await postHostile(hub.url, dealt);
    if (answer.status === 200) links.push(submitted.parse(answer.body).trackingUrl);
  }
  await eventually(async () => {
    const ended = await hub.context.database.query<{ ticketId: string }>(
      { name: 'test-hostile', text: `SELECT "ticket_id" AS "ticketId" FROM "receipt" WHERE "state" = 'done'` },
      [],
    );
    if (ended.length < mailCount + links.length) throw new Error('not all have ended');
    tickets.splice(0, Infinity, ...ended.map((one) => one.ticketId));
  });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

describe('the watch of this test', () => {
  it('sees what runs and what is asked from elsewhere', async () => {
    const person = await openPerson({ name: 'guinea pig', baseUrl: hub.url });
    const watch = await watchHostile(person.context, hub.url);
    await person.page.goto('about:blank');

    await person.page.evaluate(() => {
      document.body.innerHTML = '<img src=x onerror=alert(1)>';
      new Image().src = 'https://spy.hostile.example/x.png';
    });

    await vi.waitFor(() => expect(watch.runs).toContain('alert(1)'));
    expect(watch.runs).toContain('image https://spy.hostile.example/x.png');
    await vi.waitFor(() => expect(watch.requests).toEqual(['https://spy.hostile.example/x.png']));
    expectTrouble(person, /ERR_/u);
  });
});

describe('hostile text in subject, name, file name and body', () => {
  it('arrives as it is and does nothing in lists, tickets and formatted mails', async () => {
    expect(links.length).toBeGreaterThan(formCount / 2);
    const person = await openPerson({ name: 'operator', baseUrl: hub.url });
    await signInAs(person, hub.url, 'operator');
    const watch = await watchHostile(person.context, hub.url);
    const { page } = person;

    await page.goto('/console/q/all');
    await waitUntilLive(page);
    const seen = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      for (const row of await page.getByRole('option').allInnerTexts()) seen.add(row);
      await page.getByRole('option').last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 2000);
    }
    expect(seen.size).toBeGreaterThan(50);

    let formatted = 0;
    for (const id of tickets.filter((_, index) => index % Math.ceil(tickets.length / opened) === 0)) {
      await page.goto(`/console/t/${id}`);
      await page.getByRole('region', { name: 'Trao đổi' }).waitFor();
      const show = page.getByRole('button', { name: 'Xem bản có định dạng' });
      if ((await show.count()) === 0) continue;
      await show.first().click();
      const frame = page.frameLocator('iframe[title="Thư có định dạng"]');
      await frame.getByText('Kính gửi 1022').waitFor();
      formatted += 1;
    }

    expect(formatted).toBeGreaterThan(5);
    expect(watch.runs).toEqual([]);
    expect(watch.requests).toEqual([]);
  });

  it('does nothing on the pages of its sender', async () => {
    const person = await openPerson({ name: 'citizen', baseUrl: hub.url, device: 'phone' });
    const watch = await watchHostile(person.context, hub.url);

    for (const link of links.slice(0, 12)) {
      await person.page.goto(link);
      await person.page.getByRole('heading', { name: 'Nội dung và trả lời' }).waitFor();
    }

    expect(watch.runs).toEqual([]);
    expect(watch.requests).toEqual([]);
  });

  it('is in no mail that the hub writes by itself', async () => {
    await eventually(async () => expect(sink.mails.length).toBeGreaterThanOrEqual(mailCount));

    for (const { parsed } of sink.mails) {
      expect(`${parsed.subject} ${parsed.text}`).not.toMatch(/alert|onerror|hostile/u);
      expect(String(parsed.html)).not.toMatch(/alert|onerror|hostile|<(?:script|img|svg|iframe)/iu);
    }
  });

  it('is given to programs as data, never as a page', async () => {
    for (const id of tickets.slice(0, 20)) {
      const response = await fetch(`${hub.url}/api/v1/tickets/${id}`, { headers: { cookie: operator.cookie } });
      expect(response.headers.get('content-type')).toMatch(/^application\/json/u);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const { thread } = ticketDetail.parse(await response.json());
      for (const { html } of thread) {
        if (!html) continue;
        const page = await fetch(`${hub.url}${html.pageUrl}`, { headers: { cookie: operator.cookie } });
        const policy = page.headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'; img-src data:;");
        expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/u);
        expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/u);
        await page.arrayBuffer();
      }
    }
  });
});
