import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketIncident } from '../../src/contract/incidents.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type AttachmentView, type TicketDetail } from '../../src/contract/tickets.ts';
import type { Route } from '../../src/lib/route.ts';
import { apiRoutes } from '../../src/roles/web-role.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { expectTicket } from '../support/refusals.ts';

/**
 * One row for each route of the API. `ids`: the address names a ticket or a file of an agency. `body`: what the agency's
 * own people could send. `centre`: agencies have no part in it. A route without a row fails the first test.
 */
type Row = {
  readonly open?: true;
  readonly centre?: true;
  readonly ids?:
    'ticket' | 'message' | 'attachment' | 'receipt' | 'channel' | 'contact' | 'call' | 'incident' | 'model' | 'rules';
  /** Whose part it is, where operators have none in it. */
  readonly by?: 'administrator';
  readonly body?: object;
};
const answer = { version: 2, text: 'Đã xử lý xong.' };
const reasoned = { version: 2, reason: 'Không thuộc thẩm quyền của đơn vị.' };
const table: Readonly<Record<string, Row>> = {
  'get /me': {},
  'get /reference': {},
  'get /public/reference': { open: true },
  'get /queues': {},
  'get /tickets': {},
  'get /tickets/:id': { ids: 'ticket' },
  'post /tickets/:id/route': { ids: 'ticket', body: { version: 2, category: 'drainage', lead: 'dien-luc' } },
  'post /tickets/:id/accept': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/return': { ids: 'ticket', body: reasoned },
  'post /tickets/:id/forward': { ids: 'ticket', body: { ...reasoned, agency: 'dien-luc' } },
  'post /tickets/:id/assign': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/unseal': { ids: 'ticket', body: reasoned },
  // Of an agency's people its lead alone may; officers have no more part in it than operators.
  'get /agency/people': { centre: true, by: 'administrator' },
  'put /agency/people': {
    centre: true,
    by: 'administrator',
    body: { version: 'x', agency: 'so-xay-dung', teams: [], people: [] },
  },
  'post /tickets/:id/note': { ids: 'ticket', body: { text: 'Ghi chú' } },
  'post /tickets/:id/ask': { ids: 'ticket', body: answer },
  'post /tickets/:id/draft': { ids: 'ticket', body: answer },
  'post /tickets/:id/submit': { ids: 'ticket', body: answer },
  'post /tickets/:id/approve': { ids: 'ticket', body: { version: 2, messageId: randomUUID() } },
  'post /tickets/:id/reject': { ids: 'ticket', body: { ...reasoned, messageId: randomUUID() } },
  'post /tickets/:id/divert': { ids: 'ticket', body: { version: 2, kind: 'complaint', text: 'Hướng dẫn' } },
  'post /tickets/:id/refuse': { ids: 'ticket', body: reasoned },
  'post /tickets/:id/spam': { ids: 'ticket', body: { version: 2 } },
  'post /tickets/:id/close': { ids: 'ticket', body: { version: 2 } },
  'get /attachments/:id': { ids: 'attachment' },
  'get /attachments/:id/picture': { ids: 'attachment' },
  'get /attachments/:id/sound': { ids: 'attachment' },
  'get /attachments/:id/original': { centre: true, ids: 'attachment', by: 'administrator' },
  'get /messages/:id/page': { ids: 'message' },
  'get /dashboard': {},
  'get /channels': { centre: true, by: 'administrator' },
  'get /channel-kinds': { centre: true, by: 'administrator' },
  'get /channels/:id': { centre: true, ids: 'channel', by: 'administrator' },
  'put /channels/:id': {
    centre: true,
    ids: 'channel',
    by: 'administrator',
    body: { kind: 'web', name: 'Cổng phản ánh', settings: {} },
  },
  'post /channels/:id/pause': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/resume': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/test': { centre: true, ids: 'channel', by: 'administrator', body: {} },
  'post /channels/:id/connect': { centre: true, ids: 'channel', by: 'administrator' },
  'post /channels/:id/connected': { centre: true, ids: 'channel', by: 'administrator', body: { query: {} } },
  'post /previews': { body: { account: 'web', text: 'Xin chào' } },
  'get /deliveries': {},
  'get /tickets/:id/messages/:messageId/delivery': { ids: 'ticket' },
  'post /tickets/:id/messages/:messageId/delivery': { ids: 'ticket', body: { decision: 'dropped' } },
  'post /tickets/:id/messages/:messageId/hide': { ids: 'ticket', centre: true },
  'post /tickets/:id/messages/:messageId/unhide': { ids: 'ticket', centre: true },
  'post /tickets/:id/preview': { ids: 'ticket', body: { kind: 'question', text: 'Ngập từ lúc nào?' } },
  'get /templates': {},
  'post /templates': {
    centre: true,
    by: 'administrator',
    body: { key: 'answer', channel: 'zalo', lang: 'vi', subject: null, body: '{{text}}', before: null },
  },
  'post /templates/reset': {
    centre: true,
    by: 'administrator',
    body: { key: 'answer', channel: '*', lang: 'vi' },
  },
  'get /contacts': {},
  'get /contacts/:id': { ids: 'contact' },
  'get /contacts/:id/tickets': { ids: 'contact' },
  'get /contacts/:id/duplicates': { ids: 'contact', centre: true },
  'get /contacts/:id/merge': { ids: 'contact', centre: true },
  'post /contacts/:id/edit': { ids: 'contact', centre: true, body: { version: 1, name: 'Khác' } },
  'post /contacts/:id/addresses': {
    ids: 'contact',
    centre: true,
    body: { version: 1, kind: 'phone', address: '0912345678' },
  },
  'post /contacts/:id/free-address': { ids: 'contact', centre: true, body: { version: 1, identityId: randomUUID() } },
  'post /contacts/:id/merge': {
    ids: 'contact',
    centre: true,
    body: { version: 1, otherId: randomUUID(), otherVersion: 1 },
  },
  'post /contacts/:id/split': { ids: 'contact', centre: true, body: { version: 1, identityIds: [randomUUID()] } },
  'post /contact-changes/:id/undo': { ids: 'contact', centre: true },
  'get /incidents': {},
  'get /incidents/alerts': { centre: true },
  'get /incidents/:id': { ids: 'incident' },
  'post /incidents/:id/confirm': { ids: 'incident', centre: true },
  'post /incidents/:id/dismiss': { ids: 'incident', centre: true },
  'post /incidents/:id/end': { ids: 'incident', centre: true },
  'post /incidents/:id/reopen': { ids: 'incident', centre: true },
  'post /incidents/:id/rename': { ids: 'incident', centre: true, body: { title: 'Ngập đường Trần Phú' } },
  'get /tickets/:id/incident': { ids: 'ticket' },
  'post /tickets/:id/incident/join': { ids: 'ticket', centre: true, body: { with: randomUUID() } },
  'post /tickets/:id/incident/leave': { ids: 'ticket', centre: true },
  'post /tickets/:id/incident/answer': {
    ids: 'ticket',
    body: { messageId: randomUUID(), tickets: [randomUUID()], texts: { vi: 'Đã xử lý xong.' } },
  },
  'get /calls/desk': { centre: true },
  'get /calls': { centre: true },
  'get /calls/:id': { ids: 'call', centre: true },
  'get /calls/:id/recording': { ids: 'call', centre: true },
  'post /calls/:id/recording': { ids: 'call', centre: true },
  'post /calls/extension': { centre: true, body: { extension: '101' } },
  'post /calls/suggestions': { centre: true, body: { text: 'Đường ngập nước', unit: null } },
  'post /calls/:id/report': {
    ids: 'call',
    centre: true,
    body: {
      draft: randomUUID(),
      part: 1,
      text: 'Đường Trần Phú ngập nước.',
      lang: 'vi',
      name: null,
      kind: 'person',
      contact: null,
      hideIdentity: false,
      unit: null,
      address: null,
      category: null,
      urgent: false,
      readBack: true,
    },
  },
  'post /calls/:id/attach': {
    ids: 'call',
    centre: true,
    body: { draft: randomUUID(), part: 1, ticket: 'BN-26-222223', text: '', readBack: false },
  },
  'post /calls/:id/claim': { ids: 'call', centre: true },
  'post /calls/:id/release': { ids: 'call', centre: true },
  'post /calls/:id/outcome': { ids: 'call', centre: true, body: { outcome: 'not_reached', reason: null } },
  'get /balance': { centre: true },
  'get /quarantine': { centre: true },
  'get /quarantine/:id': { centre: true, ids: 'receipt' },
  'post /quarantine/:id/retry': { centre: true, ids: 'receipt' },
  'post /quarantine/:id/dismiss': { centre: true, ids: 'receipt', body: { reason: 'Thư rác, đã đọc.' } },
  'post /quarantine/:id/ticket': { centre: true, ids: 'receipt', body: { text: 'Đường ngập nước.' } },
  'get /routing/models': { centre: true },
  'get /routing/models/:id': { centre: true, ids: 'model' },
  'post /routing/models': { centre: true, by: 'administrator' },
  'post /routing/models/:id/activate': { centre: true, ids: 'model', by: 'administrator' },
  'post /routing/try': { centre: true, body: { text: 'Đường ngập nước' } },
  'get /rules': { centre: true },
  'put /rules/draft': { centre: true, by: 'administrator', body: { rules: [], note: null, base: null } },
  'delete /rules/draft': { centre: true, by: 'administrator' },
  'post /rules/check': { centre: true, by: 'administrator', body: { rules: [] } },
  'post /rules/try': { centre: true, by: 'administrator', body: { rules: [], last: 10 } },
  'post /rules/publish': {
    centre: true,
    by: 'administrator',
    body: { id: 1, base: '2026-01-01T00:00:00.000Z', note: 'Công bố' },
  },
  'get /rules/automatic': { centre: true },
  'put /rules/automatic': { centre: true, by: 'administrator', body: { on: false } },
  'get /rules/:id': { centre: true, ids: 'rules' },
  'post /rules/:id/restore': { centre: true, by: 'administrator', ids: 'rules' },
  'get /places': { centre: true },
  'post /places': {
    centre: true,
    by: 'administrator',
    body: { id: null, kind: 'street', name: 'Trần Phú', units: ['09169'] },
  },
  'post /places/remove': { centre: true, by: 'administrator', body: { id: 999_999 } },
  'get /borders': { centre: true },
  'post /borders/check': { centre: true, by: 'administrator', body: { name: 'a', geojson: {} } },
  'post /borders': { centre: true, by: 'administrator', body: { name: 'a', geojson: {} } },
  'post /borders/clear': { centre: true, by: 'administrator' },
  'get /taxonomy': { centre: true },
  'post /taxonomy/categories': {
    centre: true,
    by: 'administrator',
    body: {
      code: 'street-lights',
      isNew: true,
      vi: 'Đèn đường',
      en: 'Street lights',
      group: 'both',
      agency: null,
      complexity: 'simple',
      position: 60,
    },
  },
  'post /taxonomy/agencies': {
    centre: true,
    by: 'administrator',
    body: { code: 'so-moi', isNew: true, vi: 'Sở Mới', en: 'New Department', kind: 'department', parent: null },
  },
  'post /taxonomy/active': {
    centre: true,
    by: 'administrator',
    body: { kind: 'category', code: 'street-lights', active: false },
  },
  'get /public/status/:code': { open: true },
  'get /public/tickets/:code': { open: true },
  'post /public/tickets/:code/rate': { open: true, body: { score: 5 } },
  'post /public/tickets/:code/reopen': { open: true, body: { reason: 'Đường vẫn còn ngập như cũ.' } },
  'post /public/tickets/:code/supplement': { open: true, body: { text: 'Bổ sung' } },
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

function rowOf(route: Route): Row {
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
  if (rowOf(route).ids === 'receipt') return '1';
  if (rowOf(route).ids === 'channel') return 'web';
  if (rowOf(route).ids === 'incident') return incidentId;
  if (rowOf(route).ids === 'model') return 'shipped';
  if (rowOf(route).ids === 'contact') return ticket.sender?.contactId ?? '';
  if (rowOf(route).ids === 'message') return ticket.thread[0]?.id ?? '';
  return rowOf(route).ids === 'attachment' ? (files[0]?.id ?? '') : ticket.id;
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
    for (const route of routes.filter((one) => one.method !== 'get' && rowOf(one).ids)) {
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
