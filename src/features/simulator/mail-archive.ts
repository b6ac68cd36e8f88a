import type { SimulatedMail } from '../../contract/simulator.ts';
import { newerThan } from './journal.ts';

export type ArchivedFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** A mail with what the page never needs: the references of its thread and the bytes of its files. */
export type ArchivedMail = {
  readonly mail: SimulatedMail;
  readonly messageId: string;
  readonly references: readonly string[];
  readonly files: readonly ArchivedFile[];
};

const MAX_PER_PERSON = 60;
const MAX_FILE_BYTES = 96 * 1024 * 1024;

/** All mailboxes outside, in memory: so many mails per person, and files up to a sum; the oldest go first. */
export class MailArchive {
  readonly #mails = new Map<string, ArchivedMail>();

  add(entry: ArchivedMail): void {
    this.#mails.set(entry.mail.id, entry);
    const own = [...this.#mails.values()].filter((other) => other.mail.personId === entry.mail.personId);
    for (const old of own.slice(0, Math.max(0, own.length - MAX_PER_PERSON))) this.#mails.delete(old.mail.id);
    let bytes = 0;
    for (const other of [...this.#mails.values()].reverse()) {
      bytes += other.files.reduce((sum, file) => sum + file.bytes.length, 0);
      if (bytes > MAX_FILE_BYTES) this.#mails.delete(other.mail.id);
    }
  }

  get(id: string): ArchivedMail | undefined {
    return this.#mails.get(id);
  }

  of(personId: string): SimulatedMail[] {
    return [...this.#mails.values()].map((entry) => entry.mail).filter((mail) => mail.personId === personId);
  }

  since(position: number): SimulatedMail[] {
    return newerThan(
      [...this.#mails.values()].map((entry) => entry.mail),
      position,
    );
  }

  clear(): void {
    this.#mails.clear();
  }
}
