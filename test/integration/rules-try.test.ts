import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { tryProgress, tryResult, type RuleActions } from '../../src/contract/rules.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { sendReport, signInCrew, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  [crew, supervisor] = await Promise.all([signInCrew(hub.url), signIn(hub.url, 'supervisor')]);
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('a try-out of rules', () => {
  it('tells how far it is and can be stopped by whoever began it, after which the next one runs', async () => {
    const request = { rules: [], last: 50 };
    const progress = async (client: StaffClient) => tryProgress.parse((await client.get('/rules/try')).body).running;
    await sendReport(hub.url, crew, { text: 'Cột đèn ở ngõ tôi bị nghiêng' });
    await sendReport(hub.url, crew, { text: 'Đường Trần Phú ngập' });
    const other = await signIn(hub.url, 'administrator');
    const lock = { name: 'test-lock-contacts', text: 'LOCK TABLE "contact" IN ACCESS EXCLUSIVE MODE' };

    const trying = await hub.context.database.transaction(async (tx) => {
      await tx.query(lock);
      const answer = supervisor.post('/rules/try', request);
      await eventually(async () => expect(await progress(supervisor)).toEqual({ done: 0, of: 2 }));
      expect(await progress(other)).toBeNull();
      expect((await other.post('/rules/try', request)).status).toBe(429);
      expect((await supervisor.delete('/rules/try')).status).toBe(200);
      return { answer };
    });

    const stopped = await trying.answer;
    expect([stopped.status, problem.parse(stopped.body).error.code]).toEqual([409, 'try_stopped']);
    expect(await progress(supervisor)).toBeNull();
    expect((await supervisor.post('/rules/try', request)).status).toBe(200);
  });

  it('tells also of deadlines, tags and agencies that help, where nothing else changes', async () => {
    const { code } = await sendReport(hub.url, crew, { text: 'Ống khói lò gạch cũ vẫn nhả khói' });
    const { policies } = await hub.context.reference.current();
    const policy = policies[0]?.code ?? '';
    const attempt = async (then: RuleActions) => {
      const when = { kind: 'words', words: ['ong khoi lo gach'], match: 'any' } as const;
      const rules = [{ id: 'a', name: 'Lò gạch', active: true, when, then }];
      return tryResult.parse((await supervisor.post('/rules/try', { rules, last: 50 })).body);
    };

    const given = await attempt({ policy, tags: ['lò gạch'], coordinating: ['thue'] });
    expect(given.changes.map((change) => change.code)).toEqual([code]);
    expect(given.changes[0]?.now).toMatchObject({ policy: null, tags: [], officer: null });
    expect(given.changes[0]?.then).toMatchObject({ policy: { code: policy }, tags: ['lò gạch'] });
    expect(given.load.find(({ agency }) => agency.code === 'thue')).toMatchObject({ now: 0, then: 1 });

    expect(await attempt({ tags: ['lò gạch'] })).toMatchObject({ changed: 1 });
  });
});
