import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { postForm, postRaw } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { postReport, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { expectRefusal, expectTicket, expectUnharmed } from '../support/refusals.ts';

let hub: TestHub;
let operator: StaffClient;
let door: string;

beforeAll(async () => {
  hub = await startTestHub();
  operator = await signIn(hub.url, 'operator');
  door = `${hub.url}/webhooks/web/web`;
});
afterEach(() => expectUnharmed(hub, operator));
afterAll(() => hub[Symbol.asyncDispose]());

function ticketOf(answer: ApiAnswer): Promise<TicketDetail> {
  return expectTicket(operator, answer);
}

function formBody(fields: Readonly<Record<string, unknown>>): URLSearchParams {
  return new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]));
}

describe('bodies that are no form', () => {
  const bodies: readonly (readonly [string, Buffer | string, string | null])[] = [
    ['nothing at all', '', null],
    ['nothing, called a form', '', 'application/x-www-form-urlencoded'],
    ['nothing, called multipart', '', 'multipart/form-data; boundary=x'],
    ['multipart without a boundary', 'x', 'multipart/form-data'],
    [
      'multipart cut off in a part',
      '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nĐường ngập',
      'multipart/form-data; boundary=x',
    ],
    ['multipart cut off in a header', '--x\r\nContent-Dispo', 'multipart/form-data; boundary=x'],
    [
      'random bytes as multipart',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 131) % 256)),
      'multipart/form-data; boundary=x',
    ],
    ['JSON cut off', '{"text":"Đường', 'application/json'],
    ['JSON that is a list', '[]', 'application/json'],
    ['JSON that is null', 'null', 'application/json'],
    ['JSON nested without end', '['.repeat(200_000), 'application/json'],
    ['XML', '<report/>', 'application/xml'],
    ['another charset', '{}', 'application/json; charset=ebcdic-cp-us'],
    ['a content type that is none', 'x', ';;;'],
  ];

  it.each(bodies)('%s: refused in both languages at the front door', async (_, body, type) => {
    expectRefusal(await postRaw(door, body, type), [400, 413, 415]);
    expectRefusal(await postRaw(`${hub.url}/gui`, body, type), [400, 413, 415]);
  });

  it('compressed without end is refused before it is unpacked whole', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 2 ** 20));

    expectRefusal(await postRaw(door, bomb, 'application/json', { 'content-encoding': 'gzip' }), 413);
    expectRefusal(
      await postRaw(door, Buffer.from('not gzip'), 'application/json', { 'content-encoding': 'gzip' }),
      [400, 415],
    );
    expectRefusal(
      await postRaw(door, Buffer.from('x'), 'application/json', { 'content-encoding': 'rot13' }),
      [400, 415],
    );
  });
});

describe('entries of the form', () => {
  const entries: readonly (readonly [string, Record<string, unknown>])[] = [
    ['text of blanks only', { text: ' \n\t  \u00a0 ' }],
    ['no text', { text: undefined }],
    ['text as an object', { text: { a: 1 } }],
    ['text as a list', { text: ['Đường Trần Phú ngập'] }],
    ['text as a number', { text: 12 }],
    ['a text of a million letters', { text: 'ngập '.repeat(200_000) }],
    ['no submission id', { submission: undefined }],
    ['a submission id that is none', { submission: '../../etc/passwd' }],
    ['an address that is none', { email: 'lan@' }],
    ['an address with a line break', { email: 'lan@x.vn\r\nBcc: all@x.vn' }],
    ['a phone number that is none', { phone: '12' }],
    ['a place outside the world', { lat: 91, lon: 500 }],
    ['half a place', { lat: 21.1 }],
    ['a place that is not a number', { lat: 'NaN', lon: 'Infinity' }],
    ['an unknown kind of sender', { contactKind: '__proto__' }],
    ['an unknown language', { lang: 'tlh' }],
    ['a commune code that is a path', { unitCode: '../x' }],
  ];

  it.each(entries)('%s: refused with a sentence in both languages', async (_, overrides) => {
    expectRefusal(await postReport(hub.url, webReport(overrides)), [400, 413]);
  });

  it('an unknown commune or category becomes no broken place', async () => {
    const text = 'Xin phản ánh việc lạ không rõ ở đâu.';
    const ticket = await ticketOf(
      await postReport(hub.url, webReport({ text, unitCode: '99999999', categoryCode: 'no-such-matter' })),
    );

    expect(ticket.place).toBeNull();
    expect(ticket.category?.code).not.toBe('no-such-matter');
    const [row] = await hub.context.database.query<{ unit: string | null; category: string | null }>(
      {
        name: 'test-place',
        text: `SELECT "unit_code" AS "unit", "category_code" AS "category" FROM "ticket" WHERE "id" = $1`,
      },
      [ticket.id],
    );
    expect(row?.unit).toBeNull();
    expect(row?.category).not.toBe('no-such-matter');
  });

  it('a point outside the province is kept as a point and gives no commune', async () => {
    const text = 'Xin phản ánh việc lạ không rõ ở đâu.';
    const ticket = await ticketOf(await postReport(hub.url, webReport({ text, lat: -33.9, lon: 151.2 })));

    expect(ticket.point).toEqual({ lat: -33.9, lon: 151.2 });
    expect(ticket.place).toBeNull();
  });

  it('keys that would change every object change none', async () => {
    const body = JSON.stringify(webReport()).replace(
      /\}$/,
      ',"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}',
    );

    await ticketOf(await postRaw(door, body, 'application/json'));
    await ticketOf(
      await postRaw(
        door,
        `${formBody(webReport()).toString()}&__proto__[polluted]=yes&__proto__=x`,
        'application/x-www-form-urlencoded',
      ),
    );

    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('letters that cannot be stored', () => {
  const hostile = 'Cống\u0000 tắc \ud800 ở\udfff chợ \u202e\u200b🌊 ';

  it('are taken out of every entry of a form, however it is sent', async () => {
    const fields = webReport({
      text: `${hostile}đường ngập`,
      name: `Lan${hostile}`,
      subject: hostile,
      address: `12 ${hostile}`,
    });

    const ticket = await ticketOf(await postReport(hub.url, fields));
    await ticketOf(
      await postRaw(
        door,
        formBody({ ...fields, submission: randomUUID() }).toString(),
        'application/x-www-form-urlencoded',
      ),
    );
    await ticketOf(await postForm(door, { ...fields, submission: randomUUID() }));

    expect(JSON.stringify(ticket)).not.toMatch(/\\u0000|\\ud800|\\udfff/);
    expect(ticket.thread[0]?.text).toContain('🌊');
  });

  it('made by cutting a text in the middle of an emoji do not arise', async () => {
    for (const lead of [258, 259, 109, 110, 299]) {
      const text = `${'a'.repeat(lead)}${'🌊'.repeat(200)}`;
      const names = { subject: `${'b'.repeat(109)}🌊🌊`, name: `${'c'.repeat(118)}🌊` };
      const ticket = await ticketOf(await postReport(hub.url, webReport({ text, ...names })));
      // JSON writes halves of letters as escapes, whole letters as they are.
      expect(JSON.stringify(ticket)).not.toContain('\\ud');
    }
  });

  it('in a wrong encoding are read as well as can be, and the person is told', async () => {
    const windows1258 = Buffer.concat([
      Buffer.from(`submission=${randomUUID()}&text=`),
      Buffer.from([0xd0, 0xfd, 0xf5, 0xec, 0x6e, 0x67]),
      Buffer.from(' ngap nuoc nang o cho&name=Lan'),
    ]);

    const ticket = await ticketOf(await postRaw(door, windows1258, 'application/x-www-form-urlencoded'));
    expect(ticket.thread[0]?.problems).toHaveLength(1);
  });

  it('are refused by the API and taken out on the tracking page', async () => {
    const answer = await postReport(hub.url, webReport());
    const ticket = await ticketOf(answer);
    const { trackingUrl } = submitted.parse(answer.body);
    const [, , code, token] = new URL(trackingUrl).pathname.split('/');
    const api = `${hub.url}/api/v1/public/tickets/${code}/supplement?token=${token}`;

    expectRefusal(await postRaw(api, JSON.stringify({ text: 'Bổ sung \u0000' }), 'application/json'), 400);
    expectRefusal(await postRaw(api, '{"text":"x \\ud800 y"}', 'application/json'), 400);
    expectRefusal(await operator.post(`/tickets/${ticket.id}/note`, { text: 'a\u0000b' }), 400);
    expect(
      (await postRaw(`${trackingUrl}/supplement`, 'text=Bo%20sung%20%00%20them', 'application/x-www-form-urlencoded'))
        .status,
    ).toBe(303);
    expect(
      (await postRaw(`${trackingUrl}/supplement`, 'text=%00%00%00', 'application/x-www-form-urlencoded')).status,
    ).toBe(400);
    const after = ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body);
    expect(after.thread.filter((one) => one.kind === 'supplement').map((one) => one.text)).toEqual(['Bo sung  them']);
  });
});

describe('addresses and queries that nobody types', () => {
  const paths = [
    '/tickets/%00',
    '/tickets/%E0%A4%A',
    `/tickets/${'x'.repeat(5000)}`,
    '/tickets/not-a-ticket',
    "/tickets/' OR 1=1--",
    '/tickets?q=%00',
    '/tickets?agency=%00',
    '/tickets?category=%ED%A0%80',
    '/tickets?queue[$ne]=x',
    '/tickets?queue=nothing',
    '/tickets?limit=1e9',
    '/tickets?limit=-1',
    '/tickets?__proto__[x]=1',
    '/tickets?sort=(select 1)',
    '/attachments/1',
    '/attachments/%2e%2e%2fetc%2fpasswd',
    '/public/status/%00',
    '/public/tickets/BN-26-AAAAAA?token=%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00',
    '/nothing/here',
  ];

  it.each(paths)('GET %s is refused or finds nothing, never fails', async (path) => {
    const answer = await operator.get(path);

    expect([200, 400, 404, 414, 431]).toContain(answer.status);
    if (answer.status !== 200) expectRefusal(answer, answer.status);
  });

  it('a position of a page made up by somebody gives a page or a refusal', async () => {
    const positions = [
      ['2026-02-30 00:00:00+00', '00000000-0000-0000-0000-000000000000'],
      ['12', '00000000-0000-0000-0000-000000000000'],
      ['2026-01-01 00:00:00+00', '------------------------------------'],
      ['infinity', '00000000-0000-0000-0000-00000000000'],
      ['+275760-09-13', '00000000-0000-0000-0000-000000000000'],
      { length: 2 },
      [null, null],
    ];
    for (const position of positions) {
      const after = Buffer.from(JSON.stringify(position)).toString('base64url');
      for (const queue of ['all', 'open'])
        expect([200, 400]).toContain((await operator.get(`/tickets?queue=${queue}&after=${after}`)).status);
    }
  });

  it('typed into the portal show a page of the portal', async () => {
    for (const path of [
      '/tra-cuu?code=%00',
      '/tra-cuu?code=%E0%A4%A',
      '/t/x/y',
      '/t/%E0%A4%A/y',
      '/t/BN-26-AAAAAA/%00',
      '/%E0%A4%A',
      '/%00',
      '/?lang=%00',
    ]) {
      const response = await fetch(`${hub.url}${path}`, { headers: { accept: 'text/html' } });
      expect([path, response.status < 500]).toEqual([path, true]);
      expect([path, (await response.text()).startsWith('<!doctype html>')]).toEqual([path, true]);
    }
  });
});
