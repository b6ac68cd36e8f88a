import { expect, it } from 'vitest';
import { runChaos } from '../chaos/run.ts';

// `npm run chaos` does the same for as many rounds as one has time for; this seed kills PostgreSQL, the web and a worker.
const seed = 1626;

it('a hub whose processes are killed keeps every message that it acknowledged, once', async () => {
  const { verdict, isBalanced, recoveriesMs, crashes } = await runChaos({
    rounds: 3,
    seed,
    keep: false,
    say: () => undefined,
    signal: new AbortController().signal,
  });

  expect(verdict.acknowledged).toBeGreaterThan(20);
  expect(verdict).toMatchObject({ lost: [], duplicated: [], outOfOrder: [] });
  expect({ isBalanced, crashes }).toEqual({ isBalanced: true, crashes: {} });
  expect(recoveriesMs).not.toContain(null);
}, 180_000);
