import type { Happening } from '../../contract/simulator.ts';

type Numbered = { readonly seq: number };

/** Numbers everything that happens in one run of the simulator, so that a page can ask for what is new. */
export class Journal {
  readonly #limit: number;
  #position = 0;
  #happenings: Happening[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  get position(): number {
    return this.#position;
  }

  next(): number {
    this.#position += 1;
    return this.#position;
  }

  /** Writes one line; the oldest is forgotten when there are too many. */
  write(line: Omit<Happening, 'seq' | 'at'>): void {
    this.#happenings.push({ ...line, seq: this.next(), at: new Date().toISOString() });
    if (this.#happenings.length > this.#limit) this.#happenings.shift();
  }

  since(position: number): Happening[] {
    return newerThan(this.#happenings, position);
  }

  clear(): void {
    this.#happenings = [];
  }
}

export function newerThan<Item extends Numbered>(items: Iterable<Item>, position: number): Item[] {
  const newer: Item[] = [];
  for (const item of items) if (item.seq > position) newer.push(item);
  return newer;
}
