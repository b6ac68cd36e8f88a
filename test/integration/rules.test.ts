import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import {
  automaticForwarding,
  checkResult,
  ruleSet,
  ruleSets,
  tryResult,
  type RoutingRuleBody,
  type RuleSets,
} from '../../src/contract/rules.ts';
import { ticketDetail, ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { routeTicket, sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  supervisor = await signIn(hub.url, 'supervisor');
});
afterAll(() => hub[Symbol.asyncDispose]());

async function discard(): Promise<RuleSets> {
  return ruleSets.parse((await supervisor.delete('/rules/draft')).body);
}

function rule(id: string, words: readonly string[], patch: Partial<RoutingRuleBody> = {}): RoutingRuleBody {
  return {
    id,
    name: `Quy tắc ${id}`,
    active: true,
    when: { kind: 'words', words, match: 'any' },
    then: { lead: 'dien-luc' },
    ...patch,
  };
}

async function sets(): Promise<RuleSets> {
  return ruleSets.parse((await supervisor.get('/rules')).body);
}

async function save(rules: readonly unknown[], client: StaffClient = supervisor): Promise<ApiAnswer> {
  const { draft } = await sets();
  return client.put('/rules/draft', { rules, note: null, base: draft?.updatedAt ?? null });
}

async function publish(rules: readonly RoutingRuleBody[], note = 'Thử một quy tắc'): Promise<RuleSets> {
  const { id, updatedAt } = ruleSet.parse((await save(rules)).body);
  const answer = await supervisor.post('/rules/publish', { id, base: updatedAt, note });
  expect(answer.status).toBe(200);
  return ruleSets.parse(answer.body);
}

const code = ({ body }: ApiAnswer) => problem.parse(body).error.code;

describe('the draft of the rules', () => {
  it('is saved with its problems named, and discarded', async () => {
    expect(await sets()).toEqual({ published: null, draft: null, versions: [] });
    const saved = await save([rule('a', ['ngap']), rule('b', ['duong ngap'])]);
    expect(saved.status).toBe(200);
    expect(ruleSet.parse(saved.body)).toMatchObject({
      author: expect.stringMatching(/\S/),
      publishedAt: null,
      count: 2,
      problems: [{ rule: 'b', kind: 'shadowed', other: 'a', severity: 'warning' }],
    });
    expect((await discard()).draft).toBeNull();
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    const first = ruleSet.parse((await save([rule('a', ['ngap'])])).body);
    const body = { rules: [rule('a', ['mua'])], note: null };
    expect((await supervisor.put('/rules/draft', { ...body, base: first.updatedAt })).status).toBe(200);
    for (const base of [first.updatedAt, null, '2020-01-01T00:00:00.000Z']) {
      const stale = await supervisor.put('/rules/draft', { ...body, base });
      expect([stale.status, code(stale)]).toEqual([409, 'rules_changed']);
    }
    const late = await supervisor.post('/rules/publish', { id: first.id, base: first.updatedAt, note: 'Công bố' });
    expect([late.status, code(late)]).toEqual([409, 'rules_changed']);
    await discard();
  });

  it('is refused where it names what is not there, with the place of it', async () => {
    const when = { kind: 'all' as const, of: [{ kind: 'category' as const, codes: ['drainage', 'no-such'] }] };
    const refused = await save([
      rule('a', ['ngap']),
      rule('b', ['x'], { when, then: { lead: 'nobody', policy: 'never', officer: 'u' } }),
    ]);
    expect(refused.status).toBe(400);
    expect(problem.parse(refused.body).error).toMatchObject({
      code: 'rules',
      fields: [
        {
          field: 'rules.1.when.of.0.codes.1',
          message: { vi: 'Không có lĩnh vực “no-such”. Chọn lại trong danh sách.' },
        },
        { field: 'rules.1.then.lead' },
        { field: 'rules.1.then.policy' },
        { field: 'rules.1.then.officer' },
      ],
    });
    const empty = await save([rule('a', ['...'])]);
    expect(problem.parse(empty.body).error.fields?.[0]?.field).toBe('rules.0.when.words.0');
    expect((await sets()).draft).toBeNull();
  });

  it('is refused where conditions are nested beyond reason, at any depth', async () => {
    let when: RoutingRuleBody['when'] = { kind: 'sender', is: 'citizen' };
    for (let depth = 0; depth < 9; depth += 1) when = { kind: 'not', of: when };
    const deep = await save([rule('a', ['x'], { when })]);
    expect([deep.status, code(deep)]).toEqual([400, 'rules_too_deep']);

    const levels = 20_000;
    const body = `{"rules":[{"id":"a","name":"a","active":true,"then":{},"when":${'{"kind":"not","of":'.repeat(levels)}1${'}'.repeat(levels)}}]}`;
    const response = await fetch(`${hub.url}/api/v1/rules/check`, {
      method: 'POST',
      headers: { cookie: supervisor.cookie, 'content-type': 'application/json', origin: hub.url },
      body,
    });
    expect([response.status, problem.parse(await response.json()).error.code]).toEqual([400, 'too_deep']);
  });

  it('is checked without being saved', async () => {
    const rules = [
      rule('a', ['x'], {
        when: {
          kind: 'all',
          of: [
            { kind: 'category', codes: ['drainage'] },
            { kind: 'category', codes: ['waste'] },
          ],
        },
      }),
    ];
    const answer = await supervisor.post('/rules/check', { rules });
    expect(checkResult.parse(answer.body).problems.map(({ kind }) => kind)).toContain('unreachable');
    expect((await sets()).draft).toBeNull();
  });

  it('is written by supervisors and administrators, and read by the centre', async () => {
    expect((await save([rule('a', ['x'])], crew.operator)).status).toBe(403);
    expect((await crew.operator.get('/rules')).status).toBe(200);
    expect((await crew.officer.get('/rules')).status).toBe(403);
    expect((await crew.operator.post('/rules/try', { rules: [], last: 10 })).status).toBe(403);
  });
});

/** In working time the used share of a deadline grows from one look to the next. */
function withoutShares(ticket: TicketDetail): unknown {
  return JSON.parse(JSON.stringify(ticket, (key, value: unknown) => (key === 'usedShare' ? undefined : value)));
}

describe('a try-out', () => {
  it('shows what would change and changes nothing', async () => {
    const { code: first } = await sendReport(hub.url, crew, { text: 'Cột đèn bằng gốm ở ngõ tôi bị nghiêng' });
    await sendReport(hub.url, crew, { text: 'Đường Trần Phú ngập' });
    // Its receipt is on its way; nothing else is to happen to it.
    const before = await eventually(async () => {
      const ticket = await ticketOf(crew.operator, first);
      expect(ticket.events.map(({ type }) => type)).toContain('message.sent');
      return withoutShares(ticket);
    });
    const events = {
      name: 'test-count-events',
      text: `SELECT count(*)::int AS "n" FROM "event" WHERE "type" <> 'message.sent'`,
    };
    const [countBefore] = await hub.context.database.query<{ n: number }>(events);

    const answer = await supervisor.post('/rules/try', {
      rules: [rule('gom', ['cot den bang gom']), rule('idle', ['khong co tu nay'])],
      last: 50,
    });

    expect(answer.status).toBe(200);
    const result = tryResult.parse(answer.body);
    expect(result).toMatchObject({ tickets: 2, changed: 1 });
    expect(result.changes[0]).toMatchObject({
      code: first,
      actual: null,
      now: { rule: null },
      then: { lead: { code: 'dien-luc' }, rule: { id: 'gom', name: 'Quy tắc gom' }, needsHuman: false },
    });
    expect(result.hits).toEqual([
      { rule: 'gom', name: 'Quy tắc gom', count: 1 },
      { rule: 'idle', name: 'Quy tắc idle', count: 0 },
    ]);
    expect(result.load.reduce((sum, { now }) => sum + now, 0)).toBeGreaterThanOrEqual(2);
    expect(result.load[0]).not.toMatchObject({ now: 0, then: 0 });
    expect(withoutShares(await ticketOf(crew.operator, first))).toEqual(before);
    expect(await hub.context.database.query(events)).toEqual([countBefore]);
    expect(await sets()).toEqual({ published: null, draft: null, versions: [] });
  });
});

describe('a published rule', () => {
  it('decides for the next report, says so, and gives it its tags and its policy', async () => {
    const { policies } = await hub.context.reference.current();
    // No report of this kind would have it by itself.
    const policy = policies.find(({ when }) => when.priority?.includes('urgent'))?.code ?? '';
    const then = { lead: 'so-xay-dung', category: 'drainage', priority: 'normal' as const, tags: ['mưa bão'], policy };
    const { published, draft, versions } = await publish([rule('bao', ['ong khoi lo gach'], { then })], 'Mùa bão');
    expect(draft).toBeNull();
    expect(published).toMatchObject({ note: 'Mùa bão', count: 1, publishedBy: expect.stringMatching(/\S/) });
    expect(versions).toHaveLength(1);

    const { code: ticket } = await sendReport(hub.url, crew, { text: 'Ống khói lò gạch cũ ở thôn tôi vẫn nhả khói' });

    const found = await ticketOf(crew.operator, ticket);
    expect(found.suggestions[0]).toMatchObject({ agency: { code: 'so-xay-dung' }, category: { code: 'drainage' } });
    expect(found.reasons.find(({ kind }) => kind === 'rule')?.vi).toContain('Theo quy tắc “Quy tắc bao”: chuyển Sở');
    expect(found).toMatchObject({ state: 'new', tags: ['mưa bão'] });
    const listed = await crew.operator.get(`/tickets?queue=all&q=${encodeURIComponent('mưa bão')}`);
    expect(ticketPage.parse(listed.body).items.map((row) => row.code)).toEqual([ticket]);
    const stored = {
      name: 'test-ticket',
      text: 'SELECT "tags", "policy_code" AS "policy" FROM "ticket" WHERE "code" = $1',
    };
    expect(await hub.context.database.query(stored, [ticket])).toEqual([{ tags: ['mưa bão'], policy }]);
    const { version } = await routeTicket(crew, ticket);
    expect(await hub.context.database.query(stored, [ticket])).toEqual([{ tags: ['mưa bão'], policy }]);

    const other = { category: 'electricity', lead: 'dien-luc' };
    let last = version;
    for (const lead of ['dien-luc', 'so-xay-dung']) {
      const moved = await crew.operator.post(`/tickets/${found.id}/route`, { ...other, lead, version: last });
      last = ticketDetail.parse(moved.body).version;
      expect(await hub.context.database.query(stored, [ticket])).not.toMatchObject([{ policy }]);
    }
  });

  it('knows a business by what its contact says', async () => {
    const when: RoutingRuleBody['when'] = { kind: 'sector', sectors: ['trade'] };
    await publish([rule('trade', ['x'], { when, then: { lead: 'thue' } })]);
    const email = 'cong-ty@doanhnghiep.example';
    await sendReport(hub.url, crew, { text: 'Cột gốm nghiêng', email, contactKind: 'business' });
    const set = {
      name: 'test-sector',
      text: `UPDATE "contact" SET "sector" = 'trade' WHERE "id" = (SELECT "contact_id" FROM "identity" WHERE "address" = $1)`,
    };
    await hub.context.database.query(set, [email]);

    const { code: ticket } = await sendReport(hub.url, crew, { text: 'Cột gốm nghiêng', email });

    expect((await ticketOf(crew.operator, ticket)).suggestions[0]?.agency.code).toBe('thue');
  });

  it('can be brought back after another one', async () => {
    const { published: before } = await publish([rule('one', ['xyz'])], 'Bản một');
    await publish([rule('two', ['xyz'])], 'Bản hai');

    const restored = await supervisor.post(`/rules/${before?.id ?? 0}/restore`, {});

    expect(ruleSets.parse(restored.body)).toMatchObject({
      published: { rules: [{ id: 'two' }] },
      draft: { restoredFrom: before?.id, rules: [{ id: 'one' }] },
    });
    const again = await supervisor.post(`/rules/${before?.id ?? 0}/restore`, {});
    expect([again.status, code(again)]).toEqual([409, 'draft_exists']);
    const { draft } = await sets();
    const note = 'Trở lại bản một';
    await supervisor.post('/rules/publish', { id: draft?.id, base: draft?.updatedAt, note });
    const { published, versions } = await sets();
    expect(published).toMatchObject({ rules: [{ id: 'one' }], note, restoredFrom: before?.id });
    expect(versions[0]?.id).toBe(published?.id);
    expect(ruleSet.parse((await supervisor.get(`/rules/${before?.id ?? 0}`)).body)).toMatchObject({ note: 'Bản một' });
    expect((await supervisor.get('/rules/2147483647')).status).toBe(404);
    expect((await supervisor.post('/rules/2147483647/restore', {})).status).toBe(404);
  });
});

describe('automatic forwarding', () => {
  it('is off until it is switched on; then what needs no person goes at once, and can be routed again', async () => {
    await publish([
      rule('sure', ['cot gom xanh'], {
        then: { lead: 'dien-luc', category: 'electricity', coordinating: ['so-xay-dung'] },
      }),
      rule('asked', ['cot gom do'], { then: { lead: 'dien-luc', askHuman: true } }),
      rule('plain', ['cot gom vang'], { then: { lead: 'dien-luc' } }),
    ]);
    const send = async (text: string) => ticketOf(crew.operator, (await sendReport(hub.url, crew, { text })).code);
    expect(automaticForwarding.parse((await supervisor.get('/rules/automatic')).body)).toEqual({ on: false });
    expect((await send('Cột gốm xanh đổ')).state).toBe('new');

    expect((await crew.operator.put('/rules/automatic', { on: true })).status).toBe(403);
    expect((await supervisor.put('/rules/automatic', { on: true })).body).toEqual({ on: true });

    const sent = await send('Cột gốm xanh đổ');
    expect(sent).toMatchObject({
      state: 'forwarded',
      category: { code: 'electricity' },
      assignments: [
        { agency: { code: 'dien-luc' }, part: 'lead', state: 'offered' },
        { agency: { code: 'so-xay-dung' }, part: 'coordinating', state: 'offered' },
      ],
    });
    const routed = sent.events.find(({ type }) => type === 'ticket.routed');
    expect(routed?.actor).toEqual({ kind: 'system', name: null });
    expect((await send('Cột gốm đỏ đổ')).state).toBe('new');
    expect(await send('Cột gốm vàng đổ')).toMatchObject({ state: 'forwarded' });

    const again = await routeTicket(crew, sent.code);
    expect(again.assignments.find(({ state }) => state === 'offered')?.agency.code).toBe('so-xay-dung');
    await supervisor.put('/rules/automatic', { on: false });
  });
});
