import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** How a run ended. A file or a hook that could not run counts as one failure: its tests never said anything. */
export type Summary = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of those among the passed that failed at first. */
  readonly unsteady: readonly string[];
};

/** Writes the summary to the file named by HUB_TEST_SUMMARY, for scripts/test.mjs to print as its last lines. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['HUB_TEST_SUMMARY'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(summarise(modules, unhandledErrors.length)));
  }
}

function summarise(modules: readonly TestModule[], unhandledErrors: number): Summary {
  const count = { passed: 0, failed: unhandledErrors, skipped: 0 };
  const unsteady: string[] = [];
  for (const module of modules) {
    if (module.errors().length > 0) count.failed += 1;
    for (const suite of module.children.allSuites()) if (hasBroken(suite)) count.failed += 1;
    for (const test of module.children.allTests()) {
      count[stateOf(test)] += 1;
      if (test.diagnostic()?.flaky) unsteady.push(`${module.relativeModuleId} > ${test.fullName}`);
    }
  }
  return { ...count, unsteady };
}

function hasBroken(suite: TestSuite): boolean {
  return suite.errors().length > 0;
}

function stateOf(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const { state } = test.result();
  // A test still pending when the run ends was cut short.
  return state === 'pending' ? 'failed' : state;
}
