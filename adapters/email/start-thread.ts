import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { mailLimits } from './limits.ts';

const startMs = 30_000;

/** A thread that reads mail, ready for its first request. Rejects when it cannot be started. */
export async function startMailThread(): Promise<Worker> {
  const worker = createWorker({
    name: 'mail',
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: mailLimits.parseHeapMiB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(startMs) });
  } catch (error) {
    await worker.terminate();
    throw new Error('the thread that reads mail could not be started', { cause: error });
  }
  // Between two requests and while it is being ended nobody waits for an answer, and an unheard error ends the process.
  worker.on('error', () => undefined);
  return worker;
}

/** The built hub has the thread's file beside it; in a checkout its source is translated first. */
function createWorker(options: WorkerOptions): Worker {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) {
    return new Worker(new URL(here.includes('/chunks/') ? '../mail-worker.mjs' : './mail-worker.mjs', here), options);
  }
  const entry = fileURLToPath(new URL('./mail-worker.ts', import.meta.url));
  return new Worker(translateAndRun, { ...options, eval: true, workerData: entry });
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
