import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that runs `entry`, the address of its source as seen from the caller. The built hub has the thread's file beside it
 * (scripts/build-server.mjs names it); in a checkout its source is translated first.
 */
export function createThread(entry: URL, options: WorkerOptions): Worker {
  const here = import.meta.url;
  if (here.endsWith('.ts'))
    return new Worker(translateAndRun, { ...options, eval: true, workerData: fileURLToPath(entry) });
  const name = entry.pathname.slice(entry.pathname.lastIndexOf('/') + 1).replace(/\.ts$/u, '.mjs');
  return new Worker(new URL(here.includes('/chunks/') ? `../${name}` : `./${name}`, here), options);
}

/**
 * @NOTE Node 20 runs no TypeScript, also not in a thread, and the loader of the tests does not reach into one. So the
 * thread translates its own source with the compiler that the build uses.
 */
const translateAndRun = `
const { createRequire } = require('node:module');
const entry = require('node:worker_threads').workerData;
const load = createRequire(entry);
const { outputFiles } = load('esbuild').buildSync({
  entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external',
  write: false, logLevel: 'silent',
});
new Function('require', 'module', 'exports', outputFiles[0].text)(load, { exports: {} }, {});
`;
