import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** What is stored: all of it at hand, or coming in pieces (a stream). */
export type FileContent = Buffer | AsyncIterable<Uint8Array>;

export type StoredFile = { readonly key: string; readonly sha256: string; readonly size: number };

/** Where attachments lie. Keys are random and made here; nothing of a sender's file name reaches the disk. */
export type FileStore = {
  /** Durable and whole when it resolves; when it rejects, or the process dies, there is no file under any key. */
  readonly put: (content: FileContent) => Promise<StoredFile>;
  readonly open: (key: string) => Promise<{ readonly stream: Readable; readonly size: number } | null>;
  readonly remove: (key: string) => Promise<void>;
  /** Removes what a process that died had begun to write longer ago than this; resolves to how many. */
  readonly removeUnfinished: (olderThanMs: number, now: Date) => Promise<number>;
};

const keyPattern = /^[0-9a-f]{40}$/;
/** A large file is hashed and written piece by piece, so that others get their turn between. */
const pieceBytes = 256 * 1024;

async function* piecesOf(content: FileContent): AsyncGenerator<Uint8Array> {
  if (!Buffer.isBuffer(content)) {
    yield* content;
    return;
  }
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
}

/** Writes to a name that nobody reads. The hash is taken of what was written, not of what was meant to be. */
async function writeDraft(draft: string, content: FileContent): Promise<Pick<StoredFile, 'sha256' | 'size'>> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(draft, 'wx', 0o600);
  try {
    for await (const piece of piecesOf(content)) {
      hash.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** A rename is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Files on the local disk, fanned out by the first two signs of the key. */
export function createDiskStore(root: string): FileStore {
  const drafts = path.join(root, 'incoming');
  const place = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a file key');
    return path.join(root, key.slice(0, 2), key);
  };
  return {
    async put(content) {
      const key = randomBytes(20).toString('hex');
      const target = place(key);
      const draft = path.join(drafts, key);
      const folder = path.dirname(target);
      await mkdir(drafts, { recursive: true, mode: 0o700 });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        const written = await writeDraft(draft, content);
        await rename(draft, target);
        await syncFolder(folder);
        return { key, ...written };
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async open(key) {
      const target = place(key);
      const found = await stat(target).catch(() => null);
      return found?.isFile() ? { stream: createReadStream(target), size: found.size } : null;
    },
    async remove(key) {
      await rm(place(key), { force: true });
    },
    async removeUnfinished(olderThanMs, now) {
      let removed = 0;
      for (const name of await readdir(drafts).catch(() => [])) {
        const draft = path.join(drafts, name);
        const found = await stat(draft).catch(() => null);
        if (!found || now.getTime() - found.mtimeMs < olderThanMs) continue;
        await rm(draft, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
