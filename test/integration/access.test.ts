import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketIncident } from '../../src/contract/incidents.ts';
import { submitted } from '../../src/contract/public.ts';
import type { AttachmentView } from '../../src/contract/attachments.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import type { Route } from '../../src/lib/route.ts';
import { apiRoutes } from '../../src/roles/web-role.ts';
import type { AccessRow } from '../support/access/access-row.ts';
import { answerRows } from '../support/access/answer-rows.ts';
import { callRows } from '../support/access/call-rows.ts';
import { channelRows } from '../support/access/channel-rows.ts';
import { contactRows } from '../support/access/contact-rows.ts';
import { incidentRows } from '../support/access/incident-rows.ts';
import { intakeRows } from '../support/access/intake-rows.ts';
import { publicRows } from '../support/access/public-rows.ts';
import { routingRows } from '../support/access/routing-rows.ts';
import { staffRows } from '../support/access/staff-rows.ts';
import { ticketRows } from '../support/access/ticket-rows.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { expectTicket } from '../support/refusals.ts';

/** One row for each route of the API. A route without one fails the first test. */
const table: Readonly<Record<string, AccessRow>> = {
  ...ticketRows,
  ...staffRows,
  ...channelRows,
  ...contactRows,
  ...answerRows,
  ...callRows,
  ...incidentRows,
  ...intakeRows,
  ...routingRows,
  ...publicRows,
};

let hub: TestHub;
let routes: readonly Route[];
let operator: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;
let auditor: StaffClient;
let administrator: StaffClient;
let ticket: TicketDetail;
let trackingUrl: string;
let incidentId: string;
let files: readonly AttachmentView[];

beforeAll(async () => {
  hub = await startTestHub();
  routes = apiRoutes(hub.context, []);
  [operator, officer, stranger, auditor, administrator] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
    signIn(hub.url, 'auditor'),
    signIn(hub.url, 'administrator'),
  ]);
  const file = { name: 'ghi-chu.txt', type: 'text/plain', bytes: Buffer.from('Ngập từ 6 giờ.') };
  const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), [file]);
  ({ trackingUrl } = submitted.parse(posted.body));
  const { id } = await expectTicket(operator, posted);
  ticket = ticketDetail.parse(
    (await operator.post(`/tickets/${id}/route`, { version: 1, category: 'drainage', lead: 'so-xay-dung' })).body,
  );
  files = ticket.thread[0]?.attachments ?? [];
  const other = await expectTicket(operator, await postForm(`${hub.url}/webhooks/web/web`, webReport()));
  const joined = await operator.post(`/tickets/${id}/incident/join`, { with: other.id });
  incidentId = ticketIncident.parse(joined.body).incident?.id ?? '';
});
afterAll(() => hub[Symbol.asyncDispose]());

function keyOf(route: Route): string {
  return `${route.method} ${route.path}`;
}

function rowOf(route: Route): AccessRow {
  return table[keyOf(route)] ?? {};
}

/** A session that has this route's right. */
function cookieFor(route: Route): string {
  return rowOf(route).by === 'administrator' ? administrator.cookie : operator.cookie;
}

function addressOf(route: Route, id: string): string {
  const query = route.path.startsWith('/public/tickets') ? `?token=${new URL(trackingUrl).pathname.split('/')[3]}` : '';
  return (
    route.path
      .replace(':messageId', ticket.thread[0]?.id ?? '')
      .replace(':fileId', files[0]?.id ?? '')
      .replace(':id', id)
      .replace(':code', ticket.code) + query
  );
}

async function call(
  route: Route,
  id: string,
  options: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ApiAnswer> {
  const response = await fetch(`${hub.url}/api/v1${addressOf(route, id)}`, {
    method: route.method.toUpperCase(),
    headers: {
      ...(options.cookie && { cookie: options.cookie }),
      ...(route.method !== 'get' && { 'content-type': 'application/json', origin: hub.url }),
      ...options.headers,
    },
    ...(route.method !== 'get' && { body: JSON.stringify(options.body ?? rowOf(route).body ?? {}) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** The answer without what is different in each. */
function plain({ status, body }: ApiAnswer): unknown {
  return {
    status,
    body: JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === 'requestId' ? undefined : value))),
  };
}

function idFor(route: Route): string {
  const named: Readonly<Record<NonNullable<AccessRow['ids']>, string>> = {
    ticket: ticket.id,
    message: ticket.thread[0]?.id ?? '',
    attachment: files[0]?.id ?? '',
    contact: ticket.sender?.contactId ?? '',
    incident: incidentId,
    receipt: '1',
    channel: 'web',
    model: 'shipped',
    // There is none of these: their routes are the centre's alone.
    call: randomUUID(),
    rules: '1',
  };
  return named[rowOf(route).ids ?? 'ticket'];
}

describe('every route of the API', () => {
  it('has a row in the table of this test, and every row a route', () => {
    expect(routes.map(keyOf).sort()).toEqual(Object.keys(table).sort());
    for (const route of routes)
      expect([keyOf(route), route.path.includes(':id')]).toEqual([keyOf(route), rowOf(route).ids !== undefined]);
    for (const route of routes)
      expect([keyOf(route), route.body !== undefined]).toEqual([keyOf(route), rowOf(route).body !== undefined]);
  });

  it('answers 401 without a session, but for the public ones', async () => {
    for (const route of routes) {
      expect([keyOf(route), route.access === 'public']).toEqual([keyOf(route), rowOf(route).open === true]);
      if (rowOf(route).open) continue;
      for (const cookie of ['', 'hub.session_token=made-up.signature', 'hub.session_token=']) {
        expect([keyOf(route), (await call(route, idFor(route), { cookie })).status]).toEqual([keyOf(route), 401]);
      }
    }
  });

  it('hides what belongs to another agency as if it were not there', async () => {
    for (const route of routes.filter((one) => rowOf(one).ids && !rowOf(one).centre)) {
      const foreign = await call(route, idFor(route), { cookie: stranger.cookie });
      const missing = await call(route, randomUUID(), { cookie: stranger.cookie });

      expect([keyOf(route), foreign.status]).toEqual([keyOf(route), 404]);
      expect([keyOf(route), plain(foreign)]).toEqual([keyOf(route), plain(missing)]);
    }
    expect(ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body)).toMatchObject({
      version: 2,
      state: 'forwarded',
    });
  });

  it('is forbidden to agencies where only the centre works, whether there is something or not', async () => {
    for (const route of routes.filter((one) => rowOf(one).centre)) {
      for (const id of ['1', '999999999'])
        expect([keyOf(route), (await call(route, id, { cookie: officer.cookie })).status]).toEqual([keyOf(route), 403]);
    }
    for (const route of routes.filter((one) => rowOf(one).ids === 'receipt')) {
      // The first receipt is a ticket: it is in no quarantine.
      for (const id of ['1', '999999999', 'x', '-1', '9'.repeat(20)]) {
        const { status } = await call(route, id, { cookie: operator.cookie });
        expect([keyOf(route), id, [404, 409].includes(status)]).toEqual([keyOf(route), id, true]);
      }
    }
  });

  it('is forbidden to operators where administrators alone work', async () => {
    for (const route of routes.filter((one) => rowOf(one).by === 'administrator')) {
      const { status } = await call(route, idFor(route), { cookie: operator.cookie });
      expect([keyOf(route), status]).toEqual([keyOf(route), 403]);
    }
  });

  it('hides it by its code, its sender and its words as well', async () => {
    const own = JSON.stringify((await officer.get(`/tickets?queue=all&q=${encodeURIComponent('Trần Phú')}`)).body);
    expect(own).toContain(ticket.id);
    expect((await stranger.get(`/tickets/${ticket.code}`)).status).toBe(404);
    for (const query of [
      'queue=all',
      `queue=all&q=${encodeURIComponent('Trần Phú')}`,
      `queue=all&q=${ticket.code}`,
      'queue=all&agency=so-xay-dung',
      'queue=open',
      'queue=mine',
    ]) {
      expect(JSON.stringify((await stranger.get(`/tickets?${query}`)).body)).not.toContain(ticket.id);
    }
  });

  it('refuses unknown fields, whoever sends them', async () => {
    const extras = [
      { role: 'administrator' },
      { agency: 'dien-luc' },
      { authorId: randomUUID() },
      { createdAt: '2020-01-01T00:00:00Z' },
      { id: randomUUID() },
    ];
    for (const route of routes.filter((one) => one.body)) {
      const own = Object.keys(rowOf(route).body ?? {});
      for (const extra of extras.filter((one) => !Object.keys(one).some((name) => own.includes(name)))) {
        const refused = await call(route, idFor(route), {
          cookie: cookieFor(route),
          body: { ...rowOf(route).body, ...extra },
        });
        expect([keyOf(route), Object.keys(extra)[0], refused.status]).toEqual([
          keyOf(route),
          Object.keys(extra)[0],
          400,
        ]);
      }
      const polluted = `{"__proto__":{"role":"administrator"},${JSON.stringify(rowOf(route).body).slice(1)}`;
      const response = await fetch(`${hub.url}/api/v1${addressOf(route, idFor(route))}`, {
        method: route.method.toUpperCase(),
        headers: { cookie: cookieFor(route), 'content-type': 'application/json', origin: hub.url },
        body: polluted,
      });
      expect([keyOf(route), response.status]).toEqual([keyOf(route), 400]);
    }
  });

  it('refuses changes that another site makes in the name of somebody signed in', async () => {
    const sites: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'not a url' },
      { origin: `${hub.url}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const route of routes.filter((one) => one.method !== 'get')) {
      for (const headers of sites) {
        const { status } = await call(route, idFor(route), { cookie: cookieFor(route), headers });
        expect([keyOf(route), headers, status]).toEqual([keyOf(route), headers, 403]);
      }
    }
  });

  it('takes no body that is not JSON, as a form of another site would send', async () => {
    for (const route of routes.filter((one) => one.body)) {
      const response = await fetch(`${hub.url}/api/v1${addressOf(route, idFor(route))}`, {
        method: route.method.toUpperCase(),
        headers: { cookie: cookieFor(route), 'content-type': 'text/plain', origin: hub.url },
        body: JSON.stringify(rowOf(route).body),
      });
      expect([keyOf(route), response.status]).toEqual([keyOf(route), 400]);
    }
  });

  it('lets those who only read change nothing', async () => {
    const changes = routes.filter((one) => one.method !== 'get' && (rowOf(one).ids ?? rowOf(one).by));
    for (const route of changes) {
      const { status } = await call(route, idFor(route), { cookie: auditor.cookie });
      expect([keyOf(route), [403, 409].includes(status)]).toEqual([keyOf(route), true]);
    }
    expect(ticketDetail.parse((await auditor.get(`/tickets/${ticket.id}`)).body).actions).toEqual([]);
  });

  it('is reached by its one address only', async () => {
    const variants = [
      `/api//v1/tickets/${ticket.id}`,
      `/API/v1/tickets/${ticket.id}`,
      `/api/v1/Tickets/${ticket.id}`,
      `/api/v1/tickets/${ticket.id}/.`,
      `/api/v1/%74ickets/${ticket.id}`,
      `/api/v1/tickets/${ticket.id}%2f`,
      `/api/v1/public/../tickets/${ticket.id}`,
    ];
    for (const path of variants) {
      const nobody = await fetch(`${hub.url}${path}`);
      const foreign = await fetch(`${hub.url}${path}`, { headers: { cookie: stranger.cookie } });
      expect([path, nobody.status < 500, (await nobody.text()).includes('Trần Phú')]).toEqual([path, true, false]);
      expect([path, foreign.status < 500, (await foreign.text()).includes('Trần Phú')]).toEqual([path, true, false]);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect(
        (await fetch(`${hub.url}/api/v1/tickets/${ticket.id}`, { method, headers: { cookie: officer.cookie } })).status,
      ).toBe(404);
    }
    const remote = {
      'x-remote-user': 'administrator',
      'x-forwarded-user': 'administrator',
      'x-http-method-override': 'POST',
    };
    expect((await fetch(`${hub.url}/api/v1/me`, { headers: remote })).status).toBe(401);
  });
});
