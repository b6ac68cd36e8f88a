import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { testAccount } from '../conformance/account.ts';
import { decodeText, encodeText } from './alphabet.ts';
import { composeSubmits } from './compose.ts';
import { readDelivered, type Delivered } from './delivered.ts';
import { normaliseSmpp } from './normalise.ts';
import { createPace } from './pace.ts';
import { addPart, flushOverdue, type Waiting } from './reassembly.ts';
import { canonicalId, readCentreReceipt, reportOf } from './receipt-text.ts';
import { smppSettings } from './schema.ts';
import { describeStatus, isBusy, statusClass } from './statuses.ts';
import { backoffMs } from './backoff.ts';

const settings = smppSettings.parse({
  host: 'smsc.example.vn',
  port: '2775',
  systemId: 'hub',
  password: 'secret',
  sourceAddr: '1022',
});

function delivered(patch: Partial<Delivered> = {}): Delivered {
  return {
    isReceipt: false,
    from: '84912345678',
    fromTon: 1,
    to: '1022',
    dataCoding: 0,
    bytes: Buffer.from('alo'),
    place: null,
    receiptedId: null,
    messageState: null,
    ...patch,
  };
}

function pdu(fields: Readonly<Record<string, unknown>>) {
  return {
    command: 'deliver_sm',
    command_status: 0,
    sequence_number: 1,
    isResponse: () => false,
    response: () => pdu({}),
    ...fields,
  };
}

describe('a deliver_sm', () => {
  it('tells its part by a header of eight or sixteen bits, wherever that stands', () => {
    const body = (header: readonly number[]) =>
      readDelivered(pdu({ esm_class: 0x40, short_message: Buffer.from([header.length, ...header, 0x61]) }));

    expect(body([0x00, 0x03, 0x07, 0x02, 0x01])).toMatchObject({
      place: { reference: 7, total: 2, seq: 1 },
      bytes: Buffer.from('a'),
    });
    expect(body([0x08, 0x04, 0x01, 0x02, 0x03, 0x02]).place).toEqual({ reference: 258, total: 3, seq: 2 });
    expect(body([0x24, 0x01, 0x01, 0x00, 0x03, 0x07, 0x02, 0x02]).place).toEqual({ reference: 7, total: 2, seq: 2 });
  });

  it('is a message of its own when its place makes no sense', () => {
    for (const place of [
      [2, 0],
      [2, 3],
      [1, 1],
      [0, 0],
    ]) {
      const header = Buffer.from([5, 0, 3, 7, ...place, 0x61]);
      expect(readDelivered(pdu({ esm_class: 0x40, short_message: header })).place).toBeNull();
    }
  });

  it('tells its part by SAR fields too, and may keep its text in the payload', () => {
    const sar = { sar_msg_ref_num: 9, sar_total_segments: 2, sar_segment_seqnum: 1 };

    expect(readDelivered(pdu({ ...sar, message_payload: Buffer.from('alo') }))).toMatchObject({
      place: { reference: 9, total: 2, seq: 1 },
      bytes: Buffer.from('alo'),
    });
  });

  it('is a receipt by its class', () => {
    expect(
      [0x00, 0x04, 0x20, 0x40, 0x44, 0x08].map((esm_class) => readDelivered(pdu({ esm_class })).isReceipt),
    ).toEqual([false, true, true, false, true, false]);
  });

  it('is read whatever its bytes are', () => {
    assertProperty(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(255), fc.nat(255), (bytes, esm_class, data_coding) => {
        const read = readDelivered(pdu({ esm_class, data_coding, short_message: Buffer.from(bytes) }));
        expect(read.bytes.length).toBeLessThanOrEqual(bytes.length);
        decodeText(read.bytes, data_coding, 'gsm7');
      }),
    );
  });
});

describe('alphabets', () => {
  it.each([
    ['Duong ngap @ {5} €', 'GSM-7', 'gsm7', 0],
    ['Đường ngập 👍', 'UCS-2', 'gsm7', 8],
    ['Duong ngap @ {5}', 'GSM-7', 'latin1', 0],
  ] as const)('carry %j both ways (%s, %s)', (text, encoding, alphabet, dataCoding) => {
    const encoded = encodeText(text, encoding, alphabet);

    expect(encoded.dataCoding).toBe(dataCoding);
    expect(decodeText(encoded.bytes, dataCoding, alphabet)).toEqual({ text, isSure: true });
  });

  it.each([
    [[0x00, 0x11, 0x1b, 0x65], 0x00, 'gsm7', '@_€'],
    [[0xe0, 0xe9], 0x00, 'latin1', 'àé'],
    [[0xe0, 0xe9], 0x03, 'gsm7', 'àé'],
    [[0x01, 0x10, 0x1e, 0xa1], 0x08, 'gsm7', 'Đạ'],
    [[0x01, 0x10], 0x18, 'gsm7', 'Đ'],
    [[0x61], 0xf0, 'gsm7', 'a'],
    [[0xc4, 0x90], 0x04, 'gsm7', 'Đ'],
    [[0xe0], 0xf4, 'gsm7', 'à'],
  ] as const)('read the bytes %j of coding %i', (bytes, dataCoding, alphabet, text) => {
    expect(decodeText(Buffer.from(bytes), dataCoding, alphabet)).toEqual({ text, isSure: true });
  });

  it('are told by the bytes where a gateway says another', () => {
    const turned = Buffer.from('Đường ngập sâu', 'utf16le');
    expect(decodeText(turned, 0x08, 'gsm7')).toEqual({ text: 'Đường ngập sâu', isSure: false });
    expect(decodeText(Buffer.from('Đường ngập'), 0x00, 'gsm7')).toEqual({ text: 'Đường ngập', isSure: false });
    expect(decodeText(Buffer.from('一路', 'utf16le').swap16(), 0x08, 'gsm7').text).toBe('一路');
  });

  it('say when they are not sure', () => {
    expect(decodeText(Buffer.from('x'), 0x06, 'gsm7').isSure).toBe(false);
  });
});

describe('putting parts together', () => {
  const part = (seq: number, bytes: string, total = 3, reference = 7) => ({
    ...delivered({ bytes: Buffer.from(bytes) }),
    place: { reference, total, seq },
  });

  function takeAll(parts: readonly ReturnType<typeof part>[]) {
    let waiting: readonly Waiting[] = [];
    const done: Waiting[] = [];
    for (const one of parts) {
      const added = addPart(waiting, one, 0);
      waiting = added.waiting;
      done.push(...added.done);
    }
    return { waiting, done };
  }

  it('does not mind order nor repetition', () => {
    const parts = [part(1, 'a'), part(2, 'b'), part(3, 'c')];
    assertProperty(
      fc.property(fc.shuffledSubarray(parts, { minLength: 3 }), fc.nat(1), (shuffled, repeated) => {
        const [last] = shuffled.slice(-1);
        const again = shuffled.slice(repeated, 2);
        const { waiting, done } = takeAll([...shuffled.slice(0, 2), ...again, ...(last ? [last] : [])]);

        expect(waiting).toEqual([]);
        expect(done.map((one) => one.parts.map(({ seq }) => seq))).toEqual([[1, 2, 3]]);
      }),
    );
  });

  it('keeps senders, references and lengths apart', () => {
    const other = { ...part(1, 'x'), from: '84987654321' };

    const { waiting } = takeAll([part(1, 'a'), other, part(1, 'a', 3, 8), part(1, 'a', 2)]);

    expect(waiting).toHaveLength(4);
  });

  it('lets go of an unfinished message whose reference is begun anew', () => {
    const { waiting, done } = takeAll([part(1, 'a'), part(1, 'other')]);

    expect(done).toHaveLength(1);
    expect(waiting).toHaveLength(1);
  });

  it('never keeps more than it can bear, and loses nothing of it', () => {
    const { waiting, done } = takeAll(Array.from({ length: 700 }, (_, index) => part(1, 'a', 3, index)));

    expect(waiting).toHaveLength(500);
    expect(done).toHaveLength(200);
  });

  it('gives up waiting after a while', () => {
    const { waiting } = takeAll([part(1, 'a')]);

    expect(flushOverdue(waiting, 59_999, 60_000)).toEqual({ waiting, done: [] });
    expect(flushOverdue(waiting, 60_000, 60_000)).toEqual({ waiting: [], done: waiting });
  });
});

describe('a receipt of a centre', () => {
  const text = 'id:0A1F sub:001 dlvrd:001 submit date:2601121030 done date:2601121031 stat:DELIVRD err:000 text:Chung';

  it('is read from its text', () => {
    expect(readCentreReceipt(delivered({ bytes: Buffer.from(text) }), 'same')).toEqual({
      id: '0A1F',
      state: 'DELIVRD',
      error: '000',
    });
  });

  it('is read from its fields first', () => {
    const read = delivered({ bytes: Buffer.from(text), receiptedId: 'abc-1', messageState: 5 });

    expect(readCentreReceipt(read, 'same')).toMatchObject({ id: 'abc-1', state: 'UNDELIV' });
  });

  it('may name nothing', () => {
    expect(readCentreReceipt(delivered({ bytes: Buffer.from('hello') }), 'same')).toBeNull();
  });

  it.each([
    ['DELIVRD', 'delivered'],
    ['ENROUTE', 'sent'],
    ['ACCEPTD', 'sent'],
    ['UNDELIV', 'failed'],
    ['EXPIRED', 'failed'],
    ['REJECTD', 'failed'],
    ['DELETED', 'failed'],
    ['UNKNOWN', 'failed'],
  ])('means by %s: %s', (state, expected) => {
    expect(reportOf({ id: '1', state, error: '' })).toMatchObject({ about: { providerId: '1' }, state: expected });
  });

  it('may say what nobody knows', () => {
    expect(reportOf({ id: '1', state: 'NEW', error: '' })).toBeNull();
  });

  it.each([
    ['0A1F', '2591', 'decimal'],
    ['2591', 'a1f', 'hex'],
    ['abc-1', 'abc-1', 'same'],
    ['not-hex', 'not-hex', 'decimal'],
  ] as const)('finds the answer %s by its %s (%s)', (response, receipt, receiptIds) => {
    expect(canonicalId(receipt, 'receipt', receiptIds)).toBe(canonicalId(response, 'response', receiptIds));
  });
});

describe('a submit_sm', () => {
  const message = { id: '0198c0de-0000-7000-8000-000000000001', to: '+84912345678', text: 'a'.repeat(400) };

  it('has the same reference on every try', () => {
    expect(composeSubmits(message, settings)).toEqual(composeSubmits(message, settings));
  });

  it.each([
    ['1022', 0, 1],
    ['TD1022', 5, 0],
    ['+84912345678', 1, 1],
  ])('comes from %s with type %i and plan %i', (sourceAddr, ton, npi) => {
    expect(composeSubmits({ ...message, text: 'a' }, { ...settings, sourceAddr })?.[0]).toMatchObject({
      source_addr: sourceAddr.replace('+', ''),
      source_addr_ton: ton,
      source_addr_npi: npi,
      destination_addr: '84912345678',
    });
  });

  it('cannot carry a character that is longer than a part', () => {
    expect(composeSubmits({ ...message, text: `a${'\u0301'.repeat(300)}` }, settings)).toBeNull();
  });
});

describe('error classes of a centre', () => {
  it.each([
    [0x58, 'retry'],
    [0x14, 'retry'],
    [0x08, 'retry'],
    [0x45, 'permanent'],
    [0x0b, 'recipient_unreachable'],
    [0x0a, 'config'],
    [0x0d, 'reauth'],
    [0x0e, 'reauth'],
    [0x0f, 'reauth'],
    [0x01, 'permanent'],
    [0x401, 'permanent'],
  ])('gives the status %i the class %s', (status, errorClass) => {
    expect(statusClass(status)).toBe(errorClass);
  });

  it('names a status for people', () => {
    expect(describeStatus(0x58)).toBe('ESME_RTHROTTLED (0x58)');
    expect(describeStatus(0x401)).toBe('status 0x401');
    expect([0x58, 0x14, 0x08].map(isBusy)).toEqual([true, true, false]);
  });
});

describe('what was stored of a message', () => {
  const account = testAccount({ ...settings, keyword: '1022' });
  const read = (value: unknown, kind = 'message') =>
    normaliseSmpp(
      {
        kind,
        externalId: 'mark:1',
        body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
        headers: {},
        receivedAt: new Date(),
      },
      account,
    );
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const stored = { from: '84912345678', fromTon: 1, to: '1022', total: 1 };

  it('joins letters that were cut in two', () => {
    const parts = [
      { seq: 2, hex: hex('👍').slice(4), dataCoding: 8 },
      { seq: 1, hex: hex('1022 Đạt 👍').slice(0, -4), dataCoding: 8 },
    ];

    expect(read({ ...stored, total: 2, parts })).toMatchObject({ message: { text: 'Đạt 👍', problems: [] } });
  });

  it('joins letters whose bytes were cut in two', () => {
    const whole = hex('Đường ngập');
    const odd = [whole.slice(0, 10), whole.slice(10)];
    const escaped = ['411b', '6542'];
    for (const [cut, dataCoding, text] of [
      [odd, 8, 'Đường ngập'],
      [escaped, 0, 'A€B'],
    ] as const) {
      const parts = cut.map((piece, index) => ({ seq: index + 1, hex: piece, dataCoding }));
      expect(read({ ...stored, total: 2, parts })).toMatchObject({ message: { text, problems: [] } });
    }
  });

  it('marks what is missing', () => {
    const parts = [{ seq: 2, hex: hex('giữa'), dataCoding: 8 }];

    expect(read({ ...stored, total: 4, parts })).toMatchObject({
      message: { text: '[…]giữa[…]', problems: [{ en: expect.stringContaining('never came') }] },
    });
  });

  it('may come from a number abroad or from a machine', () => {
    const parts = [{ seq: 1, hex: '616c6f', dataCoding: 0 }];

    expect(read({ ...stored, from: '14155552671', parts })).toMatchObject({
      message: { from: { address: '+14155552671' } },
    });
    expect(read({ ...stored, from: 'VIETTEL', fromTon: 5, parts })).toMatchObject({
      message: { from: { address: null, verified: false }, automatic: { kind: 'list' } },
    });
  });

  it.each(['', '{}', 'null', '[1]', '{"parts":"x"}'])('is unreadable as %j', (body) => {
    expect(read(body)).toMatchObject({ type: 'unreadable' });
    expect(read(body, 'delivery')).toMatchObject({ type: 'unreadable' });
    expect(read(body, 'unknown')).toMatchObject({ type: 'unreadable' });
  });
});

describe('waiting', () => {
  it('grows to a minute between tries', () => {
    expect([1, 2, 3, 20].map((failures) => backoffMs(failures, 1))).toEqual([500, 1000, 2000, 60_000]);
    expect(backoffMs(1, 0)).toBe(250);
  });

  it('lets no more work begin than the window holds', async () => {
    const pace = createPace({ windowSize: 2, throughput: 1000 });
    let [open, most] = [0, 0];

    await Promise.all(
      Array.from({ length: 8 }, () =>
        pace.run(async () => {
          open += 1;
          most = Math.max(most, open);
          await Promise.resolve();
          open -= 1;
        }),
      ),
    );

    expect(most).toBeLessThanOrEqual(2);
    expect(open).toBe(0);
  });
});
