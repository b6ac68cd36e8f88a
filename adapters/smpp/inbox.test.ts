import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntakeDoor, NewReceipt } from '../../src/channels/door.ts';
import type { Delivered } from './delivered.ts';
import { createInbox } from './inbox.ts';
import { smppSettings } from './schema.ts';

const settings = smppSettings.parse({ host: 'h', systemId: 'hub', password: 'secret', sourceAddr: '1022' });

let now: Date;
let stored: NewReceipt[];
let cursor: unknown;
let failing: 'no' | 'before' | 'after';
let door: IntakeDoor;

beforeEach(() => {
  now = new Date('2026-01-12T03:30:00Z');
  stored = [];
  cursor = null;
  failing = 'no';
  door = {
    loadCursor: () => Promise.resolve(cursor),
    accept: (batch) => {
      if (failing === 'before') return Promise.reject(new Error('the database is away'));
      for (const receipt of batch.receipts)
        if (!stored.some((one) => one.externalId === receipt.externalId)) stored.push(receipt);
      cursor = JSON.parse(JSON.stringify(batch.cursor?.value));
      return failing === 'after' ? Promise.reject(new Error('the answer was lost')) : Promise.resolve();
    },
    report: () => undefined,
    log: { warn: () => undefined, info: () => undefined },
  };
});

function message(text: string, place: Delivered['place'] = null): Delivered {
  return {
    isReceipt: false,
    from: '84912345678',
    fromTon: 1,
    to: '1022',
    dataCoding: 0,
    bytes: Buffer.from(text),
    place,
    receiptedId: null,
    messageState: null,
  };
}

/** Takes one thing in and resolves with the status of the answer. */
function taken(inbox: Awaited<ReturnType<typeof createInbox>>, delivered: Delivered, session = 1): Promise<number> {
  return new Promise((resolve) => inbox.take({ delivered, session, answer: resolve }));
}

function open() {
  return createInbox(door, { settings, now: () => now });
}

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

describe('the inbox of a centre', () => {
  it('takes the same words again as one message when the connection changed, or at once', async () => {
    await using inbox = await open();
    await taken(inbox, message('alo'));

    expect(await taken(inbox, message('alo'))).toBe(0);
    later(600);
    expect(await taken(inbox, message('alo'), 2)).toBe(0);

    expect(stored).toHaveLength(1);
  });

  it('takes the same words minutes later as a second message', async () => {
    await using inbox = await open();
    await taken(inbox, message('alo'));
    later(300);

    await taken(inbox, message('alo'));

    expect(stored).toHaveLength(2);
  });

  it('knows after a restart what came before it', async () => {
    {
      await using inbox = await open();
      await taken(inbox, message('alo'));
    }
    later(600);
    await using again = await open();

    await taken(again, message('alo'));

    expect(stored).toHaveLength(1);
  });

  it('asks for everything again that could not be stored, and stores it once', async () => {
    await using inbox = await open();
    failing = 'before';
    expect(await taken(inbox, message('alo'))).toBe(0x64);
    failing = 'no';
    later(5);

    expect(await taken(inbox, message('alo'))).toBe(0);

    expect(stored).toHaveLength(1);
  });

  it('does not double what was stored although the database seemed away', async () => {
    await using inbox = await open();
    failing = 'after';
    expect(await taken(inbox, message('alo'))).toBe(0x64);
    failing = 'no';
    later(90);

    expect(await taken(inbox, message('alo'))).toBe(0);

    expect(stored).toHaveLength(1);
  });

  it('confirms each part on its own, and joins them over a restart', async () => {
    {
      await using inbox = await open();
      expect(await taken(inbox, message('b', { reference: 1, total: 2, seq: 2 }))).toBe(0);
      expect(stored).toHaveLength(0);
    }
    await using again = await open();

    expect(await taken(again, message('a', { reference: 1, total: 2, seq: 1 }))).toBe(0);

    expect(stored.map((one) => JSON.parse(one.body.toString()))).toMatchObject([
      { total: 2, parts: [{ seq: 1 }, { seq: 2 }] },
    ]);
    expect(await taken(again, message('a', { reference: 1, total: 2, seq: 1 }))).toBe(0);
    expect(cursor).toMatchObject({ waiting: [] });
  });

  it('gives up waiting for a part by itself', async () => {
    await using inbox = await open();
    await taken(inbox, message('a', { reference: 1, total: 2, seq: 1 }));
    later(61);

    await vi.waitFor(() => expect(stored).toHaveLength(1), { timeout: 5000 });
  });

  it('keeps a receipt that names nothing for people to look at', async () => {
    await using inbox = await open();

    await taken(inbox, { ...message('hello'), isReceipt: true });
    await taken(inbox, { ...message('id:7 stat:DELIVRD err:000'), isReceipt: true });

    expect(stored).toMatchObject([{ kind: 'unknown' }, { kind: 'delivery', externalId: '7:DELIVRD' }]);
  });

  it('starts anew from a cursor that it cannot read', async () => {
    cursor = { version: 0 };
    await using inbox = await open();

    expect(await taken(inbox, message('alo'))).toBe(0);
  });
});
