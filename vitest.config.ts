import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What real servers need: PostgreSQL, Redis and a place for what each file makes in them. */
const onServers = {
  // Real servers, browsers and clocks on a busy machine: one more try, and the end of the run names who needed it.
  retry: 1,
  globalSetup: ['test/support/servers.ts'],
  setupFiles: ['test/support/fail-on-warnings.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

/** Groups run one after the other, from the quickest to the slowest, so that a plain mistake shows first. */
export default defineConfig({
  test: {
    // Two at least: while one waits for a server, a clock or a browser, the other works.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,adapters,web,prisma}/**/*.test.{ts,tsx}'],
          // A few start threads; beside other work on two processors that takes its time.
          testTimeout: 30_000,
          setupFiles: ['test/support/fail-on-warnings.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['test/architecture/**/*.test.ts'],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...onServers, name: 'contract', include: ['test/contract/**/*.test.ts'], sequence: { groupOrder: 2 } },
      },
      {
        test: {
          ...onServers,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...onServers,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles: ['test/support/fail-on-warnings.ts', 'test/support/keep-failed-pages.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each brings a browser besides.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
