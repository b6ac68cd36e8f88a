import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskStore, type FileStore } from '../../src/platform/file-store.ts';

let root: string;
let store: FileStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hub-files-'));
  store = createDiskStore(root);
});
afterEach(() => rm(root, { recursive: true }));

/** Every file below the store's folder, by its path in it. */
async function filesBelow(folder = root): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

async function* inPieces(pieces: readonly Buffer[], end?: Error): AsyncGenerator<Buffer> {
  yield* pieces;
  if (end) await Promise.reject(end);
}

describe('the file store', () => {
  it('keeps a file under a random name with the hash of its bytes, given whole or in pieces', async () => {
    const bytes = Buffer.alloc(3 * 2 ** 20, 'đường ngập ');
    const sha256 = createHash('sha256').update(bytes).digest('hex');

    const whole = await store.put(bytes);
    const streamed = await store.put(inPieces([bytes.subarray(0, 1_000_001), bytes.subarray(1_000_001)]));
    const empty = await store.put(Buffer.alloc(0));

    expect([whole, streamed]).toMatchObject([
      { sha256, size: bytes.length },
      { sha256, size: bytes.length },
    ]);
    expect(empty.size).toBe(0);
    expect(new Set([whole.key, streamed.key, empty.key]).size).toBe(3);
    expect((await filesBelow()).sort()).toEqual(
      [whole, streamed, empty].map(({ key }) => `${key.slice(0, 2)}/${key}`).sort(),
    );
    const opened = await store.open(streamed.key);
    expect(opened && (await buffer(opened.stream)).equals(bytes)).toBe(true);
  });

  it('has nothing at all of a file that broke off', async () => {
    await expect(store.put(inPieces([Buffer.alloc(2 ** 20)], new Error('cut')))).rejects.toThrow('cut');

    expect(await filesBelow()).toEqual([]);
  });

  it('shows no half file while one is being written', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = (): void => undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    async function* slow() {
      yield Buffer.from('half');
      begun();
      await held;
      yield Buffer.from(' whole');
    }

    const writing = store.put(slow());
    await beginning;
    const [draft = ''] = await filesBelow();
    expect(draft).toMatch(/^incoming\//);
    expect(await store.open(path.basename(draft))).toBeNull();
    release();
    const { key } = await writing;

    expect(await readFile(path.join(root, key.slice(0, 2), key), 'utf8')).toBe('half whole');
  });

  it('removes what a process that died had begun, and leaves alone what is being written', async () => {
    const now = new Date();
    await mkdir(path.join(root, 'incoming'));
    for (const name of ['old', 'new']) await writeFile(path.join(root, 'incoming', name), 'half');
    await utimes(path.join(root, 'incoming', 'old'), now, new Date(now.getTime() - 7_200_000));

    expect(await store.removeUnfinished(3_600_000, now)).toBe(1);

    expect(await filesBelow()).toEqual(['incoming/new']);
    expect(await createDiskStore(path.join(root, 'nowhere')).removeUnfinished(0, now)).toBe(0);
  });

  it.each(['../../etc/passwd', '..', '', 'A'.repeat(40), `${'a'.repeat(38)}/.`, `${'a'.repeat(39)}\0`])(
    'takes %j for no key',
    async (key) => {
      await expect(store.open(key)).rejects.toThrow('not a file key');
      await expect(store.remove(key)).rejects.toThrow('not a file key');
    },
  );
});
