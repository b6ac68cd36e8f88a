import { afterAll, beforeAll, expect, it } from 'vitest';
import { ticketPage } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let operator: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
});
afterAll(() => hub[Symbol.asyncDispose]());

/** PostgreSQL reads some words as numbers with an exponent and the rest as another word; codes of cases look like them too. */
it.each(['4e3f', '62e86ed6', '864686104e2e', '1e5', '0987.654.321', 'đường 12E45B'])(
  'finds a report by “%s”',
  async (words) => {
    await postReport(hub.url, webReport({ text: `Đèn đường hỏng ở cột số ${words} đã ba hôm` }));

    await eventually(async () => {
      const { items } = ticketPage.parse(
        (await operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`)).body,
      );
      expect(items).toHaveLength(1);
    });
  },
);
