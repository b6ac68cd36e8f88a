import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPage } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { routeTicket, sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let administrator: StaffClient;

const text = 'CCCD 001090012345, stk 0123456789 Agribank, gọi 0912345678. Cống trước nhà tắc, nước ngập.';
const masked = 'CCCD *********345, stk *******789 Agribank, gọi 0912345678. Cống trước nhà tắc, nước ngập.';

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  administrator = await signIn(hub.url, 'administrator');
});
afterAll(() => hub[Symbol.asyncDispose]());

async function reportAs(client: StaffClient, code: string) {
  const ticket = await ticketOf(client, code);
  return { ticket, report: ticket.thread.find((message) => message.kind === 'report') };
}

describe('numbers of identity cards and accounts in what people write', () => {
  it('reach those who have the right, marked; officers get their last three digits', async () => {
    const { code } = await sendReport(hub.url, crew, { text });
    await routeTicket(crew, code);

    const centre = (await reportAs(crew.operator, code)).report;
    expect(centre?.text).toBe(text);
    expect(centre?.marks.map(({ kind, value }) => [kind, value])).toEqual([
      ['identity', null],
      ['account', null],
      ['phone', '0912345678'],
    ]);

    for (const client of [crew.officer, crew.lead, administrator]) {
      const { ticket, report } = await reportAs(client, code);
      expect(report?.text).toBe(masked);
      expect(report?.marks).toEqual(centre?.marks);
      expect(JSON.stringify(ticket)).not.toMatch(/001090012345|0123456789/u);
    }
  });

  it('stand in no list, whoever reads it, also where a number was cut off', async () => {
    const padding = 'Cống trước nhà tắc, nước ngập sâu không đi được. '.repeat(6).slice(0, 252);
    const { code } = await sendReport(hub.url, crew, { text: `${padding}001090012345` });
    const whole = await sendReport(hub.url, crew, { text });

    const rows = ticketPage.parse((await crew.operator.get('/tickets?queue=all&limit=100')).body).items;

    expect(rows.find((row) => row.code === whole.code)?.excerpt).toBe(masked);
    expect(rows.find((row) => row.code === code)?.excerpt).toMatch(/\*{6,}$/u);
    expect(JSON.stringify(rows)).not.toMatch(/0010900|0123456789/u);
  });
});
