import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { postReport, webReport, type ApiAnswer } from '../support/people.ts';
import { askChallenge, prove } from '../support/proof.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub({ env: { TRUSTED_PROXIES: '127.0.0.1' }, overrides: { roles: ['web', 'worker'] } });
});
afterAll(() => hub[Symbol.asyncDispose]());

function form(fields: Readonly<Record<string, unknown>>, peer = randomPeer()): Promise<ApiAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
  const headers = { accept: 'application/json', 'x-forwarded-for': peer };
  return fetch(`${hub.url}/gui`, { method: 'POST', headers, body, redirect: 'manual' }).then(async (answer) => ({
    status: answer.status,
    body: await answer.json(),
  }));
}

function randomPeer(): string {
  const byte = () => Math.floor(Math.random() * 250) + 1;
  return `10.${byte()}.${byte()}.${byte()}`;
}

describe('a proof of work on the portal', () => {
  it('lets a report in, and once more when the answer was lost', async () => {
    const report = webReport();
    const altcha = await prove(hub.url, 'report', String(report['submission']));

    const first = await form({ ...report, altcha });
    const again = await form({ ...report, altcha });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ code: Object(first.body).code });
  });

  it('is good for one report only, for its own form, and not when it was touched', async () => {
    const submission = randomUUID();
    const altcha = await prove(hub.url, 'report', submission);
    const forCode = await prove(hub.url, 'code', submission);
    const touched = JSON.parse(Buffer.from(altcha, 'base64').toString('utf8'));
    touched.challenge.parameters.expiresAt += 3600;
    const bad = [
      { ...webReport(), altcha },
      { ...webReport({ submission }), altcha: forCode },
      { ...webReport({ submission }), altcha: Buffer.from(JSON.stringify(touched)).toString('base64') },
      { ...webReport({ submission }), altcha: 'eyJ4IjoxfQ==' },
      { ...webReport({ submission }), altcha: '%%%' },
    ];

    for (const fields of bad)
      expect(await form(fields)).toMatchObject({ status: 400, body: { error: { code: 'proof.invalid' } } });
    expect((await form({ ...webReport({ submission }), altcha })).status).toBe(201);
  });

  it('is taken once only where nothing else makes a thing happen once', async () => {
    const about = randomUUID();
    const payload = await prove(hub.url, 'code', about);

    const taken = await Promise.all([1, 2, 3].map(() => hub.context.proofs.take({ form: 'code', about }, payload)));

    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('asks more work of who asks for many', async () => {
    const peer = randomPeer();
    const guesses = async () => {
      const address = `${hub.url}/gui/proof?form=report&about=${randomUUID()}`;
      const answer = await fetch(address, { headers: { 'x-forwarded-for': peer } });
      // The hub's own answer, as its package describes it.
      const solution = await solveChallenge({ challenge: (await answer.json()) as Challenge, deriveKey });
      return solution?.counter ?? 0;
    };

    expect(await guesses()).toBeLessThan(2000);
    for (let i = 0; i < 30; i++)
      await fetch(`${hub.url}/gui/proof?form=report&about=${randomUUID()}`, { headers: { 'x-forwarded-for': peer } });

    expect(await guesses()).toBeGreaterThanOrEqual(3000);
  });

  it('names the thing it is for', async () => {
    expect((await fetch(`${hub.url}/gui/proof?form=report&about=x`)).status).toBe(400);
    expect((await fetch(`${hub.url}/gui/proof?form=other&about=${randomUUID()}`)).status).toBe(400);
    expect((await askChallenge(hub.url, 'report', randomUUID())).parameters.algorithm).toBe('PBKDF2/SHA-256');
  });
});

describe('the form without a proof', () => {
  it('comes in from a phone without scripts, and is counted more strictly', async () => {
    const peer = randomPeer();
    const statuses: number[] = [];

    for (let i = 0; i < 62; i++) statuses.push((await form(webReport(), peer)).status);

    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(201));
    expect(statuses.slice(60)).toEqual([429, 429]);
    const report = webReport();
    const altcha = await prove(hub.url, 'report', String(report['submission']));
    expect((await form({ ...report, altcha }, peer)).status).toBe(201);
  });

  it('waits until a person could have filled it in', async () => {
    const shown = hub.context.proofs.shown();
    const before = Date.now();

    const answer = await form({ ...webReport(), shown });

    expect(answer.status).toBe(201);
    expect(Date.now() - before).toBeGreaterThan(2000);
    expect(hub.context.proofs.ageOf(`${shown}0`)).toBeNull();
    expect(hub.context.proofs.ageOf('x')).toBeNull();
  });

  it('takes only so many reports that name one telephone number, from wherever they come', async () => {
    const statuses: number[] = [];

    for (let i = 0; i < 11; i++) statuses.push((await form(webReport({ phone: '0912 000 111' }))).status);

    expect(statuses).toEqual([...Array(10).fill(201), 429]);
    expect((await form(webReport({ phone: '0912 000 112' }))).status).toBe(201);
  });
});

describe('the door for programs', () => {
  it('needs no proof, and is closed by an administrator who wants that', async () => {
    expect((await postReport(hub.url, webReport())).status).toBe(200);
    const account = { id: 'web', kind: 'web', name: 'Cổng phản ánh' } as const;
    await hub.context.accounts.save({ ...account, settings: { programs: 'closed' } });

    const program = await postReport(hub.url, webReport());
    const page = await postForm(`${hub.url}/gui`, webReport());
    const pretended = await fetch(`${hub.url}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-1022-door': 'portal' },
      body: JSON.stringify(webReport()),
    });

    expect(program).toMatchObject({ status: 403, body: { error: { code: 'form.programs_closed' } } });
    expect(page.status).toBe(201);
    expect(pretended.status).toBe(403);
    await hub.context.accounts.save({ ...account, settings: {} });
  });
});
