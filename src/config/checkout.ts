import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from './start-failure.ts';

/** The folder that holds package.json and prisma/: found by walking up, because this file runs from src/ in tests and from dist/ when bundled. */
export function findCheckout(from: string = fileURLToPath(import.meta.url)): string {
  for (let dir = path.dirname(from); ; dir = path.dirname(dir)) {
    if (existsSync(path.join(dir, 'package.json')) && existsSync(path.join(dir, 'prisma'))) return dir;
    if (dir === path.dirname(dir)) throw new StartFailure(`No hub folder (package.json beside prisma/) above ${from}.`);
  }
}
