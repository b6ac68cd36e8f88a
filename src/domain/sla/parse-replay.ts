import { compileCalendar } from '../calendar/compile-calendar.ts';
import { asAmount, asInstant, asList, asOneOf, asRecord, asText } from '../calendar/json-fields.ts';
import { parseCalendar } from '../calendar/parse-calendar.ts';
import type { Replay, ReplayEvent } from './replay.ts';

/** A case to replay from untyped JSON. Throws an Error that names the field at fault. */
export function parseReplay(value: unknown): Replay {
  const record = asRecord(value, 'file');
  const policy = asRecord(record['policy'], 'policy');
  const now = record['now'];
  return {
    calendar: compileCalendar(parseCalendar(record['calendar'])),
    policy: {
      firstResponse: parseMinutes(policy['firstResponse'], 'policy.firstResponse'),
      nextResponse: parseMinutes(policy['nextResponse'], 'policy.nextResponse'),
      resolution: parseMinutes(policy['resolution'], 'policy.resolution'),
    },
    created: asInstant(record['created'], 'created'),
    events: asList(record['events'], 'events').map((event, index) => parseEvent(event, `events[${index}]`)),
    ...(now !== undefined && { now: asInstant(now, 'now') }),
  };
}

function parseMinutes(value: unknown, field: string): number | null {
  return value === undefined || value === null ? null : asAmount(value, field);
}

function parseEvent(value: unknown, field: string): ReplayEvent {
  const record = asRecord(value, field);
  const at = asInstant(record['at'], `${field}.at`);
  const type = asOneOf(record['type'], ['customer_message', 'agent_message', 'state'], `${field}.type`);
  return type === 'state' ? { at, type, to: asText(record['to'], `${field}.to`) } : { at, type };
}
