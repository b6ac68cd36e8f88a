import path from 'node:path';
import type { ExampleLine } from '../../src/features/routing/example-lines.ts';
import { loadShippedExamples, readExampleFolder } from '../../src/features/routing/shipped-examples.ts';

/** The shipped examples, and the held-out texts of other voices that nothing is ever learned from. */
export function loadExamples(checkout: string): { training: ExampleLine[]; heldOut: ExampleLine[] } {
  return { training: loadShippedExamples(checkout), heldOut: readExampleFolder(path.join(checkout, 'test', 'eval')) };
}
