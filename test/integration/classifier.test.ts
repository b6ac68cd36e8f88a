import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findCheckout } from '../../src/config/checkout.ts';
import { modelDetail, modelList, triedDecision, type ModelSummary } from '../../src/contract/classifier.ts';
import { problem } from '../../src/contract/common.ts';
import { learnInThread } from '../../src/features/routing/learn-thread.ts';
import { createTrainingService, type TrainingService } from '../../src/features/routing/training-service.ts';
import { createModelLoader } from '../../src/features/routing/load-model.ts';
import { collectDecisions } from '../../src/features/routing/training-store.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { routeTicket, sendReport, signInCrew, ticketOf } from '../support/ticket-steps.ts';

let database: TestDatabase;
let hub: TestHub;
let supervisor: StaffClient;
/** What the worker has, with fewer examples to learn from. */
let trainings: TrainingService;
let folder: string;
const unending = new AbortController().signal;

beforeAll(async () => {
  database = await createDatabase();
  // Nobody but the test takes up trainings.
  hub = await startTestHub({ database, overrides: { roles: ['web'] } });
  supervisor = await signIn(hub.url, 'supervisor');
  folder = mkdtempSync(path.join(tmpdir(), 'hub-examples-'));
  const examples = path.join(folder, 'prisma', 'seed', 'data', 'routing-examples');
  mkdirSync(examples, { recursive: true });
  for (const voice of ['chat', 'english', 'lang-gieng']) {
    const file = path.join(findCheckout(), 'prisma', 'seed', 'data', 'routing-examples', `${voice}.jsonl`);
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((_, index) => index % 8 === 0);
    writeFileSync(path.join(examples, `${voice}.jsonl`), lines.join('\n'));
  }
  const { log, now } = hub.context;
  trainings = createTrainingService({
    database: hub.context.database,
    checkout: folder,
    learn: learnInThread,
    loadEdited: async () => ({}),
    changed: () => undefined,
    log,
    now,
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await hub[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function models(): Promise<readonly ModelSummary[]> {
  return modelList.parse((await supervisor.get('/routing/models')).body).models;
}

describe('decisions to learn from', () => {
  it('are the last ones of people, without what names a person; never sealed tickets or spam', async () => {
    await using working = await startTestHub({ database });
    const crew = await signInCrew(working.url);
    const text = 'Đường Trần Phú ngập, gọi tôi 0912 345 678 hoặc lan@nguoidan.example, CCCD 027088001234';
    const learned = await sendReport(working.url, crew, { text });
    await routeTicket(crew, learned.code);
    const sealed = await sendReport(working.url, crew, { text: 'Một việc đã niêm phong ở phường' });
    await routeTicket(crew, sealed.code);
    await hub.context.prisma.ticket.update({ where: { code: sealed.code }, data: { sealed: true } });
    const spam = await sendReport(working.url, crew, { text: 'Quảng cáo bán hàng giá rẻ khuyến mại' });
    const { id, version } = await ticketOf(crew.operator, spam.code);
    await crew.operator.post(`/tickets/${id}/spam`, { version });
    await sendReport(working.url, crew, { text: 'Chưa ai chuyển việc này' });

    const decisions = await collectDecisions(hub.context.database, unending);

    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ category: 'drainage', lead: 'so-xay-dung', senderKind: 'citizen' });
    expect(decisions[0]?.text).toContain('Đường Trần Phú ngập');
    for (const personal of ['912', 'lan@', '027088001']) expect(decisions[0]?.text).not.toContain(personal);
  });
});

describe('a model', () => {
  it('is learned in the worker while the hub goes on answering, and changes nothing by itself', async () => {
    const started = modelList.parse((await supervisor.post('/routing/models', {})).body);
    expect(started.models[0]).toMatchObject({ state: 'training', isActive: false });
    const again = await supervisor.post('/routing/models', {});
    expect([again.status, problem.parse(again.body).error.code]).toEqual([409, 'already_training']);

    const learning = trainings.processDue(unending);
    await vi.waitFor(async () => expect((await models())[0]?.stage).toBe('judging'), { timeout: 60_000, interval: 50 });
    // Whoever asks for it as well finds it taken, while this process answers.
    expect(await trainings.processDue(unending)).toBe(false);
    expect(await learning).toBe(true);

    const [learned, shipped] = await models();
    expect(learned).toMatchObject({ state: 'ready', isActive: false, problem: null, startedBy: expect.any(String) });
    expect(shipped).toMatchObject({ id: 'shipped', isActive: true });
    const { card } = modelDetail.parse((await supervisor.get(`/routing/models/${learned?.id}`)).body);
    expect(card?.sets.map((set) => set.name)).toEqual(['voices', 'decisions']);
    expect(card?.sets[1]?.inUse?.id).toBeNull();
    expect(card?.sets[0]?.clean.texts).toBeGreaterThan(100);
    expect(card?.words['electricity']?.length).toBeGreaterThan(3);
  }, 180_000);

  it('decides once a person switched it on, and not any more once a person went back', async () => {
    const id = (await models())[0]?.id ?? '';
    const loadActiveModel = createModelLoader(hub.context.database);
    expect(await loadActiveModel()).toBeNull();

    const on = modelList.parse((await supervisor.post(`/routing/models/${id}/activate`, {})).body);
    expect(on.models.map((one) => one.isActive)).toEqual([true, false]);
    const model = await loadActiveModel();
    expect(model?.linear.columns).toContain('electricity');
    expect(await loadActiveModel()).toBe(model);

    const back = modelList.parse((await supervisor.post('/routing/models/shipped/activate', {})).body);
    expect(back.models.map((one) => one.isActive)).toEqual([false, true]);
    expect(back.models[1]).toMatchObject({ id: 'shipped', activatedBy: expect.any(String) });
    expect(await loadActiveModel()).toBeNull();
    expect((await supervisor.post('/routing/models/999/activate', {})).status).toBe(404);
  });

  it('is taken up again by the next worker when the first one leaves', async () => {
    await supervisor.post('/routing/models', {});
    const leaving = new AbortController();
    const learning = trainings.processDue(leaving.signal);
    await vi.waitFor(async () => expect((await models())[0]?.stage).toBe('reading'), { timeout: 60_000, interval: 20 });
    leaving.abort();

    expect(await learning).toBe(false);
    expect((await models())[0]).toMatchObject({ state: 'training' });
    await hub.context.prisma.routingModel.deleteMany({ where: { state: 'training' } });
  });

  it('is given up when it was broken off again and again, and cannot be switched on', async () => {
    const { id } = await hub.context.prisma.routingModel.create({
      data: { state: 'training', attempts: 3, startedBy: 'nobody', startedAt: new Date() },
    });

    expectWarning(/a training was broken off again and again/u);
    expect(await trainings.processDue(unending)).toBe(true);

    expect((await models())[0]).toMatchObject({ state: 'failed', problem: 'broken_off' });
    expect((await supervisor.post(`/routing/models/${id}/activate`, {})).status).toBe(409);
  });
});

describe('a report that is tried', () => {
  it('is decided with reasons and kept nowhere', async () => {
    const answer = await supervisor.post('/routing/try', { text: 'Mất điện từ sáng ở phường Võ Cường' });

    const decision = triedDecision.parse(answer.body);
    expect(decision.lead.code).toBe('dien-luc');
    expect(decision.place?.vi).toBe('Phường Võ Cường');
    expect(decision.why.map((reason) => reason.words).join(' ')).toContain('Mất điện');
  });
});
