import { randomUUID } from 'node:crypto';
import type { OutsideFile } from './platform-line.ts';

type Sent = OutsideFile & { readonly id: string; readonly key: string };
/** A picture that may be shown: what it is by its first bytes, not by its name. */
export type Picture = { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Buffer };

const MAX_BYTES = 48 * 1024 * 1024;

/** Copies of the files that people sent, so that their own phones can show them: platforms keep only names. */
export class SentPictures {
  #sent: Sent[] = [];

  keep(owner: { readonly channel: string; readonly personId: string }, files: readonly OutsideFile[]): void {
    for (const file of files) this.#sent.push({ ...file, id: randomUUID(), key: keyOf(owner, file.name) });
    let bytes = 0;
    const kept: Sent[] = [];
    for (const file of this.#sent.toReversed()) {
      bytes += file.bytes.length;
      if (bytes <= MAX_BYTES) kept.push(file);
    }
    this.#sent = kept.reverse();
  }

  /** Address at which the page can show it; null: not a picture that it could show. */
  urlOf(owner: { readonly channel: string; readonly personId: string }, name: string): string | null {
    const found = this.#sent.findLast((file) => file.key === keyOf(owner, name));
    return found && pictureIn(found.bytes) ? `/simulator/api/pictures/${found.id}` : null;
  }

  get(id: string): Picture | null {
    const found = this.#sent.find((file) => file.id === id);
    return found ? pictureIn(found.bytes) : null;
  }

  clear(): void {
    this.#sent = [];
  }
}

function keyOf(owner: { readonly channel: string; readonly personId: string }, name: string): string {
  return `${owner.channel} ${owner.personId} ${name}`;
}

function pictureIn(bytes: Buffer): Picture | null {
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return { type: 'image/jpeg', bytes };
  if (bytes.subarray(0, 4).toString('hex') === '89504e47') return { type: 'image/png', bytes };
  return null;
}
