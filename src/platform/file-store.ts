import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
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
  /** Keys of one part (of `fileParts`) of the files, those written before `at`; not those set aside. */
  readonly writtenBefore: (part: number, at: Date) => Promise<string[]>;
  /** Puts a file that seems to be nobody's where it waits to be removed; it can still be opened. */
  readonly setAside: (key: string, now: Date) => Promise<void>;
  /** Undoes `setAside`. */
  readonly bringBack: (key: string) => Promise<void>;
  /** Keys of the files set aside, with when that was. */
  readonly listAside: () => Promise<{ readonly key: string; readonly at: Date }[]>;
};

/** The store lies in so many parts, numbered from 0. */
export const fileParts = 256;

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

/** A file that somebody removed meanwhile needs no place any more. */
async function unlessGone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Files on the local disk, fanned out by the first two signs of the key. */
export function createDiskStore(root: string): FileStore {
  const drafts = path.join(root, 'incoming');
  const aside = path.join(root, 'aside');
  const place = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a file key');
    return path.join(root, key.slice(0, 2), key);
  };

  /** Files of a folder with the time of their last change; one that goes away meanwhile is left out. */
  async function timesIn(folder: string): Promise<{ key: string; at: Date }[]> {
    const found: { key: string; at: Date }[] = [];
    for (const key of await readdir(folder).catch(() => [])) {
      const file = keyPattern.test(key) ? await stat(path.join(folder, key)).catch(() => null) : null;
      if (file?.isFile()) found.push({ key, at: file.mtime });
    }
    return found;
  }

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
      for (const target of [place(key), path.join(aside, key)]) {
        const found = await stat(target).catch(() => null);
        if (found?.isFile()) return { stream: createReadStream(target), size: found.size };
      }
      return null;
    },
    async remove(key) {
      await rm(place(key), { force: true });
      await rm(path.join(aside, key), { force: true });
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
    async writtenBefore(part, at) {
      const folder = path.join(root, part.toString(16).padStart(2, '0'));
      return (await timesIn(folder)).filter((file) => file.at < at).map((file) => file.key);
    },
    async setAside(key, now) {
      await mkdir(aside, { recursive: true, mode: 0o700 });
      // The time first: a process that dies between leaves a file that looks new, never one that seems to have waited.
      await unlessGone(utimes(place(key), now, now));
      await unlessGone(rename(place(key), path.join(aside, key)));
    },
    bringBack: (key) => unlessGone(rename(path.join(aside, key), place(key))),
    listAside: () => timesIn(aside),
  };
}
