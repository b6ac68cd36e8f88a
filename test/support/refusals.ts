import { expect } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import type { TestHub } from './hub.ts';
import { eventually, postReport, webReport, type ApiAnswer, type StaffClient } from './people.ts';

/** Asserts a refusal that a person can read in both languages. */
export function expectRefusal(answer: ApiAnswer, status: number | readonly number[], label = ''): void {
  expect([status].flat(), `${label} ${JSON.stringify(answer.body)}`).toContain(answer.status);
  const { error } = problem.parse(answer.body);
  expect(error.message.vi).toMatch(/[\p{L}].{8,}/u);
  expect(error.message.en).toMatch(/[a-z].{8,}/);
}

/** Asserts that a report was accepted and becomes a ticket; the ticket as this member of staff sees it. */
export async function expectTicket(client: StaffClient, answer: ApiAnswer): Promise<TicketDetail> {
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  const { code } = submitted.parse(answer.body);
  return eventually(async () => ticketDetail.parse((await client.get(`/tickets/${code}`)).body));
}

/** Asserts that a hub, whatever was done to it, takes the next report through, and that nothing waits or was given up. */
export async function expectUnharmed(hub: TestHub, client: StaffClient): Promise<void> {
  await expectTicket(client, await postReport(hub.url, webReport()));
  const stuck = await hub.context.database.query(
    {
      name: 'test-stuck',
      text: `SELECT "id", "detail", "reason" FROM "receipt" WHERE "state" = 'waiting' OR "reason" = 'failed'`,
    },
    [],
  );
  expect(stuck).toEqual([]);
}
