import { describe, expect, it } from 'vitest';
import { testAccount } from '../conformance/account.ts';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import type { InboundMessage } from '../../src/channels/inbound.ts';
import { webAdapter } from './index.ts';
import { normalisePhone } from '../../src/lib/phone.ts';

const account = testAccount({});
const submission = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const receivedAt = new Date('2026-01-12T03:30:00Z');

function multipart(
  fields: Readonly<Record<string, string | Buffer>>,
  files: readonly { name: string; bytes: Buffer }[] = [],
): RawInput {
  const parts = [
    ...Object.entries(fields).map(
      ([name, value]) => [`Content-Disposition: form-data; name="${name}"`, value] as const,
    ),
    ...files.map(
      (file) =>
        [
          `Content-Disposition: form-data; name="photos"; filename="${file.name}"\r\nContent-Type: image/jpeg`,
          file.bytes,
        ] as const,
    ),
  ].map(([head, value]) =>
    Buffer.concat([Buffer.from(`--b\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')]),
  );
  return {
    body: Buffer.concat([...parts, Buffer.from('--b--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    query: {},
    receivedAt,
  };
}

function json(fields: object): RawInput {
  return {
    body: Buffer.from(JSON.stringify(fields)),
    headers: { 'content-type': 'application/json' },
    query: {},
    receivedAt,
  };
}

const good = { submission, text: 'Đường Trần Phú ngập, xe không vào được kho' };

async function refusal(input: RawInput): Promise<Extract<Verdict, { ok: false }>> {
  const verdict = await webAdapter.verify(input, account);
  if (verdict.ok) throw new Error('the form was accepted');
  return verdict;
}

async function accepted(input: RawInput): Promise<InboundMessage> {
  const verdict = await webAdapter.verify(input, account);
  const receipt = verdict.ok ? verdict.receipts[0] : undefined;
  if (receipt === undefined) throw new Error(`refused: ${JSON.stringify(verdict)}`);
  const result = await webAdapter.normalise({ ...receipt, headers: input.headers, receivedAt }, account);
  if (result.type !== 'message') throw new Error(`not a message: ${result.type}`);
  return result.message;
}

describe('the web form', () => {
  it('takes a whole report with photos', async () => {
    const fields = {
      ...good,
      name: 'Nguyễn Văn An',
      email: 'An@Example.vn',
      phone: '0912 345 678',
      unitCode: '09169',
      lat: '21,186',
      lon: '106.07',
      hideIdentity: 'on',
      lang: 'vi',
      contactKind: 'business',
    };

    const message = await accepted(multipart(fields, [{ name: 'ngập.jpg', bytes: Buffer.from([0xff, 0xd8]) }]));

    expect(message).toMatchObject({
      externalId: submission,
      from: { address: 'an@example.vn', kind: 'email', name: 'Nguyễn Văn An', verified: false },
      alsoKnownAs: [{ kind: 'phone', address: '+84912345678' }],
      text: good.text,
      lang: 'vi',
      form: { unitCode: '09169', point: { lat: 21.186, lon: 106.07 }, hideIdentity: true, contactKind: 'business' },
      attachments: [{ name: 'ngập.jpg', type: 'image/jpeg' }],
      problems: [],
    });
  });

  it('takes a nameless report', async () => {
    expect(await accepted(json(good))).toMatchObject({
      from: { address: null, kind: 'web', verified: false },
      form: { hideIdentity: false, contactKind: 'person' },
    });
  });

  it('answers each mistake at its field in both languages', async () => {
    const verdict = await refusal(
      multipart({ text: 'ngắn', phone: '123', email: 'x@', lat: '91', lon: '0', lang: 'fr', name: 'x'.repeat(200) }),
    );

    expect(verdict).toMatchObject({ status: 400, code: 'form.invalid' });
    expect(verdict.fields?.map((problem) => problem.field).sort()).toEqual([
      'email',
      'lang',
      'lat',
      'name',
      'phone',
      'submission',
      'text',
    ]);
    expect(verdict.fields?.find((problem) => problem.field === 'text')?.message).toEqual({
      vi: 'Vui lòng mô tả sự việc bằng ít nhất 10 ký tự.',
      en: 'Please describe the matter in at least 10 characters.',
    });
  });

  it.each([{ lat: '21' }, { lon: '106' }, { lat: 'x', lon: '1' }])(
    'wants both halves of a position: %j',
    async (half) => {
      expect((await refusal(json({ ...good, ...half }))).fields?.[0]?.field).toBe('lat');
    },
  );

  it('counts the text without the blanks around it', async () => {
    expect((await refusal(json({ ...good, text: `   ${'a'.repeat(9)}   ` }))).status).toBe(400);
    expect((await accepted(json({ ...good, text: ` ${'a'.repeat(10_000)} ` }))).text).toHaveLength(10_000);
    expect((await refusal(json({ ...good, text: 'a'.repeat(10_001) }))).status).toBe(400);
  });

  it('refuses six files, a file that is too large and a program', async () => {
    const file = { name: 'a.jpg', bytes: Buffer.from('x') };

    const many = await refusal(
      multipart(
        good,
        Array.from({ length: 6 }, () => file),
      ),
    );
    const large = await refusal(multipart(good, [{ name: 'big.mp4', bytes: Buffer.alloc(10 * 2 ** 20 + 1) }]));
    const program = await refusal(multipart(good, [{ name: 'virus.EXE', bytes: Buffer.from('MZ') }]));
    const whole = await refusal(
      multipart(
        good,
        Array.from({ length: 3 }, () => ({ name: 'a.jpg', bytes: Buffer.alloc(9 * 2 ** 20) })),
      ),
    );

    expect(many).toMatchObject({ status: 400, fields: [{ field: 'photos' }] });
    expect(large).toMatchObject({ status: 413, fields: [{ field: 'photos' }] });
    expect(large.fields?.[0]?.message.vi).toContain('big.mp4');
    expect(program).toMatchObject({ status: 400, fields: [{ field: 'photos' }] });
    expect(whole).toMatchObject({ status: 413 });
  });

  it('forgets the box for files that was left empty', async () => {
    expect((await accepted(multipart(good, [{ name: '', bytes: Buffer.alloc(0) }]))).attachments).toEqual([]);
  });

  it('thanks whoever fills in the hidden box, and ignores them', async () => {
    const input = json({ website: 'https://spam.example', text: 'x' });
    const verdict = await webAdapter.verify(input, account);
    if (!verdict.ok || verdict.receipts[0] === undefined) throw new Error('the trap was shown');

    const result = await webAdapter.normalise({ ...verdict.receipts[0], headers: input.headers, receivedAt }, account);

    expect(result).toEqual({ type: 'ignore', reason: 'honeypot' });
  });

  it('reads letters in an old encoding and says so', async () => {
    const message = await accepted(
      multipart({
        ...good,
        text: Buffer.from([0xd0, 0xf5, 0xf5, 0xec, 0x6e, 0x67, 0x20, 0x6e, 0x67, 0xe2, 0xf2, 0x70]),
      }),
    );

    expect(message.text).toMatch(/^Đ/u);
    expect(message.text).not.toContain('\uFFFD');
    expect(message.problems).toHaveLength(1);
  });

  it('refuses what is no form at all', async () => {
    const bare = { query: {}, receivedAt };

    expect(
      await refusal({ ...bare, body: Buffer.from('{'), headers: { 'content-type': 'application/json' } }),
    ).toMatchObject({ status: 400, code: 'form.malformed' });
    expect(await refusal({ ...bare, body: Buffer.from('x'), headers: {} })).toMatchObject({ status: 415 });
    expect(
      await refusal({
        ...bare,
        body: Buffer.from('--b\r\n'),
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      }),
    ).toMatchObject({ status: 400 });
  });
});

describe('normalisePhone', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['+84 912 345 678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['(0222) 3 822 233', '+842223822233'],
    ['01641234567', '+84341234567'],
    ['+84 164 123 4567', '+84341234567'],
    ['01201234567', '+84701234567'],
    ['+1 212 555 0123', '+12125550123'],
    ['０９１２３４５６７８', '+84912345678'],
  ])('reads %s as %s', (typed, number) => {
    expect(normalisePhone(typed)).toBe(number);
  });

  it.each(['', '123', '1022', '09123', '0912345678901', 'abc', '0912345678; DROP', '02401234567x'])(
    'refuses %j',
    (typed) => {
      expect(normalisePhone(typed)).toBeNull();
    },
  );
});
