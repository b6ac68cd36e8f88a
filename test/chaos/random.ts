/** Chance that can be had again: the same seed gives the same run of numbers. */
export type Random = {
  /** From 0 up to and without 1. */
  readonly next: () => number;
  readonly between: (from: number, to: number) => number;
  readonly isTrue: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** The generator known as mulberry32; small, and good enough to choose moments and victims. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    isTrue: (share) => next() < share,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
