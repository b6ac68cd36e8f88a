// `npm run bench [-- --help]`: how fast the hub is beside what could be had by hand. Ends by itself; nothing is left running.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { ensureRedis } from './setup-programs.mjs';
import { at, checkout, runSetup } from './setup.mjs';

const ENTRIES = ['main', 'hub-web', 'hub-worker', 'floor-server', 'floor-writer'];

/** What the developer's own hub is told must not reach the hub that is measured. */
for (const name of Object.keys(process.env))
  if (/^(HUB_|PORT$|HOST$|DATABASE_(URL|REPLICA_URL|POOL)$|REDIS_URL$|NODE_ENV$)/.test(name)) delete process.env[name];

const isReady = await runSetup(async () => {
  await ensurePackages();
  await ensureRedis();
  await ensureBuilt();
  await buildBench();
});
if (isReady) {
  const main = at('dist', 'bench', 'main.mjs');
  process.argv = [process.execPath, main, ...process.argv.slice(2)];
  await import(pathToFileURL(main).href);
}

/** Bundled like the server itself, from the same sources. */
async function buildBench() {
  const { build, stop } = await import('esbuild');
  await build({
    absWorkingDir: checkout,
    entryPoints: Object.fromEntries([
      ...ENTRIES.map((name) => [name, path.join('test', 'bench', `${name}.ts`)]),
      ['decide-worker', 'src/features/routing/decide-worker.ts'],
      ['mail-worker', 'adapters/email/mail-worker.ts'],
    ]),
    outdir: path.join('dist', 'bench'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    loader: { '.css': 'text', '.svg': 'text', '.csv': 'text', '.geojson': 'json' },
    logLevel: 'warning',
  });
  await stop();
}
