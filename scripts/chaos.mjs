// `npm run chaos [-- --help]`: kills and stops parts of a hub while people write to it, and counts what became of their messages.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { ensureRedis } from './setup-programs.mjs';
import { at, checkout, runSetup } from './setup.mjs';

/** What the developer's own hub is told must not reach the hub that is tried. */
for (const name of Object.keys(process.env))
  if (/^(HUB_|PORT$|HOST$|DATABASE_(URL|REPLICA_URL|POOL)$|REDIS_URL$|NODE_ENV$)/.test(name)) delete process.env[name];

const isReady = await runSetup(async () => {
  await ensurePackages();
  await ensureRedis();
  await ensureBuilt();
  await buildChaos();
});
if (isReady) {
  const main = at('dist', 'chaos', 'main.mjs');
  process.argv = [process.execPath, main, ...process.argv.slice(2)];
  await import(pathToFileURL(main).href);
}

async function buildChaos() {
  const { build, stop } = await import('esbuild');
  await build({
    absWorkingDir: checkout,
    entryPoints: [path.join('test', 'chaos', 'main.ts')],
    outdir: path.join('dist', 'chaos'),
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
