import { expect, test } from 'vitest';
import { parseInstant } from '../../lib/instant.ts';
import { parseReplay } from './parse-replay.ts';
import { replay } from './replay.ts';

const day = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];
const calendar = { zone: 'Asia/Ho_Chi_Minh', hours: { '1': day, '2': day, '3': day, '4': day, '5': day } };
const policy = { firstResponse: 60, nextResponse: 120, resolution: 960 };

type Step = readonly [at: string, what: string];

/** Steps are agent, customer or a state; times are in Việt Nam. */
function run(created: string, steps: readonly Step[], now?: string): readonly string[] {
  const events = steps.map(([at, what]) =>
    what === 'agent' || what === 'customer'
      ? { at: `${at}+07:00`, type: `${what}_message` }
      : { at: `${at}+07:00`, type: 'state', to: what },
  );
  const input = parseReplay({
    calendar,
    policy,
    created: `${created}+07:00`,
    events,
    ...(now && { now: `${now}+07:00` }),
  });
  return replay(input).map(({ clock, pauses, pausedMs }) => {
    const end = clock.state === 'stopped' ? `stopped ${short(clock.stoppedAt)}` : clock.state;
    const pause = pauses.length > 0 ? `, ${pauses.length} pauses ${pausedMs / 60_000} min` : '';
    return `${clock.kind} due ${short(clock.dueAt)} ${end}${pause}${clock.breachedAt === null ? '' : ' late'}`;
  });
}

function short(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(5, 16);
}

test('a plain case: answered in time, resolved in time', () => {
  expect(
    run('2026-03-02T08:00', [
      ['2026-03-02T08:30', 'agent'],
      ['2026-03-03T10:00', 'answered'],
    ]),
  ).toEqual(['firstResponse due 03-02T09:00 stopped 03-02T08:30', 'resolution due 03-03T17:00 stopped 03-03T10:00']);
});

test('a first response after its deadline is late, and so is a case closed without one', () => {
  expect(run('2026-03-02T08:00', [['2026-03-02T09:01', 'agent']])[0]).toBe(
    'firstResponse due 03-02T09:00 stopped 03-02T09:01 late',
  );
  expect(run('2026-03-02T08:00', [['2026-03-02T09:01', 'closed']])).toEqual([
    'firstResponse due 03-02T09:00 running late',
    'resolution due 03-03T17:00 stopped 03-02T09:01',
  ]);
});

test('the next response counts from the first unanswered message of the sender', () => {
  const steps: Step[] = [
    ['2026-03-02T08:10', 'customer'],
    ['2026-03-02T08:30', 'agent'],
    ['2026-03-02T11:00', 'customer'],
    ['2026-03-02T13:30', 'customer'],
    ['2026-03-02T14:00', 'agent'],
    ['2026-03-02T16:30', 'customer'],
  ];

  expect(run('2026-03-02T08:00', steps)).toEqual([
    'firstResponse due 03-02T09:00 stopped 03-02T08:30',
    'resolution due 03-03T17:00 running',
    'nextResponse due 03-02T14:00 stopped 03-02T14:00',
    'nextResponse due 03-03T09:30 running',
  ]);
});

test('waiting for the sender pauses, any other state runs on with the time that was left', () => {
  const steps: Step[] = [
    ['2026-03-02T08:30', 'agent'],
    ['2026-03-02T10:00', 'customer'],
    ['2026-03-02T11:00', 'waiting_sender'],
    ['2026-03-03T11:00', 'processing'],
    ['2026-03-03T14:30', 'agent'],
    ['2026-03-04T09:00', 'waiting_sender'],
    ['2026-03-04T10:00', 'answered'],
  ];

  expect(run('2026-03-02T08:00', steps)).toEqual([
    'firstResponse due 03-02T09:00 stopped 03-02T08:30',
    'resolution due 03-05T09:00 stopped 03-04T10:00, 2 pauses 540 min',
    'nextResponse due 03-03T12:00 stopped 03-03T14:30, 1 pauses 480 min late',
  ]);
});

test('a case still waiting at the end is paused, not late', () => {
  expect(
    run(
      '2026-03-02T08:00',
      [
        ['2026-03-02T08:30', 'agent'],
        ['2026-03-02T09:00', 'waiting_sender'],
      ],
      '2026-03-30T09:00',
    )[1],
  ).toBe('resolution due 03-03T17:00 paused, 1 pauses 9600 min');
});

test('reopening starts a new resolution', () => {
  const steps: Step[] = [
    ['2026-03-02T08:30', 'agent'],
    ['2026-03-02T09:00', 'answered'],
    ['2026-03-05T09:00', 'reopened'],
    ['2026-03-05T09:30', 'reopened'],
  ];

  expect(run('2026-03-02T08:00', steps, '2026-03-30T09:00').slice(1)).toEqual([
    'resolution due 03-03T17:00 stopped 03-02T09:00',
    'resolution due 03-09T09:00 running late',
  ]);
});

test('events are taken in the order of their time', () => {
  const steps: Step[] = [
    ['2026-03-02T08:30', 'agent'],
    ['2026-03-03T10:00', 'answered'],
  ];

  expect(run('2026-03-02T08:00', steps.toReversed())).toEqual(run('2026-03-02T08:00', steps));
});

test('mistakes name the field', () => {
  const good = { calendar, policy, created: '2026-03-02T08:00Z', events: [] };

  expect(() => parseReplay({ ...good, created: 'yesterday' })).toThrow(
    "created: 'yesterday' is not an ISO 8601 instant",
  );
  expect(() => parseReplay({ ...good, events: [{ at: '2026-03-02T08:00Z', type: 'mail' }] })).toThrow(
    'events[0].type: must be one of',
  );
  expect(() => parseReplay({ ...good, policy: { firstResponse: -1 } })).toThrow(
    'policy.firstResponse: must not be negative',
  );
});

test('instants need an offset and a real date', () => {
  expect(parseInstant('2026-03-02T08:00:00.5+0700')).toBe(Date.UTC(2026, 2, 2, 1, 0, 0, 500));
  expect(parseInstant('2026-03-02T08:00-05:30')).toBe(Date.UTC(2026, 2, 2, 13, 30));
  expect(parseInstant('2026-03-02T08:00:00.123456Z')).toBe(Date.UTC(2026, 2, 2, 8, 0, 0, 123));
  for (const text of [
    '2026-03-02T08:00',
    '2026-02-30T08:00Z',
    '2026-03-02',
    '2026-03-02T25:00Z',
    '2026-03-02T08:60Z',
    '',
  ]) {
    expect(parseInstant(text)).toBeNull();
  }
});
