import { readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { phonePhoto } from '../support/pages/photo.ts';
import { eventually, webReport } from '../support/people.ts';

const dayMs = 24 * 60 * 60 * 1000;
let hub: TestHub;
let days = 0;

beforeAll(async () => {
  // No worker: the test itself takes the steps.
  hub = await startTestHub({ overrides: { roles: ['web'], now: () => new Date(Date.now() + days * dayMs) } });
});
afterAll(() => hub[Symbol.asyncDispose]());

/** One whole round, which begins once a day. */
async function sweepRound(): Promise<void> {
  while (await hub.context.fileSweep.sweep());
}

function put(words: string): Promise<{ readonly key: string }> {
  return hub.context.files.put(Buffer.from(words));
}

async function wordsOf(key: string): Promise<string | null> {
  const found = await hub.context.files.open(key);
  return found && text(found.stream);
}

const asideKeys = async () => (await hub.context.files.listAside()).map((file) => file.key);

function sql(name: string, words: string, values: readonly unknown[] = []) {
  return hub.context.database.query<Record<string, unknown>>({ name: `test-sweep-${name}`, text: words }, values);
}

describe('files that no row names', () => {
  it('are set aside after a day and gone a week later; what was just written stays', async () => {
    await sweepRound();
    const old = await put('của một đợt bị hoàn lại');

    days += 1.5;
    // By the clock of the disk this one is written now, a day and a half later.
    const young = await put('đang ghi');
    utimesSync(path.join(hub.dataDir, 'files', young.key.slice(0, 2), young.key), hub.context.now(), hub.context.now());
    await sweepRound();
    expect(await asideKeys()).toEqual([old.key]);
    expect(await wordsOf(old.key)).toBe('của một đợt bị hoàn lại');

    days += 6;
    await sweepRound();
    expect(await wordsOf(old.key)).toBe('của một đợt bị hoàn lại');

    days += 2;
    await sweepRound();
    expect(await wordsOf(old.key)).toBeNull();
    expect(await asideKeys()).toEqual([young.key]);
  });

  it('come back when a row names them after all: it was written late, or the hub had another database', async () => {
    const late = await put('ghi trước, lưu sau');
    days += 1.5;
    await sweepRound();
    expect(await asideKeys()).toContain(late.key);

    await sql(
      'call',
      `INSERT INTO "call" ("id", "account_id", "call_id", "direction", "state", "started_at", "updated_at", "store_key")
        VALUES (gen_random_uuid(), 'voice', 'c-1', 'in', 'ended', now(), now(), $1)`,
      [late.key],
    );
    days += 9;
    await sweepRound();

    expect(await asideKeys()).not.toContain(late.key);
    expect(readFileSync(path.join(hub.dataDir, 'files', late.key.slice(0, 2), late.key), 'utf8')).toBe(
      'ghi trước, lưu sau',
    );
  });
});

describe('files in use', () => {
  it('of every table that names one stay where they are', async () => {
    const { name, mimeType: type, buffer: bytes } = await phonePhoto();
    const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), [{ name, type, bytes }]);
    submitted.parse(posted.body);
    await eventually(async () => {
      await hub.context.intake.processBatch(10);
      expect(await sql('shown', `SELECT 1 FROM "attachment" WHERE "shown_key" IS NOT NULL`)).toHaveLength(1);
    });
    const [piece, other] = [await put('nửa đầu'), await put('nửa sau')];
    await sql(
      'upload',
      `INSERT INTO "upload" ("id", "name", "type", "size", "received", "store_key", "created_at", "expires_at")
        VALUES (gen_random_uuid(), 'a.txt', 'text/plain', 9, 9, $1, now(), now() + interval '90 days')`,
      [`${piece.key},${other.key}`],
    );
    const recording = await put('ghi âm');
    await sql(
      'recording',
      `INSERT INTO "call" ("id", "account_id", "call_id", "direction", "state", "started_at", "updated_at", "store_key")
        VALUES (gen_random_uuid(), 'voice', 'c-2', 'in', 'ended', now(), now(), $1)`,
      [recording.key],
    );
    const [letter, shown] = [await put('thư kèm câu trả lời'), await put('ảnh mã hóa lại')];
    await sql(
      'reply-file',
      `INSERT INTO "reply_file" ("id", "ticket_id", "author_id", "purpose", "name", "type", "size", "sha256", "store_key", "shown_key", "scan", "created_at")
        VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 'answer', 'a.jpg', 'image/jpeg', 9, '', $1, $2, 'clean', now())`,
      [letter.key, shown.key],
    );
    const [attachment] = await sql('attachment', `SELECT "store_key", "shown_key" FROM "attachment"`);
    const used = [
      attachment?.['store_key'],
      attachment?.['shown_key'],
      piece.key,
      other.key,
      recording.key,
      letter.key,
      shown.key,
    ];

    days += 2;
    await sweepRound();

    const aside = await asideKeys();
    for (const key of used) expect(aside).not.toContain(key);
  });

  it('are named by these columns alone; a new one belongs into the sweep', async () => {
    const columns = await sql(
      'columns',
      `SELECT "table_name" || '.' || "column_name" AS "name" FROM "information_schema"."columns"
        WHERE "table_schema" = 'public' AND "column_name" ~ '(store|shown|file)_key' ORDER BY 1`,
    );

    expect(columns.map((column) => column['name'])).toEqual([
      'attachment.shown_key',
      'attachment.store_key',
      'call.store_key',
      'reply_file.shown_key',
      'reply_file.store_key',
      'upload.store_key',
    ]);
  });
});

it('of a round each part is given to one process, and a round begins once a day', async () => {
  days += 2;
  const parts = await Promise.all([countSteps(), countSteps(), countSteps()]);

  expect(parts.reduce((sum, count) => sum + count, 0)).toBe(256);
  expect(await countSteps()).toBe(0);
});

async function countSteps(): Promise<number> {
  let count = 0;
  while (await hub.context.fileSweep.sweep()) count += 1;
  return count;
}
