import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketIncident, type TicketIncident } from '../../src/contract/incidents.ts';
import type { TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type StaffClient } from '../support/people.ts';
import { reportBy, ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let operator: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
});
afterAll(() => hub[Symbol.asyncDispose]());

function report(text: string, overrides: Readonly<Record<string, unknown>> = {}): Promise<TicketDetail> {
  return reportBy(hub.url, operator, { text, unitCode: '09187', ...overrides });
}

async function around(ticket: { readonly id: string }): Promise<TicketIncident> {
  return ticketIncident.parse((await operator.get(`/tickets/${ticket.id}/incident`)).body);
}

describe('"here too" at the public page of a report', () => {
  async function page(code: string, cookie = ''): Promise<string> {
    const response = await fetch(`${hub.url}/tra-cuu?code=${code}`, { headers: { cookie, accept: 'text/html' } });
    return response.text();
  }

  function press(code: string, shown: string, cookie = '', say = 'yes'): Promise<Response> {
    return fetch(`${hub.url}/tra-cuu/cung-gap`, {
      method: 'POST',
      headers: { cookie, accept: 'text/html' },
      body: new URLSearchParams({ code, shown, say }),
      redirect: 'manual',
    });
  }

  function shownOn(html: string): string {
    return /name="shown" value="([^"]+)"/u.exec(html)?.[1] ?? '';
  }

  it('is counted once for each browser, at the ticket and at its incident, and can be taken back', async () => {
    const ticket = await report('Tiếng ồn karaoke ở ngõ 7 phố Bắc Sơn');
    const other = await report('Loa kéo ồn ào ngõ 7 phố Bắc Sơn');
    await operator.post(`/tickets/${ticket.id}/incident/join`, { with: other.id });
    const shown = shownOn(await page(ticket.code));

    const first = await press(ticket.code, shown);
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await press(ticket.code, shown, cookie);
    await press(ticket.code, shown);

    expect([first.status, first.headers.get('location')]).toEqual([303, `/tra-cuu?code=${ticket.code}#cung-gap`]);
    expect(await page(ticket.code, cookie)).toContain('Đã ghi nhận: bạn cũng gặp vấn đề này');
    expect(await page(ticket.code)).toContain('2 người cùng quan tâm');
    const beside = await around(ticket);
    expect([beside.meToo, beside.incident?.meToo]).toEqual([2, 2]);
    expect((await ticketOf(operator, ticket.code)).meToo).toBe(2);
    await press(ticket.code, shown, cookie, 'no');
    expect((await around(ticket)).meToo).toBe(1);
  });

  it('is neither asked nor taken where the sender is hidden, nor from a form that was never shown', async () => {
    const hidden = await report('Mùi hôi từ trại lợn', { hideIdentity: 'true' });
    const open = await report('Mùi hôi từ mương');
    const shown = shownOn(await page(open.code));

    expect(await page(hidden.code)).not.toContain('cung-gap');
    expect((await press(hidden.code, shown)).status).toBe(404);
    expect((await press(open.code, 'made.up')).status).toBe(400);
    expect((await around(open)).meToo).toBe(0);
  });
});
