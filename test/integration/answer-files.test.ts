import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replyFileList } from '../../src/contract/reply-files.ts';
import { chatView, submitted, trackingView, type TrackingView } from '../../src/contract/public.ts';
import type { MessageView, TicketDetail } from '../../src/contract/tickets.ts';
import { eicar, startClamd, type ClamdServer } from '../support/clamd-server.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import { letter, putFile, tryFile, type ChosenFile } from '../support/reply-files.ts';
import { routeTicket, signInCrew, step, ticketOf, tryStep, type Crew } from '../support/ticket-steps.ts';

const withText = { text: 'Đã sửa xong, gửi kèm công văn.' };
let clamd: ClamdServer;
let hub: TestHub;
let sink: SmtpSink;
let crew: Crew;
let stranger: StaffClient;

/** Without workers: the test drains intake and outbox itself. */
beforeAll(async () => {
  [clamd, sink] = await Promise.all([startClamd({ maxBytes: 12 * 2 ** 20 }), startSmtpSink()]);
  hub = await startTestHub({ overrides: { roles: ['web'] }, env: { CLAMD: clamd.setting } });
  const settings = { address: 'phananh@1022.example', smtpHost: '127.0.0.1', smtpPort: sink.port, tls: false };
  await hub.context.accounts.save({ id: 'mail', kind: 'email', name: 'Hộp thư phản ánh', settings });
  crew = await signInCrew(hub.url);
  stranger = await signIn(hub.url, 'officer', 'dien-luc');
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await Promise.all([sink[Symbol.asyncDispose](), clamd[Symbol.asyncDispose]()]);
});

async function drain(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
  while ((await hub.context.replies.processBatch(10)) > 0);
}

function sql(name: string, text: string, values: readonly unknown[] = []) {
  return hub.context.database.query<Record<string, unknown>>({ name: `test-answer-files-${name}`, text }, values);
}

/** A report that the officer's agency works on. */
async function accepted(): Promise<{ id: string; email: string; trackingPath: string }> {
  const email = `lan-${randomUUID()}@nguoidan.example`;
  const { code, trackingUrl } = submitted.parse((await postReport(hub.url, webReport({ email }))).body);
  await drain();
  const { id } = await routeTicket(crew, code);
  await step(crew.officer, id, 'accept');
  return { id, email, trackingPath: new URL(trackingUrl).pathname };
}

function answerOf(ticket: TicketDetail | null): MessageView {
  const answer = ticket?.thread.findLast((message) => message.kind === 'answer');
  if (!answer) throw new Error('there is no answer');
  return answer;
}

async function submit(id: string, files: readonly ChosenFile[]): Promise<MessageView> {
  const ids: string[] = [];
  for (const file of files) ids.push((await putFile(crew.officer, id, file)).id);
  return answerOf(await step(crew.officer, id, 'submit', { ...withText, files: ids }));
}

async function waiting(client: StaffClient, id: string): Promise<string[]> {
  return replyFileList.parse((await client.get(`/tickets/${id}/files`)).body).items.map((file) => file.name);
}

async function mailTo(address: string) {
  await drain();
  return sink.mails.filter((mail) => mail.to.includes(address)).at(-1);
}

async function track(trackingPath: string): Promise<TrackingView> {
  const [, , code, token] = trackingPath.split('/');
  const response = await fetch(`${hub.url}/api/v1/public/tickets/${code}?token=${token}`);
  return trackingView.parse(await response.json());
}

async function photoOfRoad(): Promise<ChosenFile> {
  const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#777777' } })
    .withExif({ IFD0: { Artist: 'Máy của cán bộ' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 11/1 0/1' } })
    .jpeg()
    .toBuffer();
  return { name: 'mặt đường đã vá.jpg', bytes };
}

describe('an answer with files', () => {
  it('is approved with them in sight, and brings them by mail and to the tracking page', async () => {
    const { id, email, trackingPath } = await accepted();
    const submittedAnswer = await submit(id, [letter(), await photoOfRoad()]);
    expect(await waiting(crew.officer, id)).toEqual([]);

    const seen = answerOf(await ticketOf(crew.lead, id));
    expect(seen.attachments.map((file) => [file.name, file.type, file.scan])).toEqual([
      ['Công văn trả lời số 12.pdf', 'application/pdf', 'clean'],
      ['mặt đường đã vá.jpg', 'image/jpeg', 'clean'],
    ]);
    const opened = await fetch(`${hub.url}${seen.attachments[0]?.downloadUrl}`, {
      headers: { cookie: crew.lead.cookie },
    });
    expect(Buffer.from(await opened.arrayBuffer()).equals(letter().bytes)).toBe(true);
    expect(JSON.stringify(await track(trackingPath))).not.toContain('Công văn');
    const ticket = await step(crew.lead, id, 'approve', { messageId: submittedAnswer.id });

    const mail = await mailTo(email);
    expect(mail?.parsed.text).toContain(withText.text);
    const [pdf, picture] = mail?.parsed.attachments ?? [];
    expect([pdf?.filename, pdf?.contentType, pdf?.content.equals(letter().bytes)]).toEqual([
      'Công văn trả lời số 12.pdf',
      'application/pdf',
      true,
    ]);
    expect([picture?.filename, picture?.contentType]).toEqual(['mặt đường đã vá.jpg', 'image/jpeg']);
    expect((await sharp(picture?.content).metadata()).exif).toBeUndefined();
    const files =
      (await track(trackingPath)).messages.findLast((message) => message.kind === 'answer')?.attachments ?? [];
    expect(files.map((file) => file.name)).toEqual(['Công văn trả lời số 12.pdf', 'mặt đường đã vá.jpg']);
    const download = `${trackingPath}/files/${files[0]?.id}`;
    const byToken = await fetch(`${hub.url}${download}`);
    expect([byToken.status, Buffer.from(await byToken.arrayBuffer()).equals(letter().bytes)]).toEqual([200, true]);
    expect((await fetch(`${hub.url}${download.replace(/[0-9a-f]{32}/, '0'.repeat(32))}`)).status).toBe(404);
    const events = ticket?.events.filter((event) => event.type.startsWith('answer.')).map((event) => event.text.vi);
    expect(events).toEqual([
      'Trình duyệt trả lời, kèm tệp Công văn trả lời số 12.pdf, mặt đường đã vá.jpg',
      'Duyệt và gửi trả lời, kèm tệp Công văn trả lời số 12.pdf, mặt đường đã vá.jpg',
    ]);
  });

  it('that is not approved gives them back to its writer', async () => {
    const { id, email } = await accepted();
    const { id: messageId } = await submit(id, [letter()]);

    await step(crew.lead, id, 'reject', { messageId, reason: 'Cần ghi rõ ngày làm xong.' });

    const [again] = replyFileList.parse((await crew.officer.get(`/tickets/${id}/files`)).body).items;
    expect(again).toMatchObject({ name: letter().name, purpose: 'answer' });
    const second = answerOf(await step(crew.officer, id, 'submit', { text: 'Xong ngày 20/11.', files: [again?.id] }));
    await step(crew.lead, id, 'approve', { messageId: second.id });
    expect((await mailTo(email))?.parsed.attachments.map((file) => file.filename)).toEqual([letter().name]);
  });

  it('shows them in the chat of other sites, to the one who wrote there', async () => {
    const secret = randomUUID().replaceAll('-', '');
    const headers = { 'x-conversation': secret, 'content-type': 'application/json' };
    const body = JSON.stringify({ id: randomUUID(), text: 'Nắp cống ở đường Kinh Dương Vương bị vỡ', lang: 'vi' });
    expect((await fetch(`${hub.url}/widget/messages`, { method: 'POST', headers, body })).status).toBe(201);
    await drain();
    const look = async () => chatView.parse(await (await fetch(`${hub.url}/widget/messages`, { headers })).json());
    const code = (await look()).cases[0]?.code ?? '';
    const { id } = await routeTicket(crew, code);
    await step(crew.officer, id, 'accept');
    const { id: messageId } = await submit(id, [letter()]);
    await step(crew.lead, id, 'approve', { messageId });
    await drain();

    const [file] = (await look()).messages.find((message) => message.kind === 'answer')?.files ?? [];

    expect(file?.name).toBe(letter().name);
    const opened = await fetch(`${hub.url}${file?.url}`);
    expect(Buffer.from(await opened.arrayBuffer()).equals(letter().bytes)).toBe(true);
    expect(answerOf(await ticketOf(crew.lead, id)).delivery?.state).toBe('sent');
  });

  it('shows them on the tracking page of a call as well, whose recording stays with staff', async () => {
    const { id, trackingPath } = await accepted();
    await sql('call', `UPDATE "ticket" SET "channel" = 'voice' WHERE "ticket"."id" = $1`, [id]);
    const { id: messageId } = await submit(id, [letter()]);

    await step(crew.lead, id, 'approve', { messageId });

    expect(JSON.stringify(await track(trackingPath))).toContain(letter().name);
  });

  it('goes with them to the other tickets of its incident', async () => {
    const [{ id }, other] = [await accepted(), await accepted()];
    expect((await crew.operator.post(`/tickets/${id}/incident/join`, { with: other.id })).status).toBe(200);
    const { id: messageId } = await submit(id, [letter()]);
    await step(crew.lead, id, 'approve', { messageId });

    const request = { messageId, texts: { vi: withText.text }, tickets: [other.id] };
    expect((await crew.lead.post(`/tickets/${id}/incident/answer`, request)).status).toBe(200);

    expect((await mailTo(other.email))?.parsed.attachments.map((file) => file.filename)).toEqual([letter().name]);
    expect(answerOf(await ticketOf(crew.lead, id)).attachments).toHaveLength(1);
  });

  it('is not sent once one of them is found to carry malware, and says why', async () => {
    const { id, email, trackingPath } = await accepted();
    const first = await submit(id, [letter()]);
    const mark = () =>
      sql('infect', `UPDATE "attachment" SET "scan" = 'infected' WHERE "attachment"."ticket_id" = $1`, [id]);
    await mark();
    const refused = await tryStep(crew.lead, id, 'approve', { messageId: first.id });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('mã độc')]);
    await sql('clean', `UPDATE "attachment" SET "scan" = 'clean' WHERE "attachment"."ticket_id" = $1`, [id]);
    await step(crew.lead, id, 'approve', { messageId: first.id });
    await mark();

    expect((await mailTo(email))?.parsed.text).not.toContain(withText.text);
    const { delivery } = answerOf(await ticketOf(crew.officer, id));
    expect(delivery).toMatchObject({ state: 'failed', detail: expect.stringContaining('mã độc') });
    expect(JSON.stringify(await track(trackingPath))).not.toContain('Công văn');
  });

  it('waits while nobody has looked into one of them', async () => {
    const { id, email, trackingPath } = await accepted();
    const { id: messageId } = await submit(id, [letter()]);
    await sql('unscan', `UPDATE "attachment" SET "scan" = 'unscanned' WHERE "attachment"."ticket_id" = $1`, [id]);
    await step(crew.lead, id, 'approve', { messageId });
    expect((await mailTo(email))?.parsed.text).not.toContain(withText.text);
    expect(JSON.stringify(await track(trackingPath))).not.toContain('Công văn');

    while (await hub.context.scans.sweep());
    await sql('now', `UPDATE "outbox" SET "next_at" = now() WHERE "outbox"."state" = 'waiting'`);

    expect((await mailTo(email))?.parsed.attachments).toHaveLength(1);
    expect(JSON.stringify(await track(trackingPath))).toContain('Công văn');
  });
});

describe('files that wait for their words', () => {
  it('go with a question and a note as well; the note stays inside', async () => {
    const { id, email, trackingPath } = await accepted();
    const asked = await putFile(crew.officer, id, letter('Mẫu đơn.pdf'), 'question');
    const inner = await putFile(crew.officer, id, letter('Nội bộ.pdf'), 'note');

    await step(crew.officer, id, 'ask', { text: 'Điền mẫu này giúp chúng tôi.', files: [asked.id] });
    expect((await crew.officer.post(`/tickets/${id}/note`, { text: 'Xem tệp.', files: [inner.id] })).status).toBe(200);

    expect((await mailTo(email))?.parsed.attachments.map((file) => file.filename)).toEqual(['Mẫu đơn.pdf']);
    const page = await (await fetch(`${hub.url}${trackingPath}`)).text();
    expect([page.includes('Mẫu đơn.pdf'), page.includes('Nội bộ.pdf')]).toEqual([true, false]);
    const [note] = (await ticketOf(crew.lead, id)).thread.filter((message) => message.kind === 'note');
    expect((await fetch(`${hub.url}${trackingPath}/files/${note?.attachments[0]?.id}`)).status).toBe(404);
  });

  it('are those of one person, one ticket and one purpose: for everything else they are not there', async () => {
    const [{ id }, other] = [await accepted(), await accepted()];
    const { id: file, url } = await putFile(crew.officer, id, letter());

    expect(await waiting(crew.lead, id)).toEqual([]);
    expect(await waiting(crew.officer, other.id)).toEqual([]);
    for (const client of [crew.lead, stranger, crew.operator]) {
      expect((await fetch(`${hub.url}${url}`, { headers: { cookie: client.cookie } })).status).toBe(404);
    }
    expect((await stranger.get(`/tickets/${id}/files`)).status).toBe(404);
    expect((await tryFile(stranger, id, letter())).status).toBe(404);
    expect((await tryFile(crew.operator, id, letter())).status).toBe(409);
    for (const [client, ticketId, name] of [
      [crew.officer, other.id, 'submit'],
      [crew.officer, id, 'ask'],
      [crew.lead, id, 'submit'],
    ] as const) {
      expect((await tryStep(client, ticketId, name, { ...withText, files: [file] })).status).toBe(404);
    }
    expect((await tryStep(crew.officer, id, 'submit', { ...withText, files: [file, file] })).status).toBe(404);
    expect(await waiting(crew.officer, id)).toEqual([letter().name]);
  });

  it('can be looked at as they would be sent, and taken away', async () => {
    const { id } = await accepted();
    const { url, id: file } = await putFile(crew.officer, id, await photoOfRoad());

    const shown = await fetch(`${hub.url}${url}`, { headers: { cookie: crew.officer.cookie } });
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
    expect((await crew.officer.delete(`/tickets/${id}/files/${file}`)).status).toBe(200);
    expect(await waiting(crew.officer, id)).toEqual([]);
  });

  it('are letters, tables and pictures, clean, and neither too large nor too many', async () => {
    const { id } = await accepted();
    const codeOf = async (file: ChosenFile) => JSON.stringify((await tryFile(crew.officer, id, file)).body);

    expect(await codeOf({ name: 'a.pdf', bytes: Buffer.from('<script>alert(1)</script>') })).toContain('wrong_kind');
    expect(await codeOf({ name: 'a.pdf', bytes: eicar() })).toContain('reply_file.infected');
    expect(await codeOf({ name: 'a.pdf', bytes: Buffer.concat([letter().bytes, Buffer.alloc(10 * 2 ** 20)]) })).toMatch(
      /too_large|invalid/,
    );
    const long = Buffer.concat([letter().bytes, Buffer.alloc(8 * 2 ** 20)]);
    await putFile(crew.officer, id, { name: 'bản vẽ.pdf', bytes: long });
    expect(await codeOf({ name: 'bản vẽ 2.pdf', bytes: long })).toContain('too_many');
    for (let count = 1; count < 5; count += 1) await putFile(crew.officer, id, letter(`${count}.pdf`));
    expect(await codeOf(letter('6.pdf'))).toContain('too_many');
    expect(await waiting(crew.officer, id)).toHaveLength(5);
  });

  it('are forgotten when nobody sends them', async () => {
    const { id } = await accepted();
    await putFile(crew.officer, id, letter());
    await sql('old', `UPDATE "reply_file" SET "created_at" = now() - interval '61 days'`);

    await hub.context.replyFiles.forgetOld();

    expect(await waiting(crew.officer, id)).toEqual([]);
  });

  it('are not taken while the scanner is away, which is said', async () => {
    const { id } = await accepted();
    await clamd.stop();

    const refused = await tryFile(crew.officer, id, letter());

    await clamd.start();
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('Chưa quét được')]);
    expect(await waiting(crew.officer, id)).toEqual([]);
  });
});
