import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testAccount, testOutbound } from '../../adapters/conformance/account.ts';
import { smppAdapter } from '../../adapters/smpp/index.ts';
import type { Running } from '../../src/channels/door.ts';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import { createFakeDoor, type FakeDoor } from '../support/mail/fake-door.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { startSmppServer, type SmppCentre } from '../support/platforms/smpp-server.ts';

const within = { timeout: 15_000, interval: 10 };
const an = { id: '+84912345678', name: 'Nguyễn Thị An' };
const to = { kind: 'phone', address: an.id, name: an.name } as const;
const long =
  'Đường Trần Phú đoạn qua cổng trường ngập sâu nửa mét từ sáng, xe máy chết máy hàng loạt, mong tỉnh xử lý sớm.';

let centre: SmppCentre;
let door: FakeDoor;
let clock: Date;
let account: ReturnType<typeof testAccount>;

beforeEach(async () => {
  centre = await startSmppServer();
  door = createFakeDoor();
  clock = new Date('2026-01-12T03:30:00Z');
  useSettings({});
});
afterEach(async () => {
  await centre[Symbol.asyncDispose]();
});

function useSettings(settings: object): void {
  account = testAccount({ ...centre.settings, throughput: 1000, ...settings }, { now: () => clock });
}

async function listen(): Promise<Running> {
  if (smppAdapter.listen === undefined) throw new Error('the adapter has no reader');
  const running = await smppAdapter.listen(account, door);
  return running;
}

/** Listens, and waits until the bind stands. */
async function bound(): Promise<Running> {
  const running = await listen();
  await vi.waitFor(() => expect(door.errors.at(-1)).toBeNull(), within);
  return running;
}

async function send(patch: Partial<OutboundMessage> = {}): Promise<SendResult> {
  if (smppAdapter.send === null) throw new Error('the adapter cannot send');
  return smppAdapter.send(testOutbound({ to, ...patch }), account);
}

async function normalised(): Promise<readonly Normalised[]> {
  return Promise.all(door.receipts.map((receipt) => smppAdapter.normalise({ ...receipt, receivedAt: clock }, account)));
}

async function texts(): Promise<readonly string[]> {
  const results = await normalised();
  return results.flatMap((one) => (one.type === 'message' ? [one.message.text] : []));
}

function shown(): readonly string[] {
  return centre.screen(an.id).flatMap((one) => (one.from === 'hub' ? [one.text] : []));
}

describe('messages from a centre', () => {
  it('are taken in with their sender', async () => {
    await using _reader = await bound();

    await centre.says(an, { text: 'Đường ngập' });

    expect(await normalised()).toMatchObject([
      {
        type: 'message',
        message: { text: 'Đường ngập', from: { address: an.id, verified: true }, conversation: an.id },
      },
    ]);
  });

  it.each(['none', 'disorder', 'sar', 'duplicates'])('are put together from their parts (%s)', async (fault) => {
    if (fault !== 'none') centre.set(fault, true);
    await using _reader = await bound();

    await centre.says(an, { text: long });
    await centre.says(an, { text: 'x'.repeat(400) });

    expect(await texts()).toEqual([long, 'x'.repeat(400)]);
    expect(door.receipts).toHaveLength(2);
    expect(door.cursor('inbox')).toMatchObject({ waiting: [] });
  });

  it('come once although the confirmation was lost and they are delivered again over another connection', async () => {
    await using _reader = await bound();
    centre.set('confirmation-lost', true);
    const said = centre.says(an, { text: long });
    await vi.waitFor(() => expect(door.errors.filter((error) => error !== null)).not.toHaveLength(0), within);

    centre.set('confirmation-lost', false);
    await said;

    expect(await texts()).toEqual([long]);
    expect(door.receipts).toHaveLength(1);
  });

  it('are not confirmed before they are stored', async () => {
    door.failing = true;
    const accept = vi.spyOn(door, 'accept');
    await using _reader = await bound();
    const said = centre.says(an, { text: long });
    await vi.waitFor(() => expect(accept.mock.calls.length).toBeGreaterThan(1), within);

    door.failing = false;
    await said;

    expect(await texts()).toEqual([long]);
  });

  it('keep the parts that came through a restart of the reader', async () => {
    centre.set('part-missing', true);
    {
      await using _reader = await bound();
      await centre.says(an, { text: long });
    }
    expect(door.receipts).toHaveLength(0);

    clock = new Date(clock.getTime() + 61_000);
    await using _again = await bound();

    await vi.waitFor(async () => expect(await texts()).toEqual([`${long.slice(0, 67)}[…]`]), within);
    expect((await normalised())[0]).toMatchObject({ message: { problems: [{ en: expect.stringContaining('[…]') }] } });
  });

  it('are read again after the connection broke', async () => {
    await using _reader = await bound();
    centre.set('cut', true);

    await centre.says(an, { text: 'alo' });

    expect(await texts()).toEqual(['alo']);
  });

  it('are read again from a centre that fell silent', async () => {
    useSettings({ enquireSeconds: 1 });
    await using _reader = await bound();
    centre.set('silent', true);
    await vi.waitFor(() => expect(door.errors).toContain('SMPP: the centre does not answer enquire_link'), within);
    centre.set('silent', false);

    await centre.says(an, { text: 'alo' });

    expect(await texts()).toEqual(['alo']);
  });
});

describe('the reader', () => {
  it('says why a bind is refused, and binds when it is not', async () => {
    centre.set('auth-expired', true);
    await using _reader = await listen();
    await vi.waitFor(
      () => expect(door.errors.at(-1)).toBe('SMPP: the centre refuses the bind: ESME_RINVPASWD (0x0E)'),
      within,
    );

    centre.set('auth-expired', false);

    await vi.waitFor(() => expect(door.errors.at(-1)).toBeNull(), within);
  });

  it('waits for a centre that is down', async () => {
    centre.set('down', true);
    await using _reader = await listen();
    await vi.waitFor(() => expect(door.errors.at(-1)).toMatch(/^SMPP: /u), within);

    centre.set('down', false);

    await vi.waitFor(() => expect(centre.bound()).toEqual(['transceiver']), within);
  });

  it('unbinds when it is stopped', async () => {
    const reader = await bound();

    await reader[Symbol.asyncDispose]();

    await vi.waitFor(() => expect(centre.bound()).toEqual([]), within);
  });
});

describe('messages to a telephone', () => {
  it('go over the session of the reader, without diacritics', async () => {
    await using _reader = await bound();

    const result = await send();

    expect(result).toEqual({ state: 'sent', providerId: centre.screen(an.id)[0]?.id });
    expect(shown()).toEqual(['Chung toi da sua xong den duong.']);
    expect(centre.bound()).toEqual(['transceiver']);
  });

  it('go over a transmitter where no reader is, one for many', async () => {
    await Promise.all([send(), send({ id: '0198c0de-0000-7000-8000-000000000002' })]);

    expect(shown()).toHaveLength(2);
    expect(centre.bound()).toEqual(['transmitter']);
  });

  it.each([
    ['udh', false, 'Chung toi da kiem tra. '.repeat(18).trim(), 3],
    ['udh', true, 'Chúng tôi đã kiểm tra. '.repeat(8).trim(), 3],
    ['payload', false, 'Chung toi da kiem tra. '.repeat(18).trim(), 1],
    ['payload', true, 'Chúng tôi đã kiểm tra. '.repeat(8).trim(), 1],
  ])('are cut by %s, diacritics %s', async (segmentation, diacritics, text, submits) => {
    useSettings({ segmentation, diacritics });

    expect(await send({ text })).toMatchObject({ state: 'sent' });

    expect(shown()).toEqual([text]);
    expect(centre.submitted()).toHaveLength(submits);
    expect(centre.submitted().map((pdu) => pdu['registered_delivery'])).toEqual([
      ...Array<number>(submits - 1).fill(0),
      1,
    ]);
  });

  it('wait while the centre is overrun', async () => {
    centre.set('throttled', true);
    const sent = send();
    setTimeout(() => centre.set('throttled', false), 100);

    expect(await sent).toMatchObject({ state: 'sent' });
    expect(shown()).toHaveLength(1);
  });

  it('are tried once more when the centre fails without a reason, and then given up', async () => {
    centre.set('submit-fails', true);

    expect(await send()).toMatchObject({
      state: 'failed',
      errorClass: 'permanent',
      detail: 'ESME_RSUBMITFAIL (0x45)',
    });
    expect(centre.refused()).toBe(2);

    const sent = send();
    await vi.waitFor(() => expect(centre.refused()).toBe(3), within);
    centre.set('submit-fails', false);
    expect(await sent).toMatchObject({ state: 'sent' });
  });

  it('keep to the pace of the account', async () => {
    useSettings({ throughput: 10 });
    const startedAt = performance.now();

    await Promise.all(
      Array.from({ length: 4 }, (_, index) => send({ id: `0198c0de-0000-7000-8000-00000000000${index}` })),
    );

    expect(performance.now() - startedAt).toBeGreaterThan(280);
  });

  it.each([
    ['auth-expired', { state: 'failed', errorClass: 'reauth' }],
    ['down', { state: 'failed', errorClass: 'retry' }],
    ['bad-number', { state: 'failed', errorClass: 'recipient_unreachable' }],
    ['answer-lost', { state: 'unknown' }],
  ])('end after the fault %s as %j', async (fault, result) => {
    centre.set(fault, true);

    expect(await send()).toMatchObject(result);
  });

  it('are tried again later when nobody listens', async () => {
    useSettings({ port: await pickFreePort() });

    expect(await send()).toMatchObject({ state: 'failed', errorClass: 'retry' });
  });

  it('go out over a new session when the old one has ended', async () => {
    await send();
    centre.set('cut', true);
    await vi.waitFor(() => expect(centre.bound()).toEqual([]), within);

    expect(await send({ id: '0198c0de-0000-7000-8000-000000000002' })).toMatchObject({ state: 'sent' });
  });
});

describe('receipts of a centre', () => {
  async function reported(result: SendResult) {
    const providerId = result.state === 'sent' ? result.providerId : null;
    await vi.waitFor(() => expect(door.receipts).toHaveLength(1), within);
    const [one] = await normalised();
    return { providerId, notice: one?.type === 'notice' ? one.notice : null };
  }

  it.each([
    ['none', 'same'],
    ['field-receipts', 'same'],
    ['decimal-receipts', 'decimal'],
  ])('name the message by the id of its answer (%s)', async (fault, receiptIds) => {
    if (fault !== 'none') centre.set(fault, true);
    useSettings({ receiptIds });
    await using _reader = await bound();

    const { providerId, notice } = await reported(await send({ text: 'Chung toi da kiem tra. '.repeat(10) }));

    expect(providerId).not.toBeNull();
    expect(notice).toEqual({ kind: 'delivery', reports: [{ about: { providerId }, state: 'delivered' }] });
  });

  it('tell of a telephone that was not reached, once', async () => {
    centre.set('undelivered', true);
    centre.set('duplicates', true);
    await using _reader = await bound();

    const { providerId, notice } = await reported(await send());

    expect(notice).toEqual({
      kind: 'delivery',
      reports: [
        {
          about: { providerId },
          state: 'failed',
          errorClass: 'recipient_unreachable',
          detail: 'UNDELIV, error 000',
        },
      ],
    });
  });
});

it('tells in its live check whether the bind holds', async () => {
  expect(await smppAdapter.test?.(account)).toEqual({ ok: true, detail: 'SMPP: bound, the centre answers' });

  useSettings({ password: 'wrong' });
  expect(await smppAdapter.test?.(account)).toEqual({
    ok: false,
    detail: 'SMPP: the centre refuses the bind: ESME_RINVPASWD (0x0E)',
  });
});
