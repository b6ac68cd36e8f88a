import { fileParts, type FileStore } from '../../platform/file-store.ts';
import type { Sql } from '../../platform/sql.ts';
import { claimPart, unnamedOf } from './file-sweep-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** What is written is named by a row within minutes, or never will be. */
const settledMs = dayMs;
/** A hub that was pointed at another database, or got an old one back, has so long to find that out. */
const asideMs = 7 * dayMs;
const askedAtOnce = 500;

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += askedAtOnce) yield items.slice(at, at + askedAtOnce);
}

export type FileSweepDeps = {
  readonly database: Sql;
  readonly files: Pick<FileStore, 'writtenBefore' | 'setAside' | 'bringBack' | 'listAside' | 'remove'>;
  readonly now: () => Date;
  readonly log: { readonly info: (fields: object, message: string) => void };
};

/**
 * Frees the room of files that no row names: those of batches that were rolled back, of forms that nobody sent. They are
 * set aside first, come back when a row names them after all, and are removed after a week.
 */
export function createFileSweep({ database, files, now, log }: FileSweepDeps) {
  async function look(part: number, at: Date): Promise<void> {
    const settled = await files.writtenBefore(part, new Date(at.getTime() - settledMs));
    for (const keys of chunksOf(settled)) {
      for (const key of await unnamedOf(database, keys)) await files.setAside(key, at);
    }
  }

  async function lookAside(at: Date): Promise<void> {
    const aside = await files.listAside();
    let removed = 0;
    for (const some of chunksOf(aside)) {
      const keys = some.map((file) => file.key);
      const unnamed = new Set(await unnamedOf(database, keys));
      for (const { key, at: since } of some) {
        if (!unnamed.has(key)) await files.bringBack(key);
        else if (at.getTime() - since.getTime() >= asideMs) {
          await files.remove(key);
          removed += 1;
        }
      }
    }
    if (aside.length > 0) log.info({ aside: aside.length, removed }, 'looked at the files that no row names');
  }

  return {
    /** Looks at the next part of the store; true while the round of the day goes on. */
    async sweep(): Promise<boolean> {
      const at = now();
      const part = await claimPart(database, at);
      if (part === null) return false;
      await look(part, at);
      if (part === fileParts - 1) await lookAside(at);
      return true;
    },
  };
}
