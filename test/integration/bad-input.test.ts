import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { postForm, postRaw } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox, rawMail, type Relay } from '../support/mailbox.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { eventually, postReport, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let sink: SmtpSink;
let relay: Relay;
let operator: StaffClient;
let door: string;

beforeAll(async () => {
  [hub, sink] = await Promise.all([startTestHub(), startSmtpSink()]);
  relay = await openMailbox(hub, { smtp: sink });
  operator = await signIn(hub.url, 'operator');
  door = `${hub.url}/webhooks/web/web`;
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

/** Whatever was done before: the hub takes the next good report through to its ticket, and nothing waits or was given up. */
afterEach(async () => {
  await ticketOf(await postReport(hub.url, webReport()));
  const stuck = await hub.context.database.query(
    {
      name: 'test-stuck',
      text: `SELECT "id", "detail", "reason" FROM "receipt" WHERE "state" = 'waiting' OR "reason" = 'failed'`,
    },
    [],
  );
  expect(stuck).toEqual([]);
});

async function ticketOf(answer: ApiAnswer): Promise<TicketDetail> {
  expect(answer, JSON.stringify(answer.body)).toMatchObject({
    status: expect.toSatisfy((status) => status === 200 || status === 201),
  });
  const { code } = submitted.parse(answer.body);
  return eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${code}`)).body));
}

/** A refusal that a person can read in both languages. */
function expectRefusal(answer: ApiAnswer, status: number | readonly number[], label = ''): void {
  expect([status].flat(), `${label} ${JSON.stringify(answer.body)}`).toContain(answer.status);
  const { error } = problem.parse(answer.body);
  expect(error.message.vi).toMatch(/[\p{L}].{8,}/u);
  expect(error.message.en).toMatch(/[a-z].{8,}/);
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
    const { gzipSync } = await import('node:zlib');
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
      await ticketOf(
        await postReport(hub.url, webReport({ text, subject: `${'b'.repeat(109)}🌊🌊`, name: `${'c'.repeat(118)}🌊` })),
      );
    }
  });

  it('in a wrong encoding are read as well as can be, and the person is told', async () => {
    const windows1258 = Buffer.concat([
      Buffer.from(`submission=${randomUUID()}&text=`),
      Buffer.from([0xd0, 0xfd, 0xf5, 0xec, 0x6e, 0x67]),
      Buffer.from(' ngap nuoc nang o cho&name=Lan'),
    ]);

    await ticketOf(await postRaw(door, windows1258, 'application/x-www-form-urlencoded'));
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

    if (answer.status !== 200) expectRefusal(answer, [400, 404, 414, 431]);
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

describe('files', () => {
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);

  it('of 30 MB are refused with the limit, in a form of a browser and of a program', async () => {
    const file = { name: 'lon.jpg', type: 'image/jpeg', bytes: Buffer.concat([jpegHead, Buffer.alloc(30 * 2 ** 20)]) };

    for (const url of [door, `${hub.url}/gui`]) {
      const answer = await postForm(url, webReport(), [file]);
      expectRefusal(answer, 413, url);
      expect(JSON.stringify(answer.body)).toMatch(/25 MB|10 MB/);
    }
    const page = new FormData();
    page.append('photos', new Blob([new Uint8Array(file.bytes)]), file.name);
    const shown = await fetch(`${hub.url}/gui`, { method: 'POST', headers: { accept: 'text/html' }, body: page });
    expect([shown.status, (await shown.text()).startsWith('<!doctype html>')]).toEqual([413, true]);
    expectRefusal(await postForm(door, webReport(), [{ ...file, bytes: Buffer.alloc(60 * 2 ** 20) }]), 413);
    const base64 = Buffer.alloc(45 * 2 ** 20, 0x41).toString('latin1');
    expectRefusal(
      await postReport(hub.url, webReport({ attachments: [{ name: 'a.jpg', type: 'image/jpeg', base64 }] })),
      413,
    );
  });

  it('over 10 MB, too many, or of a kind that runs are refused by name', async () => {
    const file = (name: string, size: number) => ({ name, type: 'image/jpeg', bytes: Buffer.alloc(size, 1) });

    const big = await postForm(door, webReport(), [file('to.jpg', 11 * 2 ** 20)]);
    const many = await postForm(
      door,
      webReport(),
      Array.from({ length: 6 }, (_, i) => file(`${i}.jpg`, 10)),
    );
    const program = await postForm(door, webReport(), [file('trojan.exe', 10)]);
    const page = await postForm(door, webReport(), [file('trang.svg', 10)]);

    expectRefusal(big, 413);
    expect(JSON.stringify(big.body)).toContain('to.jpg');
    for (const answer of [many, program, page]) expectRefusal(answer, 400);
    expect(JSON.stringify(program.body)).toContain('trojan.exe');
  });

  it('that only call themselves pictures are kept and shown as files, with the problem named', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const ticket = await ticketOf(
      await postForm(door, webReport(), [
        { name: 'gia.jpg', type: 'image/jpeg', bytes: Buffer.from('<html><script>alert(1)</script>') },
        { name: 'cut.jpg', type: 'image/jpeg', bytes: jpegHead },
        { name: 'cut.png', type: 'image/png', bytes: png },
        { name: 'rong.png', type: 'image/png', bytes: Buffer.alloc(0) },
        { name: 'bom.png', type: 'image/png', bytes: await pictureBomb() },
      ]),
    );

    const files = ticket.thread[0]?.attachments ?? [];
    expect(files).toHaveLength(5);
    expect(files.map((one) => one.pictureUrl)).toEqual([null, null, null, null, null]);
    expect(files.map((one) => one.problem === null)).toEqual([false, false, false, false, false]);
  });

  it('with names made to harm are kept under harmless ones', async () => {
    const names = [
      '../../x.jpg',
      '..\\x.jpg',
      '/etc/x.jpg',
      '\u200b.htaccess.txt',
      'a\r\nSet-Cookie: x.jpg',
      `${'ế'.repeat(300)}.jpg`,
      'gpj.\u202e.txt',
      'CON.txt',
      '.txt',
    ];
    const file = (name: string) => ({ name, type: 'text/plain', bytes: Buffer.from('x') });

    expectRefusal(await postForm(door, webReport(), [file('a\u0000b.jpg')]), 400);
    for (const part of [names.slice(0, 5), names.slice(5)]) {
      const ticket = await ticketOf(await postForm(door, webReport(), part.map(file)));
      for (const { name, downloadUrl } of ticket.thread[0]?.attachments ?? []) {
        expect(name).not.toMatch(/[/\\\u0000-\u001f\u200b\u202e]|^\./);
        expect(name.length).toBeLessThanOrEqual(180);
        const response = await fetch(`${hub.url}${downloadUrl}`, { headers: { cookie: operator.cookie } });
        expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
        await response.arrayBuffer();
      }
    }
  });
});

/** A PNG of a few kilobytes that would take gigabytes when decoded. */
async function pictureBomb(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const bomb = Buffer.from(small);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const { crc32 } = await import('node:zlib');
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}

describe('mail', () => {
  type End = { state: string; outcome: string | null; reason: string | null; ticketId: string | null };

  async function endOf(mark: string): Promise<End> {
    return eventually(async () => {
      const [row] = await hub.context.database.query<End>(
        {
          name: 'test-end',
          text: `SELECT "state", "outcome", "reason", "ticket_id" AS "ticketId" FROM "receipt"
            WHERE position($1::bytea IN "raw") > 0 AND "state" <> 'waiting'`,
        },
        [Buffer.from(mark)],
      );
      if (!row) throw new Error('not ended');
      return row;
    });
  }

  const shapes: readonly (readonly [string, (mark: string) => Buffer | string])[] = [
    [
      'to ten thousand people',
      (mark) => rawMail({ Cc: Array.from({ length: 10_000 }, (_, i) => `p${i}@x.example`).join(',\r\n ') }, mark),
    ],
    [
      'with NUL everywhere',
      (mark) =>
        rawMail(
          { Subject: 'a\0b', From: '"L\0an" <lan0@x.example>', 'Message-ID': '<a\0b@x>', 'In-Reply-To': '<a\0c@x>' },
          `Ng\0ập ${mark}\0`,
        ),
    ],
    [
      'with NUL in encoded words',
      (mark) => rawMail({ Subject: '=?utf-8?Q?a=00b=ED=A0=80?=', From: '=?utf-8?Q?L=00an?= <lan1@x.example>' }, mark),
    ],
    [
      'with a charset that is none',
      (mark) => rawMail({ 'Content-Type': 'text/plain; charset=klingon' }, `Đường ngập ${mark}`),
    ],
    [
      'with bytes that are no text',
      (mark) => Buffer.concat([Buffer.from(rawMail({}, mark)), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0, 0x80])]),
    ],
    ['nested three hundred deep', (mark) => nested(300, mark)],
    [
      'with a hundred thousand empty parts',
      (mark) =>
        rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${mark}\n${'--b\r\n\r\n'.repeat(100_000)}--b--`),
    ],
    [
      'with a megabyte of nested HTML',
      (mark) => rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, `${'<div>'.repeat(200_000)}${mark}`),
    ],
    ['with a megabyte of one header', (mark) => rawMail({ 'X-Long': 'x'.repeat(2 ** 20) }, mark)],
    ['with a subject of a megabyte', (mark) => rawMail({ Subject: 'ngập '.repeat(200_000) }, mark)],
    [
      'with a file of base64 that is none',
      (mark) =>
        rawMail({ 'Content-Type': 'image/jpeg; name="a.jpg"', 'Content-Transfer-Encoding': 'base64' }, `!!!${mark}`),
    ],
  ];

  it.each(shapes)('%s ends as a ticket or in quarantine, soon', async (_, shape) => {
    const mark = `dau-${randomUUID()}`;

    await relay(shape(mark));

    const end = await endOf(mark);
    expect(['done', 'quarantined', 'ignored']).toContain(end.state);
    expect(end.reason).not.toBe('failed');
    if (end.ticketId) expect((await operator.get(`/tickets/${end.ticketId}`)).status).toBe(200);
  });

  function nested(depth: number, mark: string): string {
    let body = `Content-Type: text/plain\r\n\r\n${mark}`;
    for (let i = 0; i < depth; i++)
      body = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--`;
    return `From: sau@x.example\r\nTo: phananh@1022.example\r\nMessage-ID: <${mark}@x.example>\r\n${body}\r\n`;
  }
});
