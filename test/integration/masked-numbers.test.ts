import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarantinedText, quarantineOutcome, quarantinePage } from '../../src/contract/intake.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, webReport, type StaffClient } from '../support/people.ts';
import { routeTicket, sendReport, signInCrew, ticketOf, tryStep, type Crew } from '../support/ticket-steps.ts';
import { receiveUntypedForm } from '../support/unreadable.ts';

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

  it('are masked for the same people where staff wrote them down, and in the address', async () => {
    const { code } = await sendReport(hub.url, crew);
    await routeTicket(crew, code);
    const reason = 'Người có CCCD 001090012345 đã báo Điện lực';
    await tryStep(crew.operator, code, 'note', { text: reason, version: undefined });
    await tryStep(crew.officer, code, 'return', { reason });
    await hub.context.prisma.ticket.update({ where: { code }, data: { address: 'Nhà của CCCD 001090012345' } });

    const centre = await ticketOf(crew.operator, code);
    expect(centre.address).toBe('Nhà của CCCD 001090012345');
    expect(centre.assignments.map(({ returnReason }) => returnReason)).toEqual([reason]);
    expect(centre.events.map(({ text: { vi } }) => vi)).toContain(`Sở Xây dựng trả lại: ${reason}`);

    const ticket = await ticketOf(administrator, code);
    const hidden = 'Người có CCCD *********345 đã báo Điện lực';
    expect(ticket.address).toBe('Nhà của CCCD *********345');
    expect(ticket.assignments.map(({ returnReason }) => returnReason)).toEqual([hidden]);
    expect(ticket.handOvers.map((one) => one.reason?.vi)).toContain(hidden);
    expect(ticket.thread.find(({ kind }) => kind === 'note')?.text).toBe(hidden);
    expect(JSON.stringify(ticket)).not.toContain('001090012345');
  });

  it('are masked in quarantine, and are in the ticket that somebody makes of what they read there', async () => {
    await receiveUntypedForm(hub, webReport({ text }));
    const [receipt] = quarantinePage.parse((await administrator.get('/quarantine')).body).items;

    const whole = quarantinedText.parse((await crew.operator.get(`/quarantine/${receipt?.id}`)).body);
    expect(whole.text).toContain(text);
    const read = quarantinedText.parse((await administrator.get(`/quarantine/${receipt?.id}`)).body);
    expect(read.text).toContain(masked);
    expect(read.text).not.toMatch(/001090012345|0123456789/u);

    const made = await administrator.post(`/quarantine/${receipt?.id}/ticket`, { text: masked });
    const { ticket } = quarantineOutcome.parse(made.body);
    expect((await reportAs(crew.operator, ticket ?? '')).report?.text).toBe(text);
    expect((await reportAs(administrator, ticket ?? '')).report?.text).toBe(masked);
  });
});
