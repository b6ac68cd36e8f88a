import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where attachments lie. Keys are random and made here; nothing of a sender's file name reaches the disk. */
export type FileStore = {
  /** Durable when it resolves. */
  readonly put: (bytes: Buffer) => Promise<{ readonly key: string; readonly sha256: string }>;
  readonly open: (key: string) => Promise<{ readonly stream: Readable; readonly size: number } | null>;
  readonly remove: (key: string) => Promise<void>;
};

const keyPattern = /^[0-9a-f]{40}$/;

/** Files on the local disk, fanned out by the first two signs of the key. */
export function createDiskStore(root: string): FileStore {
  const place = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a file key');
    return path.join(root, key.slice(0, 2), key);
  };
  return {
    async put(bytes) {
      const key = randomBytes(20).toString('hex');
      const target = place(key);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      const file = await open(`${target}.part`, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${target}.part`, target);
      return { key, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    async open(key) {
      const target = place(key);
      const found = await stat(target).catch(() => null);
      return found?.isFile() ? { stream: createReadStream(target), size: found.size } : null;
    },
    async remove(key) {
      await rm(place(key), { force: true });
    },
  };
}
