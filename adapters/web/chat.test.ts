import { describe, expect, it } from 'vitest';
import type { RawInput } from '../../src/channels/door.ts';
import { ownHeaders } from '../../src/lib/own-headers.ts';
import { testAccount, testOutbound } from '../conformance/account.ts';
import { webAdapter } from './index.ts';

const account = testAccount({});
const receivedAt = new Date('2026-01-12T03:30:00Z');
const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const conversation = 'a'.repeat(48);

function input(
  body: object,
  headers: Readonly<Record<string, string>> = { [ownHeaders.chat]: conversation },
): RawInput {
  return {
    body: Buffer.from(JSON.stringify(body)),
    headers: { 'content-type': 'application/json', ...headers },
    query: {},
    receivedAt,
  };
}

async function read(raw: RawInput) {
  const verdict = await webAdapter.verify(raw, account);
  const receipt = verdict.ok ? verdict.receipts[0] : undefined;
  if (!receipt) return verdict;
  return { receipt, result: await webAdapter.normalise({ ...receipt, headers: raw.headers, receivedAt }, account) };
}

describe('a message of the chat', () => {
  it('comes from its conversation, with files, and claims no other address', async () => {
    const attachments = [
      { name: '../ngập.jpg', type: 'image/jpeg', base64: Buffer.from([0xff, 0xd8]).toString('base64') },
    ];

    const { receipt, result } = Object(await read(input({ id, text: ' Đường ngập ', lang: 'vi', attachments })));

    expect(receipt).toMatchObject({ kind: 'chat' });
    expect(receipt.externalId).toMatch(new RegExp(`^[0-9a-f]{16}:${id}$`, 'u'));
    expect(receipt.externalId).not.toContain(conversation.slice(0, 16));
    expect(result.message).toMatchObject({
      from: { address: conversation, kind: 'web', verified: true },
      conversation,
      text: 'Đường ngập',
      lang: 'vi',
      form: null,
      alsoKnownAs: [],
      attachments: [{ name: 'ngập.jpg' }],
    });
  });

  it('may be a word, or a picture without one, but not nothing', async () => {
    const attachments = [{ name: 'a.jpg', type: 'image/jpeg', base64: 'AA==' }];

    expect(await read(input({ id, text: 'ok' }))).toHaveProperty('result.type', 'message');
    expect(await read(input({ id, attachments }))).toHaveProperty('result.type', 'message');
    expect(await read(input({ id, text: '  ' }))).toMatchObject({ ok: false, status: 400, code: 'chat.invalid' });
    expect(await read(input({ id, text: 'x'.repeat(4001) }))).toMatchObject({ ok: false, status: 400 });
    expect(await read(input({ text: 'ok' }))).toMatchObject({ ok: false, status: 400 });
  });

  it('keeps the bounds of files', async () => {
    const file = { name: 'a.jpg', type: 'image/jpeg', base64: 'AA==' };

    const many = await read(input({ id, text: 'ok', attachments: Array.from({ length: 6 }, () => file) }));
    const program = await read(input({ id, text: 'ok', attachments: [{ ...file, name: 'a.exe' }] }));

    expect(many).toMatchObject({ ok: false, status: 400, fields: [{ field: 'photos' }] });
    expect(program).toMatchObject({ ok: false, status: 400, code: 'chat.files' });
  });

  it('is one in each conversation, and another in another', async () => {
    const other = { [ownHeaders.chat]: 'b'.repeat(48) };

    const [first, again, elsewhere] = await Promise.all([
      webAdapter.verify(input({ id, text: 'ok' }), account),
      webAdapter.verify(input({ id, text: 'ok' }), account),
      webAdapter.verify(input({ id, text: 'ok' }, other), account),
    ]);

    expect(first).toEqual(again);
    expect(elsewhere).not.toEqual(first);
  });

  it('is none without a conversation that the hub names: then it is a form', async () => {
    for (const headers of [{}, { [ownHeaders.chat]: 'x' }, { [ownHeaders.chat]: 'A'.repeat(48) }])
      expect(await read(input({ id, text: 'Đường ngập nước' }, headers))).toMatchObject({
        ok: false,
        code: 'form.invalid',
      });
  });
});

describe('an answer in the chat', () => {
  it('is sent as soon as it is written, because it is read where it was asked', async () => {
    const to = { kind: 'web', address: conversation, name: null } as const;

    expect(await webAdapter.send?.(testOutbound({ to }), account)).toEqual({ state: 'sent', providerId: null });
    expect(webAdapter.capabilities.reaches).toEqual(['web']);
  });

  it('goes to nobody else', async () => {
    const to = { kind: 'phone', address: '+84912345678', name: null } as const;

    expect(await webAdapter.send?.(testOutbound({ to }), account)).toMatchObject({
      errorClass: 'recipient_unreachable',
    });
  });
});

describe('an address that was proved', () => {
  const form = { submission: id, text: 'Đường Trần Phú ngập', phone: '0912345678', email: 'an@example.vn' };

  it('is the sender, verified; the other one is only known', async () => {
    const raw = input(form, { [ownHeaders.proved]: 'phone:+84912345678' });

    expect(await read(raw)).toHaveProperty('result.message.from', {
      kind: 'phone',
      address: '+84912345678',
      name: null,
      verified: true,
    });
    expect(await read(raw)).toHaveProperty('result.message.alsoKnownAs', [{ kind: 'email', address: 'an@example.vn' }]);
  });

  it('counts only when it stands in the form', async () => {
    const raw = input(form, { [ownHeaders.proved]: 'phone:+84999999999' });

    expect(await read(raw)).toHaveProperty('result.message.from.verified', false);
    expect(await read(raw)).toHaveProperty('result.message.from.address', 'an@example.vn');
  });
});

describe('settings of the web account', () => {
  it('close the door to programs, and not to the hub’s own pages', async () => {
    const closed = testAccount({ programs: 'closed' });
    const form = { submission: id, text: 'Đường Trần Phú ngập' };

    expect(await webAdapter.verify(input(form, {}), closed)).toMatchObject({ ok: false, status: 403 });
    expect(await webAdapter.verify(input(form, { [ownHeaders.door]: 'portal' }), closed)).toMatchObject({ ok: true });
  });

  it('name the sites that may show the chat', () => {
    const parse = (widgetSites: string) => webAdapter.settings.safeParse({ widgetSites }).success;

    expect(parse('https://bacninh.gov.vn, https://*.bacninh.gov.vn\nhttp://localhost:8080')).toBe(true);
    for (const bad of ['*', 'bacninh.gov.vn', "https://a.vn;script-src 'unsafe-inline'", 'https://a.vn/path', "'self'"])
      expect([bad, parse(bad)]).toEqual([bad, false]);
  });
});
