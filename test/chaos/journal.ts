/** A message as its sender knows it. Without `acknowledgedAt` the sender never heard that it was taken: it may have been. */
export type Entry = {
  /** Stands in the text, so that the message can be found again. */
  readonly mark: string;
  readonly client: string;
  readonly number: number;
  readonly acknowledgedAt: number | null;
};

/** What all senders remember of a run; the hub's balance is held against it. */
export type Journal = {
  readonly write: (entry: Entry) => void;
  readonly acknowledge: (mark: string, at: number) => void;
  readonly entries: () => readonly Entry[];
};

export function createJournal(): Journal {
  const byMark = new Map<string, Entry>();
  return {
    write: (entry) => void byMark.set(entry.mark, entry),
    acknowledge(mark, at) {
      const entry = byMark.get(mark);
      if (!entry) throw new Error(`${mark} was acknowledged before it was written down`);
      byMark.set(mark, { ...entry, acknowledgedAt: at });
    },
    entries: () => [...byMark.values()],
  };
}

export function markOf(client: string, number: number): string {
  return `${client}-${String(number).padStart(6, '0')}`;
}

/** How a mark stands in a text; PostgreSQL reads it by the same pattern. */
export function wordsOf(mark: string): string {
  return `Số hiệu thư [${mark}].`;
}
export const markPattern = String.raw`Số hiệu thư \[([a-z0-9-]+)\]`;
