/** One measurement: work per second of the floor and of the hub, round by round. */
export type Measured = {
  readonly floor: readonly number[];
  readonly hub: readonly number[];
  /** Median of the rounds' own ratios, so that a slow minute of the machine hits both sides alike. */
  readonly ratio: number;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Runs both sides by turns: a round to warm up, then `rounds` that count, the order changing from round to round. */
export async function alternate(
  rounds: number,
  sides: { readonly floor: () => Promise<number>; readonly hub: () => Promise<number> },
): Promise<Measured> {
  await sides.hub();
  await sides.floor();
  const floor: number[] = [];
  const hub: number[] = [];
  const runFloor = async () => floor.push(await sides.floor());
  const runHub = async () => hub.push(await sides.hub());
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? [runFloor, runHub] : [runHub, runFloor];
    for (const run of order) await run();
  }
  return { floor, hub, ratio: median(hub.map((value, round) => value / (floor[round] ?? Number.NaN))) };
}
