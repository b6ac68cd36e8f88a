import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RuleSetBody, RuleSets, RoutingRule } from '../../../src/contract/rules.ts';
import { ApiError } from '../api/api-error.ts';
import type { DraftBody } from '../api/rules.ts';
import { DraftKeeper } from './draft-keeper.ts';

const waitMs = 500;

function rule(id: string): RoutingRule {
  return { id, name: id, active: true, when: { kind: 'working', is: true }, then: { lead: 'x' } };
}

function set(version: number, rules: readonly RoutingRule[]): RuleSetBody {
  return {
    id: 7,
    note: null,
    author: 'Lan',
    updatedAt: new Date(version * 1000).toISOString(),
    publishedAt: null,
    publishedBy: null,
    restoredFrom: null,
    count: rules.length,
    // The contract's arrays may be written to; nobody does.
    rules: structuredClone(rules) as RuleSetBody['rules'],
    problems: [],
  };
}

function sets(draft: RuleSetBody | null): RuleSets {
  return { published: set(1, [rule('a')]), draft, versions: [] };
}

/** A hub that keeps what it is sent, each time a second later; `answers` are thrown or waited for first. */
function open(answers: (Error | Promise<void>)[] = []) {
  const saves: DraftBody[] = [];
  const save = async (body: DraftBody) => {
    saves.push(body);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    await answer;
    return set(10 + saves.length, body.rules);
  };
  const keeper = new DraftKeeper({ save, check: async () => [], waitMs });
  keeper.adopt(sets(null));
  const add = (id: string) => keeper.change((rules) => [...rules, rule(id)]);
  const ids = () =>
    keeper
      .current()
      .rules.map(({ id }) => id)
      .join('');
  return { keeper, saves, add, ids };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves changes together once it is quiet, on top of what was there', async () => {
  const { keeper, saves, add } = open();
  add('b');
  add('c');
  expect(keeper.current().phase).toBe('waiting');

  await vi.advanceTimersByTimeAsync(waitMs);

  expect(saves.map(({ base, rules }) => [base, rules.length])).toEqual([[null, 3]]);
  expect(keeper.current()).toMatchObject({ phase: 'kept', head: { updatedAt: new Date(11_000).toISOString() } });
});

it('saves once more what changed during a save, on top of its answer', async () => {
  let answer = () => {};
  const { keeper, saves, add } = open([new Promise<void>((resolve) => (answer = resolve))]);
  add('b');
  await vi.advanceTimersByTimeAsync(waitMs);
  add('c');
  answer();
  expect(await keeper.flush()).toBe(true);

  expect(saves.map(({ base, rules }) => [base, rules.length])).toEqual([
    [null, 2],
    [new Date(11_000).toISOString(), 3],
  ]);
});

it('keeps what is here after a conflict until the person decides', async () => {
  const { keeper, saves, add, ids } = open([new ApiError({ status: 409, code: 'draft_changed' })]);
  add('b');
  expect(await keeper.flush()).toBe(false);
  keeper.adopt(sets(set(50, [rule('z')])));
  add('c');
  await vi.advanceTimersByTimeAsync(waitMs * 2);
  expect([keeper.current().phase, ids(), saves.length]).toEqual(['conflict', 'abc', 1]);

  await keeper.overwrite(set(50, [rule('z')]));

  expect([keeper.current().phase, saves[1]?.base]).toEqual(['kept', new Date(50_000).toISOString()]);
});

it('takes the other draft when the person says so', async () => {
  const { keeper, add, ids } = open([new ApiError({ status: 409, code: 'draft_changed' })]);
  add('b');
  await keeper.flush();

  keeper.take(sets(set(50, [rule('z')])));

  expect([keeper.current().phase, ids()]).toEqual(['kept', 'z']);
});

it('tries again after a failure when it is told to, or with the next change', async () => {
  const { keeper, saves, add } = open([new ApiError({ status: 0, code: 'network' })]);
  add('b');
  expect(await keeper.flush()).toBe(false);
  expect(keeper.current().phase).toBe('failed');

  expect(await keeper.flush()).toBe(true);
  expect(saves).toHaveLength(2);
});

it('saves nothing more once the draft is about to go', async () => {
  const { keeper, saves, add } = open();
  add('b');
  await keeper.rest();
  await vi.advanceTimersByTimeAsync(waitMs * 2);
  expect(saves).toHaveLength(0);

  expect(await keeper.flush()).toBe(true);
});

it('shows what the hub has while nothing here is unsaved', () => {
  const { keeper, ids } = open();
  keeper.adopt(sets(set(20, [rule('y')])));
  expect(ids()).toBe('y');
});
