import { expect } from 'vitest';
import { createLog, type Log } from '../../src/platform/log.ts';

type Entry = { readonly level: string; readonly message: string; readonly line: string };

/** What was logged at WARN and above since the last test ended. */
const unexpected: Entry[] = [];
let expected: RegExp[] = [];

/** The log to give to whatever is under test: a warning or error that nobody announced fails the test. */
export function createTestLog(): Log {
  return createLog({ level: 'warn', pretty: false, write: (line) => unexpected.push(parse(line)) });
}

/** Announces warnings or errors that belong to what the test shows, by their constant message. */
export function expectWarning(...messages: readonly RegExp[]): void {
  expected.push(...messages);
}

/** Called after each test by `fail-on-warnings.ts`. */
export function assertNothingUnexpected(): void {
  const announced = expected;
  const entries = unexpected.splice(0);
  expected = [];
  const surprises = entries.filter((entry) => !announced.some((message) => message.test(entry.message)));
  expect(
    surprises.map((entry) => entry.line),
    'warnings and errors in the log',
  ).toEqual([]);
}

function parse(line: string): Entry {
  const entry: unknown = JSON.parse(line);
  const read = (name: string) =>
    typeof entry === 'object' && entry !== null ? String(new Map(Object.entries(entry)).get(name) ?? '') : '';
  return { level: read('level'), message: read('msg'), line: line.trim() };
}
