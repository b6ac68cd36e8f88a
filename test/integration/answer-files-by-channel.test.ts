import { afterAll, beforeAll, expect, it } from 'vitest';
import { replyPreview } from '../../src/contract/deliveries.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startGraphServer, type GraphServer } from '../support/platforms/graph-server.ts';
import { startTelegramServer } from '../support/platforms/telegram-server.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startZaloServer } from '../support/platforms/zalo-server.ts';
import { letter, putFile } from '../support/reply-files.ts';
import { routeTicket, signInCrew, step, ticketOf, type Crew } from '../support/ticket-steps.ts';

const words = 'Đã vá xong mặt đường.';
const platforms = new Map<string, Platform>();
let facebook: GraphServer;
let hub: TestHub;
let crew: Crew;
let people = 0;

/** Without workers: the test drains intake and outbox itself. */
beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  crew = await signInCrew(hub.url);
  const webhook = (kind: string) => webhookOf(() => hub, kind);
  await hub.context.database.query(
    { name: 'test-no-accounts', text: `DELETE FROM "channel_account" WHERE "channel_account"."id" <> 'web'` },
    [],
  );
  hub.context.accounts.forget();
  facebook = await startGraphServer({ webhook: webhook('facebook') });
  const started = await Promise.all([
    startTelegramServer({ webhook: webhook('telegram') }),
    startZaloServer({ webhook: webhook('zalo') }),
    startTwilioServer(webhook('twilio')),
  ]);
  for (const platform of [...started, facebook]) {
    platforms.set(platform.kind, platform);
    await connect(hub, platform);
  }
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await Promise.all([...platforms.values()].map((platform) => platform[Symbol.asyncDispose]()));
});

function platformOf(kind: string): Platform {
  const platform = platforms.get(kind);
  if (!platform) throw new Error(`no ${kind}`);
  return platform;
}

async function drain(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
  while ((await hub.context.replies.processBatch(10)) > 0);
}

/** What somebody wrote on a channel, on the desk of the agency that answers. */
async function accepted(kind: string, says: () => Promise<unknown>): Promise<string> {
  await says();
  await drain();
  const { items } = ticketPage.parse((await crew.operator.get('/tickets?queue=triage&limit=100')).body);
  const id = items.find((row) => row.channel === kind)?.id ?? '';
  await routeTicket(crew, id);
  await step(crew.officer, id, 'accept');
  return id;
}

async function writtenOn(kind: string): Promise<{ readonly id: string; readonly person: Person }> {
  people += 1;
  const person = { id: kind === 'twilio' ? `+8498765000${people}` : `70315598${people}`, name: 'Lê Thị Hoa' };
  const text = `Đường Trần Phú có ổ gà lớn trước số nhà ${people}`;
  return { person, id: await accepted(kind, () => platformOf(kind).says(person, { text })) };
}

/** From the files to the approved answer; what the composer said before is given back. */
async function answerWithFiles(id: string) {
  const photo = { name: 'mặt đường đã vá.jpg', bytes: (await phonePhoto()).buffer };
  const files = [(await putFile(crew.officer, id, letter())).id, (await putFile(crew.officer, id, photo)).id];
  const asked = { kind: 'answer', text: words, files };
  const shown = replyPreview.parse((await crew.officer.post(`/tickets/${id}/preview`, asked)).body);
  const ticket = await step(crew.officer, id, 'submit', { text: words, files });
  const messageId = ticket?.thread.findLast((message) => message.kind === 'answer')?.id;
  await step(crew.lead, id, 'approve', { messageId });
  return shown;
}

function hubLines(kind: string, person: Person) {
  return platformOf(kind)
    .screen(person.id)
    .filter((line) => line.from === 'hub' && !/Đã tiếp nhận|Đã nhận/u.test(line.text));
}

it.each(['telegram', 'zalo', 'facebook'])('%s brings the files to the phone, after the words', async (kind) => {
  const { id, person } = await writtenOn(kind);

  const shown = await answerWithFiles(id);
  await drain();

  expect(shown.files).toEqual({ carried: 2, linked: 0 });
  const lines = hubLines(kind, person);
  expect(lines.filter((line) => line.text.includes(words))).toHaveLength(1);
  expect(lines.flatMap((line) => line.files).sort()).toEqual([letter().name, 'mặt đường đã vá.jpg'].sort());
  expect(lines.some((line) => /trang theo dõi:/u.test(line.text))).toBe(false);
  const { delivery } = (await ticketOf(crew.officer, id)).thread.findLast((one) => one.kind === 'answer') ?? {};
  expect(['sent', 'delivered', 'read']).toContain(delivery?.state);
});

it('Telegram that stops in the middle gets the rest later, and nothing twice', async () => {
  const { id, person } = await writtenOn('telegram');
  platformOf('telegram').set('uploads-refused', true);
  await answerWithFiles(id);
  await drain();
  const before = hubLines('telegram', person);
  expect(before.filter((line) => line.text.includes(words))).toHaveLength(1);
  expect(before.flatMap((line) => line.files)).toEqual([]);

  platformOf('telegram').set('uploads-refused', false);
  const now = { name: 'test-now', text: `UPDATE "outbox" SET "next_at" = now() WHERE "outbox"."state" = 'waiting'` };
  await hub.context.database.query(now, []);
  await drain();

  const lines = hubLines('telegram', person);
  expect(lines.filter((line) => line.text.includes(words))).toHaveLength(1);
  expect(lines.flatMap((line) => line.files)).toHaveLength(2);
});

it('an SMS has one short line with the link to the page where they are opened', async () => {
  const { id, person } = await writtenOn('twilio');

  const shown = await answerWithFiles(id);
  await drain();

  expect(shown.files).toEqual({ carried: 0, linked: 2 });
  expect(shown.preview?.parts.join('')).toContain('Co 2 tep kem theo');
  const text = hubLines('twilio', person)
    .map((line) => line.text)
    .join('');
  const links = text.match(/http\S+\/t\/\S+/gu) ?? [];
  expect([text.includes('Co 2 tep kem theo'), links.length]).toEqual([true, 1]);
  const page = await (await fetch(links[0] ?? '')).text();
  expect(page).toContain(letter().name);
});

it('below a comment stands nothing of the files; its writer gets the link in private', async () => {
  const person = { id: '7301000000000077', name: 'Trần Văn Minh' };
  let comment = '';
  const id = await accepted('facebook', async () => {
    comment = await facebook.comments(person, 'Đường Lý Thái Tổ sụt lún trước chợ');
  });

  const shown = await answerWithFiles(id);
  await drain();

  expect(shown.files).toEqual({ carried: 0, linked: 2 });
  expect(JSON.stringify(facebook.under(comment))).not.toMatch(/\/t\/|tệp/u);
  const lines = facebook.screen(person.id).filter((line) => line.from === 'hub');
  expect(lines.at(-1)?.text).toMatch(/Có 2 tệp kèm theo/u);
  expect(lines.flatMap((line) => line.files)).toEqual([]);
});
