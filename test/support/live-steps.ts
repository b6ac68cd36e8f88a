import { expect } from 'vitest';
import type { Console } from './console.ts';
import { eventually, type StaffClient } from './people.ts';
import { reportBy } from './ticket-steps.ts';

/** Resolves when everything committed so far has been published: a report that comes now is heard. */
export async function settled(listener: Console, hubUrl: string, operator: StaffClient): Promise<void> {
  // Without an address there is no receipt to send, whose event would come at a time of its own.
  const { id } = await reportBy(hubUrl, operator, { email: undefined });
  await eventually(() => expect(listener.changes().map((change) => change.id)).toContain(id));
}
