import fc from 'fast-check';

/** What ordinary runs draw from, so that one commit gives one result (docs/decisions/0020-what-tests-draw.md). */
const ordinarySeed = 1022;

/** How a property is tried. */
type Plan<Values> = {
  /** How many drawn values an ordinary run tries; `npm run fuzz` tries a multiple. 100 unless told. */
  readonly runs?: number;
  /** Values tried before those that are drawn: what was found once stays found. */
  readonly examples?: Values[];
};

/**
 * Tries a property on drawn values: always the same ones in `npm test` and `npm run check`, new ones in `npm run fuzz`.
 * @throws with the least counterexample that was found
 */
export function assertProperty<Values>(property: fc.IAsyncProperty<Values>, plan?: Plan<Values>): Promise<void>;
export function assertProperty<Values>(property: fc.IProperty<Values>, plan?: Plan<Values>): void;
export function assertProperty<Values>(
  property: fc.IRawProperty<Values>,
  { runs = 100, examples = [] }: Plan<Values> = {},
): Promise<void> | void {
  const times = Number(process.env['HUB_FUZZ_TIMES'] ?? 1);
  const seed = Number(process.env['HUB_FUZZ_SEED'] ?? ordinarySeed);
  return fc.assert(property, { numRuns: runs * times, seed, examples });
}
