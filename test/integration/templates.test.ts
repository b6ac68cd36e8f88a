import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates as shipped } from '../../prisma/seed/templates.ts';
import { problem } from '../../src/contract/common.ts';
import { preview } from '../../src/contract/channels.ts';
import { me } from '../../src/contract/staff.ts';
import { templateList, type MessageTemplate, type TemplateSaved } from '../../src/contract/templates.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  supervisor = await signIn(hub.url, 'supervisor');
});
afterAll(() => hub[Symbol.asyncDispose]());

async function listed(client: StaffClient = supervisor): Promise<readonly MessageTemplate[]> {
  return templateList.parse((await client.get('/templates')).body).items;
}

async function found(key: string, channel: string, lang = 'vi'): Promise<MessageTemplate | undefined> {
  return (await listed()).find((one) => one.key === key && one.channel === channel && one.lang === lang);
}

function save(change: Partial<TemplateSaved> & Pick<TemplateSaved, 'body'>): Promise<ApiAnswer> {
  return supervisor.post('/templates', {
    key: 'answer',
    channel: 'zalo',
    lang: 'vi',
    subject: null,
    before: null,
    ...change,
  });
}

function reset(key: string, channel: string, lang = 'vi'): Promise<ApiAnswer> {
  return supervisor.post('/templates/reset', { key, channel, lang });
}

function fieldsOf({ status, body }: ApiAnswer): readonly string[] {
  expect(status).toBe(400);
  return (problem.parse(body).error.fields ?? []).map((one) => `${one.field}: ${one.message.vi}`);
}

describe('templates', () => {
  it('are read by all staff, with what may stand in each and the text they came with', async () => {
    const list = templateList.parse((await crew.officer.get('/templates')).body);

    expect(list.items).toHaveLength(shipped.length);
    expect(list.items.every((one) => one.shipped?.body === one.body)).toBe(true);
    expect(list.kinds.find((kind) => kind.key === 'answer')).toMatchObject({
      needs: ['text'],
      variables: ['code', 'text', 'agency', 'promise', 'link'],
    });
    expect(list.channels.map((one) => one.channel)).toEqual(
      expect.arrayContaining(['*', 'email', 'chat', 'sms', 'zalo', 'smpp']),
    );
  });

  it('are changed by supervisors and administrators alone', async () => {
    const body = { key: 'answer', channel: '*', lang: 'vi', subject: null, body: '{{text}}', before: null };
    for (const client of [crew.officer, crew.lead, crew.operator]) {
      expect((await client.post('/templates', body)).status).toBe(403);
      expect((await client.post('/templates/reset', { key: 'answer', channel: '*', lang: 'vi' })).status).toBe(403);
    }
  });

  it('refuse what nobody would fill in, in words beside the field', async () => {
    const [unknown] = fieldsOf(await save({ body: '{{text}} {{hoten}}' }));
    expect(unknown).toContain('body: Không có biến {{hoten}}');
    expect(unknown).toContain('{{promise}}');
    expect(fieldsOf(await save({ body: 'Đã trả lời.' }))[0]).toContain('Thiếu {{text}}');
    expect(fieldsOf(await save({ channel: 'sms', body: `{{text}}${'a'.repeat(400)}` }))[0]).toContain('tối đa 320');
    expect((await save({ key: 'greeting', body: '{{text}}' })).status).toBe(404);
    expect((await save({ channel: 'voice', body: '{{text}}' })).status).toBe(404);
    expect(await found('answer', 'zalo')).toBeUndefined();
  });

  it('of one channel may be added, and taken away again', async () => {
    expect((await save({ body: 'Riêng Zalo: {{text}}', subject: 'không dùng' })).status).toBe(200);
    expect(await found('answer', 'zalo')).toMatchObject({ body: 'Riêng Zalo: {{text}}', subject: null, shipped: null });

    expect((await reset('answer', 'zalo')).status).toBe(200);
    expect(await found('answer', 'zalo')).toBeUndefined();
    expect((await reset('answer', 'zalo')).status).toBe(404);
  });

  it('that came with the hub are never taken away, but put back', async () => {
    const before = await found('answer', '*');
    if (!before) throw new Error('no template');
    const changed = { channel: '*', subject: '[{{code}}] Trả lời', body: '{{text}}\n\n{{link}}', before };
    const { subject, body } = before;
    await save({ ...changed, before: { subject, body } });
    expect(await found('answer', '*')).toMatchObject({ subject: '[{{code}}] Trả lời', shipped: { subject, body } });

    await reset('answer', '*');

    expect(await found('answer', '*')).toMatchObject({ subject, body });
  });

  it('tell who wrote them last and when, and nothing where they stand as they came', async () => {
    const { name } = me.parse((await supervisor.get('/me')).body);
    expect((await found('question', 'chat'))?.changed).toBeNull();
    const began = Date.now();

    await save({ key: 'question', channel: 'zalo', body: 'Xin hỏi: {{text}}' });

    const changed = (await found('question', 'zalo'))?.changed;
    expect(changed?.by).toBe(name);
    expect(Date.parse(changed?.at ?? '')).toBeGreaterThanOrEqual(began - 1);
    await reset('question', 'zalo');
    await reset('question', 'chat');
    expect((await found('question', 'chat'))?.changed?.by).toBe(name);
  });

  it('are not overwritten by somebody who saw an older text', async () => {
    const before = await found('notice', 'sms');
    if (!before) throw new Error('no template');
    const seen = { subject: before.subject, body: before.body };
    const first = await save({ key: 'notice', channel: 'sms', body: 'Một {{text}}', before: seen });

    const second = await save({ key: 'notice', channel: 'sms', body: 'Hai {{text}}', before: seen });

    expect([first.status, second.status]).toEqual([200, 409]);
    expect(problem.parse(second.body).error.code).toBe('template_changed');
    expect((await found('notice', 'sms'))?.body).toBe('Một {{text}}');
    await reset('notice', 'sms');
  });

  it('are used by the very next message', async () => {
    const before = await found('ack', '*');
    if (!before) throw new Error('no template');
    const { code: warm } = await sendReport(hub.url, crew, { email: `an-${randomUUID()}@nguoidan.example` });
    expect((await ackOf(warm))?.text).toContain('Trung tâm 1022');
    await save({
      key: 'ack',
      channel: '*',
      subject: before.subject,
      body: 'Mẫu mới: {{code}}',
      before: { subject: before.subject, body: before.body },
    });

    const { code } = await sendReport(hub.url, crew, { email: `an-${randomUUID()}@nguoidan.example` });

    expect((await ackOf(code))?.text).toBe(`Mẫu mới: ${code}`);
    await reset('ack', '*');
  });

  it('are shown as a channel shows them', async () => {
    const answer = await crew.officer.post('/previews', { account: 'web', text: 'Đã sửa xong.' });
    expect(preview.parse(answer.body)).toMatchObject({ channel: 'web', parts: ['Đã sửa xong.'], count: 1 });
  });
});

async function ackOf(code: string) {
  return (await ticketOf(crew.operator, code)).thread.find((message) => message.kind === 'ack');
}
